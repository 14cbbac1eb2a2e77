import { Resolver, Subscription } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import { closable } from '../common/closable';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { documentsByIds } from './document-store';
import { Document } from './document.type';

/** Documents as they are read in. A state that nobody was there to hear is in the list. */
@Resolver()
export class DocumentEventsResolver {
  constructor(
    private readonly bus: EventBus,
    private readonly database: Database,
  ) {}

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Subscription(() => Document, { resolve: (value: unknown) => value, description: 'An agent: documents as they are read in.' })
  documentEvents(@Caller() caller: TeamCaller): AsyncGenerator<Document> {
    // Only the newest state of each document matters: several changes while one is being sent become one.
    const changed = new Set<string>();
    let wake: () => void = () => undefined;
    let open = true;
    const stop = this.bus.subscribe('document', ({ workspaceId, documentId }) => {
      if (workspaceId !== caller.workspaceId) return;
      changed.add(documentId);
      wake();
    });
    const close = (): void => {
      open = false;
      stop();
      wake();
    };
    return closable(this.documents(caller, changed, () => open, (waiter) => (wake = waiter)), close);
  }

  private async *documents(caller: TeamCaller, changed: Set<string>, open: () => boolean, onWake: (waiter: () => void) => void): AsyncGenerator<Document> {
    while (open()) {
      const ids = [...changed];
      changed.clear();
      const found = ids.length === 0 ? null : await this.database.inWorkspace(caller, (tx) => documentsByIds(tx, ids));
      for (const document of found?.values() ?? []) if (document) yield document;
      if (changed.size === 0 && open()) await new Promise<void>((resolve) => onWake(resolve));
    }
  }
}

import { Resolver, Subscription } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { followChanges } from '../events/follow-changes';
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
    return followChanges(this.bus, 'document', (hint) => (hint.workspaceId === caller.workspaceId ? hint.documentId : null), (ids) => this.database.inWorkspace(caller, (tx) => documentsByIds(tx, ids)));
  }
}

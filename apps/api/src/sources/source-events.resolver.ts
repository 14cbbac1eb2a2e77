import { Resolver, Subscription } from '@nestjs/graphql';
import { Caller, ForTeam } from '../common/access';
import type { TeamCaller } from '../common/principal';
import { Database } from '../database/transaction';
import { followChanges } from '../events/follow-changes';
import { EventBus } from '../events/event-bus';
import { sourcesByIds } from './source-store';
import { Source } from './source.type';

/** Websites as they are read. A state that nobody was there to hear is in the list. */
@Resolver()
export class SourceEventsResolver {
  constructor(
    private readonly bus: EventBus,
    private readonly database: Database,
  ) {}

  @ForTeam({ scope: 'KNOWLEDGE_READ' })
  @Subscription(() => Source, { resolve: (value: unknown) => value, description: 'An agent: websites as they are read in.' })
  sourceEvents(@Caller() caller: TeamCaller): AsyncGenerator<Source> {
    return followChanges(this.bus, 'source', (hint) => (hint.workspaceId === caller.workspaceId ? hint.sourceId : null), (ids) => this.database.inWorkspace(caller, (tx) => sourcesByIds(tx, ids)));
  }
}

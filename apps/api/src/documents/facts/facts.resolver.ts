import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Caller, ForTeam, MANAGING } from '../../common/access';
import type { Connection } from '../../common/connection';
import { settle } from '../../common/errors';
import { loaderOf, type GraphqlContext } from '../../common/graphql-context';
import type { TeamCaller } from '../../common/principal';
import { Database } from '../../database/transaction';
import { Document } from '../document.type';
import { DocumentLoaders } from '../loaders';
import { conflictPage, decisionsOf, lastCheck } from './conflicts';
import { DecideConflict } from './decide-conflict';
import { ConflictDecisionRecord, FactCheck, FactConflict, FactConflictConnection, FactConflictPayload, FactSide } from './facts.type';

const Reading = () => ForTeam({ scope: 'KNOWLEDGE_READ' });
const Writing = () => ForTeam({ roles: MANAGING, scope: 'KNOWLEDGE_WRITE' });

/** Facts that contradict each other across documents. */
@Resolver(() => FactConflict)
export class FactConflictResolver {
  constructor(
    private readonly database: Database,
    private readonly decide: DecideConflict,
  ) {}

  @Reading()
  @Query(() => FactConflictConnection, { description: 'Contradictions that stand, the surest first. A pair leaves when one of its sentences is changed.' })
  factConflicts(
    @Caller() caller: TeamCaller,
    @Args('dismissed', { type: () => Boolean, nullable: true, defaultValue: false }) dismissed?: boolean,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<FactConflict>> {
    return this.database.inWorkspace(caller, (tx) => conflictPage(tx, { first, after }, dismissed ?? false));
  }

  @Reading()
  @Query(() => FactCheck, { nullable: true, description: 'When the documents were compared last; null before the first time.' })
  factCheck(@Caller() caller: TeamCaller): Promise<FactCheck | null> {
    return this.database.inWorkspace(caller, lastCheck);
  }

  @Writing()
  @Mutation(() => FactConflictPayload, { description: 'This is no contradiction, or one that is meant. The reason is kept.' })
  dismissFactConflict(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('reason') reason: string): Promise<FactConflictPayload> {
    return settle(() => this.decide.dismiss(caller, id, reason));
  }

  @Writing()
  @Mutation(() => FactConflictPayload)
  reopenFactConflict(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<FactConflictPayload> {
    return settle(() => this.decide.reopen(caller, id));
  }

  @ResolveField(() => [ConflictDecisionRecord])
  decisions(@Parent() conflict: FactConflict, @Context() context: GraphqlContext): Promise<ConflictDecisionRecord[]> {
    const loader = loaderOf(context, 'facts.decisions', () => new DataLoader<string, ConflictDecisionRecord[]>(async (ids) => {
      const found = await this.database.inWorkspace(conflict, (tx) => decisionsOf(tx, ids));
      return ids.map((id) => found.get(id) ?? []);
    }));
    return loader.load(conflict.id);
  }
}

/** The document a fact stands in, while it exists. */
@Resolver(() => FactSide)
export class FactSideResolver {
  constructor(private readonly loaders: DocumentLoaders) {}

  @ResolveField(() => Document, { nullable: true })
  document(@Parent() side: FactSide, @Context() context: GraphqlContext): Promise<Document | null> {
    return this.loaders.document(context).load(side.documentId);
  }
}

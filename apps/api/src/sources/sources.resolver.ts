import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Caller, ForTeam, MANAGING } from '../common/access';
import type { Connection } from '../common/connection';
import { notFound, settle } from '../common/errors';
import { loaderOf, type GraphqlContext } from '../common/graphql-context';
import { isId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Database } from '../database/transaction';
import { Document } from '../documents/document.type';
import { DocumentLoaders } from '../documents/loaders';
import { ManageSources } from './manage-sources';
import { allSources, lastSyncs, sourcePages, sourcesByIds } from './source-store';
import { PageStateEnum, Source, SourceInput, SourcePage, SourcePageConnection, SourcePayload, SourceSync, type PageState } from './source.type';

const Reading = () => ForTeam({ scope: 'KNOWLEDGE_READ' });
const Writing = () => ForTeam({ roles: MANAGING, scope: 'KNOWLEDGE_WRITE' });

/** Websites as sources: listing, changing, reading them again. */
@Resolver(() => Source)
export class SourcesResolver {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageSources,
  ) {}

  @Reading()
  @Query(() => [Source])
  sources(@Caller() caller: TeamCaller): Promise<Source[]> {
    return this.database.inWorkspace(caller, allSources);
  }

  @Reading()
  @Query(() => Source, { nullable: true })
  async source(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<Source> {
    const found = isId(id) ? (await this.database.inWorkspace(caller, (tx) => sourcesByIds(tx, [id]))).get(id) : null;
    if (!found) throw notFound('website');
    return found;
  }

  @Writing()
  @Mutation(() => SourcePayload, { description: 'Adds a website and starts reading it.' })
  createSource(@Caller() caller: TeamCaller, @Args('input') input: SourceInput): Promise<SourcePayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @Writing()
  @Mutation(() => SourcePayload, { description: 'Counts from the next run on.' })
  updateSource(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: SourceInput): Promise<SourcePayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @Writing()
  @Mutation(() => DeletePayload, { description: 'Its documents leave the knowledge with it.' })
  deleteSource(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.remove(caller, id));
  }

  @Writing()
  @Mutation(() => SourcePayload, { description: 'Reads it again now. Unchanged pages cost nothing, unless `whole` asks for everything; that also brings back pages whose document was deleted by hand.' })
  syncSource(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('whole', { type: () => Boolean, nullable: true, defaultValue: false }) whole?: boolean): Promise<SourcePayload> {
    return settle(() => this.manage.sync(caller, id, whole === true));
  }

  @Writing()
  @Mutation(() => SourcePayload, { description: 'Ends the run; what it has read by then stays.' })
  cancelSync(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<SourcePayload> {
    return settle(() => this.manage.cancel(caller, id));
  }

  @ResolveField(() => SourceSync, { nullable: true })
  lastSync(@Parent() source: Source, @Context() context: GraphqlContext): Promise<SourceSync | null> {
    return loaderOf(context, 'sources.lastSync', () => new DataLoader<string, SourceSync | null>(async (ids) => {
      const found = await this.database.inWorkspace(source, (tx) => lastSyncs(tx, ids));
      return ids.map((id) => found.get(id) ?? null);
    })).load(source.id);
  }

  @ResolveField(() => SourcePageConnection, { description: 'Troubled ones first.' })
  pages(
    @Parent() source: Source,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('state', { type: () => [PageStateEnum], nullable: true }) state?: PageState[],
  ): Promise<Connection<SourcePage>> {
    return this.database.inWorkspace(source, (tx) => sourcePages(tx, source.id, { first, after }, state ?? null));
  }
}

@Resolver(() => SourcePage)
export class SourcePageResolver {
  constructor(private readonly documents: DocumentLoaders) {}

  @ResolveField(() => Document, { nullable: true })
  document(@Parent() page: SourcePage, @Context() context: GraphqlContext): Promise<Document | null> | null {
    return page.documentId ? this.documents.document(context).load(page.documentId) : null;
  }
}

/** Where a document comes from, which it does not know itself. */
@Resolver(() => Document)
export class DocumentSourceResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => Source, { nullable: true, description: 'The website it was read from.' })
  async source(@Parent() document: Document, @Context() context: GraphqlContext): Promise<Source | null> {
    return (await this.origin(document, context))?.source ?? null;
  }

  @ResolveField(() => Date, { nullable: true, description: 'When its website was last asked whether it has changed.' })
  async lastSyncedAt(@Parent() document: Document, @Context() context: GraphqlContext): Promise<Date | null> {
    return (await this.origin(document, context))?.checkedAt ?? null;
  }

  private origin(document: Document, context: GraphqlContext): Promise<{ source: Source | null; checkedAt: Date | null } | null> {
    return loaderOf(context, 'sources.ofDocument', () => new DataLoader<string, { source: Source | null; checkedAt: Date | null } | null>((ids) =>
      this.database.inWorkspace(document, async (tx) => {
        const pages = await tx.query<{ document_id: string; source_id: string; checked_at: Date | null }>('SELECT document_id, source_id, checked_at FROM source_page WHERE workspace_id = $1 AND document_id = ANY($2)', [tx.workspaceId, [...ids]]);
        const sources = pages.length === 0 ? new Map<string, Source>() : await sourcesByIds(tx, [...new Set(pages.map((page) => page.source_id))]);
        const byDocument = new Map(pages.map((page) => [page.document_id, { source: sources.get(page.source_id) ?? null, checkedAt: page.checked_at }]));
        return ids.map((id) => byDocument.get(id) ?? null);
      }),
    )).load(document.id);
  }
}

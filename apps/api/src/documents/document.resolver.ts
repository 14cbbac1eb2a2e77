import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { Citation } from '../common/citation.type';
import type { Connection } from '../common/connection';
import { AppError, notFound, settle } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import { isId } from '../common/ids';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { Database } from '../database/transaction';
import { documentPage, passagePage } from './document-list';
import { DocumentUseCases } from './document-use-cases';
import { CreateDocumentInput, Document, DocumentConnection, DocumentDetailsInput, DocumentPayload, DocumentStatusEnum, Passage, PassageConnection, type DocumentStatus } from './document.type';
import { Knowledge } from './knowledge';
import { DocumentLoaders } from './loaders';

const Reading = () => ForTeam({ scope: 'KNOWLEDGE_READ' });
const Writing = () => ForTeam({ roles: MANAGING, scope: 'KNOWLEDGE_WRITE' });
const LONGEST_QUERY = 1_000;

/** Documents: listing, changing, searching. */
@Resolver(() => Document)
export class DocumentResolver {
  constructor(
    private readonly database: Database,
    private readonly useCases: DocumentUseCases,
    private readonly knowledge: Knowledge,
    private readonly loaders: DocumentLoaders,
  ) {}

  @Reading()
  @Query(() => DocumentConnection)
  documents(
    @Caller() caller: TeamCaller,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('search', { type: () => String, nullable: true }) search?: string,
    @Args('status', { type: () => [DocumentStatusEnum], nullable: true }) status?: DocumentStatus[],
  ): Promise<Connection<Document>> {
    return this.database.inWorkspace(caller, (tx) => documentPage(tx, { first, after }, { search, status }));
  }

  @Reading()
  @Query(() => Document, { nullable: true })
  async document(@Caller() _caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<Document> {
    const found = isId(id) ? await this.loaders.document(context).load(id) : null;
    if (!found) throw notFound('document');
    return found;
  }

  @Reading()
  @Query(() => [Passage])
  async searchKnowledge(
    @Caller() caller: TeamCaller,
    @Args('query') query: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 8 }) first?: number,
  ): Promise<Passage[]> {
    const limit = first ?? 8;
    if (limit < 1 || limit > 100) throw new AppError('BAD_USER_INPUT', '`first` must be between 1 and 100.');
    if (query.length > LONGEST_QUERY) throw new AppError('BAD_USER_INPUT', `A query may have at most ${LONGEST_QUERY} characters.`);
    const found = await this.knowledge.search(caller.workspaceId, query, limit);
    return found.map(({ id, documentId, headingPath, text, score }) => ({ id, documentId, headingPath, text, score }));
  }

  @Writing()
  @Mutation(() => DocumentPayload)
  createDocument(@Caller() caller: TeamCaller, @Args('input') input: CreateDocumentInput): Promise<DocumentPayload> {
    return settle(() => this.useCases.create(caller, input));
  }

  @Writing()
  @Mutation(() => DocumentPayload)
  updateDocument(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: CreateDocumentInput): Promise<DocumentPayload> {
    return settle(() => this.useCases.update(caller, id, input));
  }

  @Writing()
  @Mutation(() => DocumentPayload, { description: 'Another title or address for the same content.' })
  describeDocument(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: DocumentDetailsInput): Promise<DocumentPayload> {
    return settle(() => this.useCases.describe(caller, id, input));
  }

  @Writing()
  @Mutation(() => DocumentPayload, { description: 'Reads the newest version in again, from the bytes it was made of.' })
  retryDocument(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DocumentPayload> {
    return settle(() => this.useCases.retry(caller, id));
  }

  @Writing()
  @Mutation(() => DeletePayload)
  deleteDocument(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.useCases.delete(caller, id));
  }

  @ResolveField(() => String, { nullable: true, description: 'The text as it was read, Markdown.' })
  content(@Parent() document: Document, @Context() context: GraphqlContext): Promise<string | null> {
    return this.loaders.content(context).load(document.id);
  }

  @ResolveField(() => PassageConnection)
  passages(
    @Parent() document: Document,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<Passage>> {
    return this.database.inWorkspace(document, (tx) => passagePage(tx, document.id, { first, after }));
  }
}

/** The document a passage was cut from. */
@Resolver(() => Passage)
export class PassageResolver {
  constructor(private readonly loaders: DocumentLoaders) {}

  @ResolveField(() => Document)
  async document(@Parent() passage: Passage, @Context() context: GraphqlContext): Promise<Document> {
    const found = await this.loaders.document(context).load(passage.documentId);
    if (!found) throw notFound('document');
    return found;
  }
}

/** The document a citation quotes, while it exists and the caller may read the knowledge. */
@Resolver(() => Citation)
export class CitationResolver {
  constructor(private readonly loaders: DocumentLoaders) {}

  @ResolveField(() => Document, { nullable: true, description: 'The document as it is now; null once deleted.' })
  document(@Parent() citation: Citation, @Context() context: GraphqlContext): Promise<Document | null> | null {
    const { principal } = context;
    const allowed = principal?.kind === 'agent' || (principal?.kind === 'apiKey' && principal.scopes.includes('KNOWLEDGE_READ'));
    return allowed && isId(citation.documentId) ? this.loaders.document(context).load(citation.documentId) : null;
  }
}

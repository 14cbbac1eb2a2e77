import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../../common/access';
import type { Connection } from '../../common/connection';
import { AppError, notFound, Refusal, settle } from '../../common/errors';
import type { GraphqlContext } from '../../common/graphql-context';
import type { TeamCaller } from '../../common/principal';
import { DeletePayload } from '../../common/user-error.type';
import { Database } from '../../database/transaction';
import { Document } from '../document.type';
import { Knowledge } from '../knowledge';
import { DocumentLoaders } from '../loaders';
import { curatedByIds, curatedPage } from './curated-store';
import { CuratedAnswer, CuratedAnswerConnection, CuratedAnswerInput, CuratedAnswerPayload, CuratedDraftInput, CuratedMatchType, CuratedPairInput, ImportCuratedPayload, PairFileInput } from './curated.type';
import { ImportCurated } from './import-curated';
import { ManageCurated } from './manage-curated';
import { TryCurated } from './try-curated';

const Reading = () => ForTeam({ scope: 'KNOWLEDGE_READ' });
const Writing = () => ForTeam({ roles: MANAGING, scope: 'KNOWLEDGE_WRITE' });

/** Curated answers: listing, changing, taking over from elsewhere. */
@Resolver(() => CuratedAnswer)
export class CuratedResolver {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageCurated,
    private readonly imports: ImportCurated,
    private readonly knowledge: Knowledge,
    private readonly loaders: DocumentLoaders,
  ) {}

  @Reading()
  @Query(() => CuratedAnswerConnection)
  curatedAnswers(
    @Caller() caller: TeamCaller,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('search', { type: () => String, nullable: true, description: 'In questions, other ways of asking and answers.' }) search?: string,
    @Args('documentId', { type: () => ID, nullable: true, description: 'Only those that this file of questions and answers brought.' }) documentId?: string,
  ): Promise<Connection<CuratedAnswer>> {
    return this.database.inWorkspace(caller, (tx) => curatedPage(tx, { first, after }, { search, documentId }, this.knowledge.embedder.model));
  }

  @Reading()
  @Query(() => CuratedAnswer, { nullable: true })
  async curatedAnswer(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<CuratedAnswer> {
    const found = await this.database.inWorkspace(caller, (tx) => curatedByIds(tx, [id], this.knowledge.embedder.model));
    const entry = found.get(id);
    if (!entry) throw notFound('curated answer');
    return entry;
  }

  @Writing()
  @Mutation(() => CuratedAnswerPayload)
  createCuratedAnswer(@Caller() caller: TeamCaller, @Args('input') input: CuratedAnswerInput): Promise<CuratedAnswerPayload> {
    return settle(() => this.manage.create(caller, input));
  }

  @Writing()
  @Mutation(() => CuratedAnswerPayload)
  updateCuratedAnswer(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('input') input: CuratedAnswerInput): Promise<CuratedAnswerPayload> {
    return settle(() => this.manage.update(caller, id, input));
  }

  @Writing()
  @Mutation(() => DeletePayload)
  deleteCuratedAnswer(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.delete(caller, id));
  }

  @Writing()
  @Mutation(() => ImportCuratedPayload, { description: 'Takes question-answer pairs over; a question that is known gets the new answer. At most 2,000 at a time.' })
  async importCuratedAnswers(
    @Caller() caller: TeamCaller,
    @Args('pairs', { type: () => [CuratedPairInput], nullable: true }) pairs?: CuratedPairInput[] | null,
    @Args('file', { type: () => PairFileInput, nullable: true, description: 'Instead of pairs.' }) file?: PairFileInput | null,
  ): Promise<ImportCuratedPayload> {
    const none = { created: 0, updated: 0, unchanged: 0, refused: [] };
    return { ...none, ...(await settle(() => (file ? this.imports.importFile(caller, file.format, file.content) : this.imports.importPairs(caller, pairs ?? [])))) };
  }

  @ResolveField(() => Document, { description: 'What citations of it refer to.' })
  async document(@Parent() entry: CuratedAnswer, @Context() context: GraphqlContext): Promise<Document> {
    const found = await this.loaders.document(context).load(entry.documentId);
    if (!found) throw notFound('document');
    return found;
  }

  @ResolveField(() => Document, { nullable: true, description: 'The file of questions and answers that brought it; null when it was written, or changed since, by hand.' })
  importedFrom(@Parent() entry: CuratedAnswer, @Context() context: GraphqlContext): Promise<Document | null> | null {
    return entry.pairsDocumentId ? this.loaders.document(context).load(entry.pairsDocumentId) : null;
  }
}

/** How many custom answers a document brought. */
@Resolver(() => Document)
export class PairCountResolver {
  constructor(private readonly loaders: DocumentLoaders) {}

  @ResolveField(() => Int, { description: 'Custom answers that this file of questions and answers brought and that are still its own.' })
  async customAnswers(@Parent() document: Document, @Context() context: GraphqlContext): Promise<number> {
    return (document.pairs && (await this.loaders.pairCount(context).load(document.id))) ?? 0;
  }
}

/** Trying a question against curated answers. */
@Resolver()
export class CuratedMatchResolver {
  constructor(private readonly tryCurated: TryCurated) {}

  @Reading()
  @Query(() => [CuratedMatchType], { description: 'Entries by how well they fit a question, best first; with a draft, as if it were saved.' })
  async curatedMatches(
    @Caller() caller: TeamCaller,
    @Args('question') question: string,
    @Args('draft', { type: () => CuratedDraftInput, nullable: true }) draft?: CuratedDraftInput | null,
  ): Promise<CuratedMatchType[]> {
    try {
      return await this.tryCurated.run(caller, question, draft ?? null);
    } catch (error) {
      if (error instanceof Refusal) throw new AppError('BAD_USER_INPUT', error.message);
      throw error;
    }
  }
}

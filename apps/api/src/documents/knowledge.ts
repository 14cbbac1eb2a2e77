import { Inject, Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { type AnswerDraft, assessQuestion, type AssessedQuestion, composeAnswer, type Embedder, type GateAdjustment, type HistoryTurn, type ModelComposer, OpenAiComposer, type Scored, search, type WithSql } from '@chatref/rag';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../database/transaction';
import { Embedders } from './finding/embedders';
import { KnowledgeIndex } from './finding/knowledge-index';
import { SearchOptionsOf } from './finding/search-options';

export type { AnswerDraft, HistoryTurn } from '@chatref/rag';

/** What the rest of the API may know of finding and answering. The embedding model exists once per process. */
@Injectable()
export class Knowledge implements OnModuleInit {
  private readonly logger = new Logger('Knowledge');
  private readonly composer: ModelComposer | null;
  private warm = false;
  private gateOf: (workspaceId: string) => Promise<GateAdjustment | null> = () => Promise.resolve(null);

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: Database,
    private readonly embedders: Embedders,
    private readonly index: KnowledgeIndex,
    private readonly options: SearchOptionsOf,
  ) {
    const service = { apiKey: config.OPENAI_API_KEY ?? '', baseUrl: config.OPENAI_BASE_URL ?? null };
    this.composer = config.OPENAI_API_KEY && config.OPENAI_MODEL ? new OpenAiComposer({ ...service, model: config.OPENAI_MODEL }) : null;
  }

  /** Names where a workspace's own gate is found; `calibration/` does. Until then the shipped one holds. */
  useGate(gateOf: (workspaceId: string) => Promise<GateAdjustment | null>): void {
    this.gateOf = gateOf;
  }

  /** Loads the model in the background, so that the first customer does not wait for it. */
  onModuleInit(): void {
    void this.ready().catch((error: unknown) => this.logger.warn({ msg: 'the embedding model is not available yet', error: String(error) }));
  }

  /** The configured embedding model. */
  get embedder(): Embedder {
    return this.embedders.target;
  }

  /** Whether questions can be embedded; tries when it has not worked before. */
  async ready(): Promise<boolean> {
    if (!this.warm) {
      const [first = this.embedder] = this.index.answering();
      await first.embed(['Where can I find my invoice?'], 'query');
      this.warm = true;
    }
    return this.warm;
  }

  /** Vectors for classifying and comparing texts; each of length 1. */
  embed(texts: string[]): Promise<Float32Array[]> {
    return this.embedder.embed(texts, 'query');
  }

  /** Passages that fit the query, best first. */
  async search(workspaceId: string, query: string, limit: number): Promise<Scored[]> {
    const found = await search(this.session(workspaceId), query, await this.options.of(workspaceId));
    return found.passages.slice(0, limit);
  }

  /** What the knowledge has to say to a question. Opens its own short transactions; call it outside of any. */
  async answer(workspaceId: string, question: string, history: readonly HistoryTurn[] = []): Promise<AnswerDraft> {
    const [options, gate] = await Promise.all([this.options.of(workspaceId), this.gateOf(workspaceId)]);
    return composeAnswer(this.session(workspaceId), question, { ...options, history, model: this.composer, gate });
  }

  /** How the shipped gate judges a question, for a label of it. */
  async assess(workspaceId: string, question: string): Promise<AssessedQuestion> {
    return assessQuestion(this.session(workspaceId), question, await this.options.of(workspaceId));
  }

  private session(workspaceId: string): WithSql {
    return (work) => this.database.inWorkspace({ workspaceId }, work);
  }
}

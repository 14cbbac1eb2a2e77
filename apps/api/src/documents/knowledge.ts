import { Injectable, Logger, OnModuleInit } from '@nestjs/common';
import { addUsage, type AnswerDraft, assessQuestion, type AssessedQuestion, composeAnswer, deadlineSignal, type Embedder, type GateAdjustment, type HistoryTurn, type Scored, search, SHIPPED_GATE, type WithSql } from '@chatref/rag';
import { Database } from '../database/transaction';
import type { AiSettings } from '../workspaces/ai-settings';
import type { WorkspaceRecord } from '../workspaces/workspace-store';
import { ChatModel } from './chat-model';
import { knowledgeLanguages } from './document-languages';
import { findCurated } from './curated/find-curated';
import { Embedders } from './finding/embedders';
import { KnowledgeIndex } from './finding/knowledge-index';
import { SearchOptionsOf } from './finding/search-options';
import { notYetKnown } from './knowledge-state';

export type { AnswerDraft, HistoryTurn } from '@chatref/rag';

/** Milliseconds that everything a model does for one answer may take, from the customer's message on. */
export const MODEL_DEADLINE_MS = 15_000;

/** What is known of a question beside its words. */
export interface AnswerContext {
  /** A follow-up as a question of its own, and the other way it may be meant. */
  reading?: { resolved: string; alternative: string | null } | null;
  /** What happens to a question that may mean several things; the likeliest is taken unless said otherwise. */
  ifOpen?: 'ASK' | 'CHOOSE' | 'HAND_OVER';
  /** The customer's language, ISO 639-1, when their words tell it. */
  language?: string | null;
  /** The deadline for whatever a model does, and the end of interest in it. */
  signal?: AbortSignal;
  /** Hears each checked sentence of a plain answer as it comes; false ends it. */
  onSentence?: (text: string) => Promise<boolean>;
  /** Settings to try out instead of the workspace's own. */
  ai?: AiSettings;
  /** The workspace as the caller has read it just now; read again when left out. */
  workspace?: WorkspaceRecord;
}

/** A draft with the settings that made it and what it cost; null without a price. */
export interface Answer extends AnswerDraft {
  ai: AiSettings;
  languages: readonly string[];
  cost: number | null;
}

/** What the rest of the API may know of finding and answering. The embedding model exists once per process. */
@Injectable()
export class Knowledge implements OnModuleInit {
  private readonly logger = new Logger('Knowledge');
  private warm = false;
  private gateOf: (workspaceId: string) => Promise<GateAdjustment | null> = () => Promise.resolve(null);

  constructor(
    private readonly database: Database,
    private readonly embedders: Embedders,
    private readonly index: KnowledgeIndex,
    private readonly options: SearchOptionsOf,
    private readonly chat: ChatModel,
  ) {}

  /** Names where a workspace's own gate is found; `calibration/` does. Until then the shipped one holds. */
  useGate(gateOf: (workspaceId: string) => Promise<GateAdjustment | null>): void {
    this.gateOf = gateOf;
  }

  /** Loads the model in the background, so that the first customer does not wait for it. */
  onModuleInit(): void {
    void this.ready().catch((error: unknown) => this.logger.warn({ msg: 'the embedding model is not available yet', error: String(error) }));
  }

  /** The configured embedding model, as it compares texts of one kind: two questions, a message and a tag's examples. */
  get embedder(): Embedder {
    return this.embedders.target.base ?? this.embedders.target;
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
    const { ai, affordable } = await this.chat.terms({ workspaceId });
    const found = await search(this.session(workspaceId), query, await this.options.of(workspaceId, ai.useModel && affordable));
    const { reranking: asked } = found;
    if (asked) await this.chat.account({ workspaceId }, ai, asked.usage, asked.failure !== null, asked.model);
    return found.passages.slice(0, limit);
  }

  /** What the knowledge has to say to a question. Opens its own short transactions; call it outside of any. */
  async answer(workspaceId: string, question: string, history: readonly HistoryTurn[] = [], context: AnswerContext = {}): Promise<Answer> {
    const { workspace, ...known } = context;
    const { ai: kept, companyName, languages, affordable } = await this.chat.terms({ workspaceId }, workspace);
    const { ai = kept } = known;
    const asked = ai.useModel && affordable;
    const [options, gate] = await Promise.all([this.options.of(workspaceId, asked), this.gateOf(workspaceId)]);
    const draft = await composeAnswer(this.session(workspaceId), question, {
      ...options,
      gate,
      ...known,
      signal: known.signal ?? deadlineSignal(MODEL_DEADLINE_MS),
      curated: (words, vector, model) => this.database.inWorkspace({ workspaceId }, (tx) => findCurated(tx, words, vector, model)),
      history,
      model: asked ? this.chat.composer : null,
      rewriter: asked ? this.chat.rewriter : null,
      mayTranslate: ai.languagePolicy === 'CUSTOMER',
      languages: knowledgeLanguages(this.database, { workspaceId }, languages),
      style: { companyName, voice: ai.voice, length: ai.length, forbiddenTopics: ai.forbiddenTopics.map(({ topic }) => topic) },
      forbidden: ai.forbiddenTopics,
    });
    const cost = await this.account(workspaceId, ai, draft);
    const fallback = draft.fallback ?? (this.chat.name !== null && ai.useModel && !affordable ? 'BUDGET: the budget of the day is spent' : undefined);
    return { ...(await this.honest(workspaceId, draft)), usage: addUsage(draft.usage, draft.reranking?.usage ?? {}), fallback, ai, languages, cost };
  }

  /** Nothing is off-topic for a knowledge that is empty or not read yet: such a question goes to a person. */
  private async honest(workspaceId: string, draft: AnswerDraft): Promise<AnswerDraft> {
    if (draft.outcome !== 'DECLINED' || draft.why) return draft;
    const why = await this.database.inWorkspace({ workspaceId }, notYetKnown);
    return why ? { ...draft, outcome: 'NONE', why } : draft;
  }

  /** Adds to the day what an answer took of each model. @returns the sum; null where none has a price */
  private async account(workspaceId: string, ai: AiSettings, { usage, fallback, reranking }: AnswerDraft): Promise<number | null> {
    const written = await this.chat.account({ workspaceId }, ai, usage, fallback !== undefined);
    const ordered = reranking ? await this.chat.account({ workspaceId }, ai, reranking.usage, reranking.failures > 0, reranking.model) : null;
    return written === null || ordered === null ? (written ?? ordered) : written + ordered;
  }

  /** The bands of a workspace's own gate: from which confidence on a passage is shown and an answer is stated. */
  async bands(workspaceId: string): Promise<Pick<GateAdjustment, 'answeredFrom' | 'tentativeFrom'>> {
    const { answeredFrom, tentativeFrom } = (await this.gateOf(workspaceId)) ?? SHIPPED_GATE;
    return { answeredFrom, tentativeFrom };
  }

  /** How the shipped gate judges a question, for a label of it. Hundreds may be due at once, so no model orders the passages. */
  async assess(workspaceId: string, question: string): Promise<AssessedQuestion> {
    return assessQuestion(this.session(workspaceId), question, await this.options.of(workspaceId, false));
  }

  private session(workspaceId: string): WithSql {
    return (work) => this.database.inWorkspace({ workspaceId }, work);
  }
}

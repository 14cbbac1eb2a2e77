import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChatRelevance, ChatService, deadlineSignal, EndpointRelevance, type ModelComposer, type ModelUsage, NO_USAGE, OpenAiComposer, OpenAiRewriter, type QuestionRewriter, type RelevanceModel } from '@chatref/rag';
import { Clock } from '../common/clock';
import { CONFIG, type Config } from '../config/config';
import { Database, type WorkspaceScope } from '../database/transaction';
import type { AiSettings } from '../workspaces/ai-settings';
import { WorkspaceStore, companyNameOf, type WorkspaceRecord } from '../workspaces/workspace-store';
import { languagesInUse } from './document-languages';
import { addModelUsage, withinBudget } from './model-usage';

/** What holds for an answer of a workspace at this moment. */
export interface AnswerTerms {
  ai: AiSettings;
  companyName: string;
  /** Languages of the documents, the most frequent first. */
  languages: string[];
  /** False once the day's budget is spent. */
  affordable: boolean;
}

/** The configured chat model, if there is one: its breaker and bound of calls are shared by all of a process. */
@Injectable()
export class ChatModel {
  readonly composer: ModelComposer | null;
  readonly rewriter: QuestionRewriter | null;
  /** Orders passages; under a breaker of its own, so that it may be down while answers are written. */
  readonly relevance: RelevanceModel | null;
  private readonly logger = new Logger('ChatModel');
  private readonly service: ChatService | null;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
    private readonly clock: Clock,
  ) {
    const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl = null, OPENAI_MODEL: model } = config;
    this.service = apiKey && model ? new ChatService({ apiKey, baseUrl, model }) : null;
    this.composer = this.service && new OpenAiComposer(this.service);
    this.rewriter = this.service && new OpenAiRewriter(this.service);
    const { OPENAI_RERANK_MODEL: judge, OPENAI_RERANK_ENDPOINT: endpoint } = config;
    const asked = apiKey && judge ? { apiKey, baseUrl, model: judge } : null;
    this.relevance = asked && (endpoint === 'rerank' ? new EndpointRelevance(asked) : new ChatRelevance(new ChatService(asked)));
  }

  /** Null when none is configured. */
  get name(): string | null {
    return this.service?.model ?? null;
  }

  /** False while it rests after several failures. */
  get available(): boolean {
    return this.service?.breakerState === 'CLOSED';
  }

  /** Settings, languages and budget, read in one transaction. @param known the workspace as the caller has read it */
  terms(scope: WorkspaceScope, known?: WorkspaceRecord): Promise<AnswerTerms> {
    return this.database.inWorkspace(scope, async (tx) => {
      const workspace = known ?? (await this.workspaces.read(tx));
      const { ai } = workspace.settings;
      const affordable = (this.service === null && this.relevance === null) || (await withinBudget(tx, this.clock.now(), ai));
      return { ai, companyName: companyNameOf(workspace), languages: await languagesInUse(tx), affordable };
    });
  }

  /** Adds to the day what was used of a model. @returns the cost; null without a price or a model */
  account(scope: WorkspaceScope, ai: AiSettings, usage: ModelUsage, failed: boolean, name = this.name): Promise<number | null> {
    if (name === null || (usage.calls === 0 && !failed)) return Promise.resolve(null);
    return this.database.inWorkspace(scope, (tx) => addModelUsage(tx, this.clock.now(), ai, name, usage, failed));
  }

  /**
   * Asks something beside an answer (sorting, for instance), under the same breaker, bound of calls and budget.
   * @param messages the rules, then the data; mark data as such
   * @returns null when none is configured, it is switched off, its budget is spent, or it failed
   */
  async ask(scope: WorkspaceScope, messages: { rules: string; data: string }, deadlineMs: number): Promise<string | null> {
    const { service } = this;
    if (!service) return null;
    const { ai, affordable } = await this.terms(scope);
    if (!ai.useModel || !affordable) return null;
    const reply = await service.ask({ messages: [new SystemMessage(messages.rules), new HumanMessage(messages.data)], signal: deadlineSignal(deadlineMs) }).catch((error: unknown) => {
      this.logger.warn({ msg: 'the model was asked in vain', error: String(error).slice(0, 200) });
      return null;
    });
    await this.account(scope, ai, reply?.usage ?? NO_USAGE, reply === null);
    return reply?.text ?? null;
  }
}

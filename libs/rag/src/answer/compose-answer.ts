import { createHash } from 'node:crypto';
import type { CuratedHit, FindCurated } from '../curated/curated-hit';
import { readQuestion } from '../retrieve/question';
import { addUsage, NO_USAGE, type ModelUsage } from '../model/usage';
import { deadlineSignal } from '../model/chat-service';
import type { Scored } from '../retrieve/rank';
import type { SearchOptions, WithSql } from '../retrieve/search';
import type { AnswerDraft, AskedQuestion, Reading } from './answer-draft';
import { byWordsAlone, chooseReading, judgeQuestion, openReadings, type Judged } from './answer-plan';
import { PLAIN_STYLE, type AnswerStyle } from './answer-style';
import { composeExtractive } from './extractive';
import { touchesForbidden, type ForbiddenTopic } from './forbidden-topics';
import { GATE, type GateAdjustment } from './gate';
import type { ModelComposer } from './model-composer';
import { PROMPT_VERSION } from './prompt';
import type { QuestionRewriter } from './question-rewriter';
import type { RankedSentence } from './rank-sentences';

/** Names the shipped gate, for the record of an answer; a workspace's own labels are named beside it. */
export const GATE_VERSION = createHash('sha256').update(JSON.stringify(GATE)).digest('hex').slice(0, 10);
/** Milliseconds for everything a model does for one answer, where the caller sets no deadline. */
const DEADLINE_MS = 15_000;

/** What languages the knowledge is written in. */
export interface KnowledgeLanguages {
  /** ISO 639-1, the most frequent first; documents that do not tell are left out. */
  all: readonly string[];
  /** Of these documents; null for one that does not tell. */
  of(documentIds: readonly string[]): Promise<ReadonlyMap<string, string | null>>;
}

export interface AnswerOptions extends SearchOptions {
  /** Writes the answer where configured; its failure falls back to the extractive answer. */
  model?: ModelComposer | null;
  /** Puts follow-ups and questions of another language so that they can be looked for. */
  rewriter?: QuestionRewriter | null;
  /** Answers written by hand: one that fits the question wins over everything else. */
  curated?: FindCurated;
  /** What the workspace's own labels changed about the gate. */
  gate?: GateAdjustment | null;
  /** A follow-up as a question of its own, and the other way it may be meant. */
  reading?: { resolved: string; alternative: string | null } | null;
  /**
   * What happens to a question that may mean several things: the customer is asked; the likeliest is taken (default); or, once
   * they were asked and it still is open, a person gets it.
   */
  ifOpen?: 'ASK' | 'CHOOSE' | 'HAND_OVER';
  /** The customer's, ISO 639-1, when their words tell it. */
  language?: string | null;
  languages?: KnowledgeLanguages;
  /** False: a question in a language without documents goes to a person, whatever a model could do. */
  mayTranslate?: boolean;
  style?: AnswerStyle;
  forbidden?: readonly ForbiddenTopic[];
  /** The deadline of the turn for whatever a model does. */
  signal?: AbortSignal;
  /** Hears each checked sentence of a model's plain answer as it comes; false ends it. */
  onSentence?: (text: string) => Promise<boolean>;
}

/** Finds, judges and writes an answer. Reads the database through `withSql` alone; a model is asked outside of it. */
export async function composeAnswer(withSql: WithSql, question: string, options: AnswerOptions): Promise<AnswerDraft> {
  return new Composition(withSql, question, { ...options, signal: options.signal ?? deadlineSignal(DEADLINE_MS) }).run();
}

/** One answer in the making. */
class Composition {
  private readonly started = performance.now();
  private searched = this.started;
  private interacted = 0;
  private usage: ModelUsage = NO_USAGE;
  private reranking: AnswerDraft['reranking'];
  private readonly asked: AskedQuestion;
  /** The customer writes in a language in which there are no documents. */
  private readonly foreign: boolean;

  constructor(
    private readonly withSql: WithSql,
    private readonly question: string,
    private readonly options: AnswerOptions & { signal: AbortSignal },
  ) {
    const { language = null, languages, reading } = options;
    const known = languages?.all ?? [];
    this.foreign = language !== null && known.length > 0 && !known.includes(language);
    this.asked = { text: question, resolved: reading?.resolved ?? null, by: reading ? 'EPISODE' : null, language };
  }

  async run(): Promise<AnswerDraft> {
    const forbidden = touchesForbidden(`${this.question}\n${this.options.reading?.resolved ?? ''}`, this.options.forbidden ?? []);
    if (forbidden) {
      const why = `The topic “${forbidden.topic}” is not answered by the AI here.`;
      return this.draft(null, { outcome: forbidden.then === 'DECLINE' ? 'DECLINED' : 'NONE', why });
    }
    const { model, rewriter, mayTranslate = true } = this.options;
    if (this.foreign && !(model && rewriter && mayTranslate)) {
      // Equal words are equal in every language.
      const equal = await this.options.curated?.(readQuestion(this.question), new Float32Array(0), '');
      if (equal) return this.given(null, equal);
      return this.draft(null, { outcome: 'NONE', why: `The question is in another language (${this.asked.language}) than the documents.` });
    }
    const judged = await this.find();
    this.searched = performance.now();
    if ('both' in judged) return this.open(null, judged.both);
    const { one } = judged;
    const curated = await this.options.curated?.(one.found.question, one.found.vector, one.found.model ?? this.options.embedder.model);
    if (curated) return this.given(one, curated);
    const readings = (this.options.ifOpen ?? 'CHOOSE') === 'CHOOSE' ? null : openReadings(one);
    if (readings) return this.open(one, readings);
    if (one.outcome === 'DECLINED' || one.outcome === 'NONE') return this.draft(one, {});
    return this.write(one);
  }

  /** It may mean several things. */
  private open(judged: Judged | null, readings: readonly Reading[]): AnswerDraft {
    if (this.options.ifOpen === 'ASK') return this.draft(judged, { outcome: 'CLARIFY', readings });
    return this.draft(judged, { outcome: 'NONE', why: `It stayed open what is meant: ${readings.map(({ label }) => label).join(' or ')}.` });
  }

  /** A curated answer, in its own words. */
  private given(judged: Judged | null, { text, evidence, ...win }: CuratedHit): AnswerDraft {
    return this.draft(judged, { outcome: 'ANSWERED', text, evidence: [evidence], confidence: win.similarity, composer: 'CURATED', curated: win });
  }

  /** Looks for what is asked; for both readings of a follow-up that may be meant in two ways. */
  private async find(): Promise<{ one: Judged } | { both: readonly Reading[] }> {
    const { reading, ifOpen = 'CHOOSE' } = this.options;
    const rewritten = reading || this.foreign ? await this.rewrite() : null;
    if (rewritten) return { one: await this.judge(rewritten, []) };
    if (!reading) return { one: await this.judge(this.question, this.options.history) };
    const resolved = await this.judge(reading.resolved, []);
    if (reading.alternative === null) return { one: resolved };
    const choice = chooseReading(resolved, await this.judge(reading.alternative, []));
    if ('both' in choice) return ifOpen === 'CHOOSE' ? { one: resolved } : choice;
    this.asked.resolved = choice.one.query;
    return choice;
  }

  private async rewrite(): Promise<string | null> {
    const { rewriter, history = [], signal, languages } = this.options;
    const rewritten = await rewriter?.rewrite(this.question, history, languages?.all[0] ?? 'en', signal);
    if (!rewritten) return null;
    this.usage = addUsage(this.usage, rewritten.usage);
    Object.assign(this.asked, { resolved: rewritten.question, by: 'MODEL' });
    return rewritten.question;
  }

  private async judge(query: string, history: SearchOptions['history']): Promise<Judged> {
    const judged = await judgeQuestion(this.withSql, query, { ...this.options, history }, (passages) => this.inLanguage(passages));
    this.interacted += judged.interact;
    const { reranking: asked } = judged.found;
    if (asked) {
      const { usage = NO_USAGE, failures = 0 } = this.reranking ?? {};
      this.reranking = { model: asked.model, usage: addUsage(usage, asked.usage), failures: failures + (asked.failure === null ? 0 : 1) };
    }
    const { language, embedder } = this.options;
    // A question that is foreign to the documents was translated for the search.
    const unheard = language != null && !this.foreign && embedder.languages !== undefined && !embedder.languages.includes(language);
    return unheard ? byWordsAlone(judged) : judged;
  }

  /** Where documents of several languages exist, those of the customer's. */
  private async inLanguage(passages: Scored[]): Promise<Scored[]> {
    const { language, languages } = this.options;
    if (!language || !languages || this.foreign || languages.all.length < 2 || passages.length === 0) return passages;
    const spoken = await languages.of([...new Set(passages.map((passage) => passage.documentId))]);
    return passages.filter((passage) => (spoken.get(passage.documentId) ?? language) === language);
  }

  private async write(judged: Judged): Promise<AnswerDraft> {
    const { model, signal, history = [], style = PLAIN_STYLE, forbidden = [], onSentence, language = null, languages } = this.options;
    const extract = this.foreign ? null : composeExtractive(judged.found, judged.ranked);
    if (!this.foreign && !extract) return this.draft(judged, { outcome: 'NONE' });
    if (!model) return this.draft(judged, extract ?? { outcome: 'NONE' });
    const written = await model.compose({
      question: this.asked.by === null || this.foreign ? this.question : (this.asked.resolved ?? this.question),
      history, passages: judged.found.passages, style, forbidden, language, signal,
      documentLanguage: this.foreign ? (languages?.all[0] ?? null) : (language ?? languages?.all[0] ?? null),
      // What is only shown as the closest passage is not announced sentence by sentence.
      ...(onSentence && judged.outcome === 'ANSWERED' ? { onSentence } : {}),
    });
    this.usage = addUsage(this.usage, written.usage);
    const made = { prompt: PROMPT_VERSION, writer: model.model, dropped: written.dropped, shown: written.shown };
    switch (written.kind) {
      case 'WRITTEN':
        return this.draft(judged, { ...made, text: written.text, evidence: written.evidence, composer: 'MODEL' });
      case 'NOT_COVERED':
        return this.draft(judged, { ...made, outcome: 'NONE', composer: 'MODEL', why: written.dropped.length > 0 ? 'Nothing the model wrote was supported by the documents.' : 'The model found no answer in the documents.' });
      case 'FAILED':
        return this.draft(judged, { ...made, ...(extract ?? { outcome: 'NONE', why: 'The model that translates could not be reached.' }), fallback: `${written.code}: ${written.reason}` });
    }
  }

  private draft(judged: Judged | null, more: Partial<AnswerDraft>): AnswerDraft {
    const { embedder } = this.options;
    return {
      outcome: judged?.outcome ?? 'NONE',
      text: '',
      evidence: [],
      confidence: judged?.confidence ?? 0,
      closest: closestOf(judged?.ranked[0]),
      shippedOdds: judged?.shippedOdds ?? 0,
      passages: judged?.found.passages ?? [],
      composer: 'EXTRACTIVE',
      questionVector: judged?.found.vector ?? new Float32Array(embedder.dimensions),
      model: judged?.found.model ?? embedder.model,
      asked: this.asked,
      gate: this.options.gate ? `${GATE_VERSION}+${createHash('sha256').update(JSON.stringify(this.options.gate)).digest('hex').slice(0, 6)}` : GATE_VERSION,
      usage: this.usage,
      ...(this.reranking ? { reranking: this.reranking } : {}),
      timings: { search: this.searched - this.started - this.interacted, interact: this.interacted, compose: performance.now() - this.searched },
      ...more,
    };
  }
}

function closestOf(best: RankedSentence | undefined): AnswerDraft['closest'] {
  const sentence = best?.passage.sentences[best.at];
  return best && sentence ? { documentId: best.passage.documentId, quote: best.passage.source.slice(sentence.start, sentence.end) } : null;
}

import { randomBytes } from 'node:crypto';
import { detectLanguage } from '../language/detect-language';
import { ModelFailure, type ModelFailureCode } from '../model/model-failure';
import type { ChatService } from '../model/chat-service';
import { addUsage, NO_USAGE, type ModelUsage } from '../model/usage';
import type { HistoryTurn } from '../retrieve/question';
import type { Scored } from '../retrieve/rank';
import type { Evidence } from './answer-draft';
import { MOST_SENTENCES, type AnswerStyle } from './answer-style';
import type { Composed } from './extractive';
import type { ForbiddenTopic } from './forbidden-topics';
import { checkSentence, type DropReason, type Verdict } from './grounding';
import { messagesFor, translationMessages } from './prompt';
import { readTranslations, SentenceReader, type Claim } from './read-sentences';
import { shownPassages, type ShownPassage } from './shown-passage';

/** What an answer is to be written from, and how. */
export interface ComposeRequest {
  question: string;
  history: readonly HistoryTurn[];
  /** Best first; the first six are shown to the model. */
  passages: readonly Scored[];
  style: AnswerStyle;
  forbidden: readonly ForbiddenTopic[];
  /** ISO 639-1 of the answer; null: as the question. */
  language: string | null;
  /** ISO 639-1 of the passages; null when undecided. */
  documentLanguage: string | null;
  /** The deadline of the turn; see deadlineSignal. */
  signal: AbortSignal;
  /**
   * Hears each sentence that has passed all checks, in order, as soon as it has. False ends the answer: the conversation
   * moved on.
   */
  onSentence?: (text: string) => Promise<boolean>;
}

/** A sentence that was not shown to anybody, and why. */
export interface DroppedSentence {
  text: string;
  why: DropReason;
}

/** What a model made of the passages. */
export type ModelAnswer = { usage: ModelUsage; dropped: DroppedSentence[]; /** True once a sentence was given to onSentence. */ shown: boolean } & (
  | ({ kind: 'WRITTEN' } & Composed)
  | { kind: 'NOT_COVERED' }
  | { kind: 'FAILED'; code: ModelFailureCode; reason: string }
);

/** Writes an answer from passages; everything it says is checked before anybody sees it. Never throws. */
export interface ModelComposer {
  /** Names the model, for the record of an answer. */
  readonly model: string;
  compose(request: ComposeRequest): Promise<ModelAnswer>;
}

/** Passages the model is shown. */
const SHOWN = 6;
const LONGEST_DROPPED = 300;
/** Begins by pointing at the sentence before it. */
const POINTS_BACK = /^(?:this|that|these|those|it|they|then|otherwise|however|but|also|in (?:this|that) case|dies|das|dann|cela|ceci|eso|esto)\b/i;

/** Answers written by a chat model of any OpenAI-compatible service. */
export class OpenAiComposer implements ModelComposer {
  constructor(private readonly service: ChatService) {}

  get model(): string {
    return this.service.model;
  }

  async compose(request: ComposeRequest): Promise<ModelAnswer> {
    const answer = new AnswerInProgress(request);
    try {
      const { text, usage } = await this.service.ask({
        messages: messagesFor({ ...request, passages: answer.passages, nonce: randomBytes(6).toString('hex') }),
        signal: request.signal,
        onText: (soFar) => answer.grow(soFar),
        shown: () => answer.shown,
      });
      answer.usage = addUsage(answer.usage, usage);
      if (!answer.isWhole(text)) {
        this.service.unusable();
        return answer.failed('GARBAGE', 'the reply was not the JSON that was asked for');
      }
      if (answer.waitsForTranslation) await this.translate(answer, request);
      return answer.finish();
    } catch (error) {
      if (error instanceof ModelFailure) return answer.failed(error.code, error.message);
      return answer.failed('NETWORK', error instanceof Error ? error.message.slice(0, 160) : 'the service failed');
    }
  }

  /**
   * An answer in another language than its evidence is translated back by a call of its own, which sees nothing but the
   * sentences: what talked the first call into something is not there to talk the second into it.
   */
  private async translate(answer: AnswerInProgress, { documentLanguage, signal }: ComposeRequest): Promise<void> {
    const texts = answer.waiting.map((claim) => claim.text);
    const { text, usage } = await this.service.ask({ messages: translationMessages(texts, documentLanguage ?? 'en', randomBytes(6).toString('hex')), signal });
    answer.usage = addUsage(answer.usage, usage);
    const translations = readTranslations(text, texts.length);
    if (!translations) throw new ModelFailure('GARBAGE', 'the translation was not the JSON that was asked for');
    await answer.translated(translations);
  }
}

/** The sentences of one reply, from the stream to the checked answer. */
class AnswerInProgress {
  readonly passages: ShownPassage[];
  usage: ModelUsage = NO_USAGE;
  shown = false;
  /** Whole claims that wait to be translated before they can be checked. */
  waiting: Claim[] = [];
  private reader = new SentenceReader();
  private read = 0;
  private held: (Extract<Verdict, { held: true }> & { rendered: string })[] = [];
  private readonly dropped: DroppedSentence[] = [];
  private lastDropped = false;
  private readonly foreign: boolean;

  constructor(private readonly request: ComposeRequest) {
    this.passages = shownPassages(request.passages, SHOWN);
    const { language, documentLanguage } = request;
    this.foreign = language !== null && documentLanguage !== null && language !== documentLanguage;
  }

  get waitsForTranslation(): boolean {
    return this.waiting.length > 0;
  }

  /** @returns false when nobody wants to hear the rest */
  async grow(soFar: string): Promise<boolean> {
    // A retry begins anew; nothing of the first try was shown, or there would be no second.
    if (soFar.length < this.read) this.restart();
    this.read = soFar.length;
    for (const claim of this.reader.read(soFar)) {
      if (this.foreign) this.waiting.push(claim);
      else if (!(await this.take(claim))) return false;
    }
    return true;
  }

  isWhole(text: string): boolean {
    return this.reader.isWhole(text);
  }

  async translated(translations: readonly string[]): Promise<void> {
    const { documentLanguage } = this.request;
    for (const [at, claim] of this.waiting.entries()) {
      const translated = translations[at] ?? '';
      const spoken = detectLanguage(translated);
      if (spoken?.certain && spoken.language !== documentLanguage) this.drop(claim, 'LANGUAGE');
      else if (!(await this.take(claim, translated))) throw new ModelFailure('STOPPED', 'the conversation moved on');
    }
  }

  finish(): ModelAnswer {
    const { held, dropped, usage, shown } = this;
    if (held.length === 0) return { kind: 'NOT_COVERED', dropped, usage, shown };
    return { kind: 'WRITTEN', text: held.map(({ rendered }) => rendered).join(' ').trim(), evidence: evidenceOf(held), dropped, usage, shown };
  }

  failed(code: ModelFailureCode, reason: string): ModelAnswer {
    return { kind: 'FAILED', code, reason, dropped: this.dropped, usage: this.usage, shown: this.shown };
  }

  private async take(claim: Claim, translated?: string): Promise<boolean> {
    const { documentLanguage, forbidden, style, onSentence } = this.request;
    if (this.held.length >= MOST_SENTENCES[style.length]) return true;
    const verdict = checkSentence(claim, this.passages, { documentLanguage, forbidden, translated });
    if (!verdict.held) {
      this.drop(claim, verdict.why);
      return true;
    }
    // "Otherwise it is free" means something else once the sentence before it is gone.
    if (this.lastDropped && POINTS_BACK.test(verdict.text)) {
      this.drop(claim, 'FOLLOWS_A_DROPPED_ONE');
      return true;
    }
    this.lastDropped = false;
    const rendered = this.render(verdict.text, claim.kind);
    this.held.push({ ...verdict, rendered });
    if (!onSentence) return true;
    this.shown = true;
    return onSentence(rendered);
  }

  private drop(claim: Claim, why: DropReason): void {
    this.lastDropped = true;
    if (this.dropped.length < 20) this.dropped.push({ text: claim.text.slice(0, LONGEST_DROPPED), why });
  }

  /** A list stays a list; the joining space of the parts does no harm before a line break. */
  private render(text: string, kind: Claim['kind']): string {
    if (!kind) return this.held.at(-1)?.rendered.startsWith('\n') ? `\n\n${text}` : text;
    const before = this.held.filter(({ rendered }) => /^\n+(?:\d+\.|-) /.test(rendered)).length;
    const open = this.held.at(-1)?.rendered.startsWith('\n') ?? false;
    return `${open ? '\n' : '\n\n'}${kind === 'step' ? `${before + 1}.` : '-'} ${text}`;
  }

  private restart(): void {
    this.reader = new SentenceReader();
    this.held = [];
    this.waiting = [];
    this.dropped.length = 0;
    this.lastDropped = false;
  }
}

/** Each distinct quote once, in the order of the answer. */
function evidenceOf(held: readonly { quote: string; passage: ShownPassage }[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const { passage: { passage }, quote } of held) {
    if (evidence.some((known) => known.documentId === passage.documentId && known.quote === quote)) continue;
    const { documentId, documentVersion, headingPath, url } = passage;
    evidence.push({ documentId, documentVersion, title: headingPath[0] ?? '', headingPath, quote, url });
  }
  return evidence;
}

import { randomBytes } from 'node:crypto';
import type { ChatService } from '../model/chat-service';
import { deadlineSignal } from '../model/chat-service';
import type { ModelUsage } from '../model/usage';
import type { HistoryTurn } from '../retrieve/question';
import { hidesSomething, speaksToMachine } from './neutralise';
import { rewriteMessages } from './prompt';
import { readQuestionReply } from './read-sentences';

/** Puts a question so that it can be looked for. Its words are searched with, never shown to a customer. */
export interface QuestionRewriter {
  /** @returns null when it could not be had; the question is then taken as it is */
  rewrite(question: string, history: readonly HistoryTurn[], language: string, signal: AbortSignal): Promise<{ question: string; usage: ModelUsage } | null>;
}

/** Most of a turn's time that this may take, in ms. */
const LONGEST_MS = 5_000;

/** Rewriting by a chat model. */
export class OpenAiRewriter implements QuestionRewriter {
  constructor(private readonly service: ChatService) {}

  async rewrite(question: string, history: readonly HistoryTurn[], language: string, signal: AbortSignal): Promise<{ question: string; usage: ModelUsage } | null> {
    try {
      const { text, usage } = await this.service.ask({ messages: rewriteMessages(question, history, language, randomBytes(6).toString('hex')), signal: deadlineSignal(LONGEST_MS, signal) });
      const rewritten = readQuestionReply(text);
      return rewritten === null || hidesSomething(rewritten) || speaksToMachine(rewritten) ? null : { question: rewritten, usage };
    } catch {
      return null;
    }
  }
}

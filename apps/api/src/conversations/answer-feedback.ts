import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transaction';

/** A customer's word on an answer of the AI: by a button, by a rating, or typed. */
export interface FeedbackOnAnswer {
  conversationId: string;
  /** The answer's message. */
  messageId: string;
  answered: boolean;
  by: 'CUSTOMER' | 'RATING';
}
type Listener = (tx: Tx, feedback: FeedbackOnAnswer) => Promise<void>;

/** Where modules above hear what customers say of answers, in the transaction that stores it. */
@Injectable()
export class AnswerFeedback {
  private readonly listeners: Listener[] = [];

  /** Adds a listener. It runs inside the customer's transaction: a statement or two, no network. */
  onFeedback(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tx: Tx, feedback: FeedbackOnAnswer): Promise<void> {
    for (const listener of this.listeners) await listener(tx, feedback);
  }
}

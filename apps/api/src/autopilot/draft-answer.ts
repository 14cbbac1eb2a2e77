import { Injectable } from '@nestjs/common';
import { resolveFollowUp, type MessageAuthor } from '@chatref/domain';
import { deadlineSignal } from '@chatref/rag';
import { Clock } from '../common/clock';
import { Database } from '../database/transaction';
import { Knowledge, MODEL_DEADLINE_MS, type Answer, type AnswerContext } from '../documents/knowledge';
import { EventBus } from '../events/event-bus';
import { AnswerStream } from './answer-stream';
import type { TurnFacts } from './gather-facts';

/** What an answer is made from, beside the knowledge: all of it can be read again later from the conversation. */
export interface AnswerFacts extends Pick<TurnFacts, 'workspaceId' | 'text' | 'language' | 'open' | 'reply'> {
  history: readonly { author: MessageAuthor; text: string }[];
  /** How often the customer was asked in this episode which of several things is meant. */
  clarified: number;
}

/** Questions back in one episode; after them the likeliest reading is answered. */
const MOST_CLARIFIED = 2;

/** Retrieves and composes for a turn: the question in the light of the episode, the deadline, the sentences as they come. */
@Injectable()
export class DraftAnswer {
  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
    private readonly knowledge: Knowledge,
    private readonly clock: Clock,
  ) {}

  /** The turn's own draft, told sentence by sentence while it is written. */
  async run(facts: TurnFacts, turnId: string): Promise<Answer> {
    const stream = new AnswerStream(this.database, this.bus, facts, turnId);
    const made = await this.draft({ ...facts, clarified: facts.conversation.clarified }, { signal: deadlineSignal(this.left(facts)), onSentence: (sentence) => stream.push(sentence), workspace: facts.workspace });
    if (made.composer !== 'MODEL' || made.outcome !== 'ANSWERED') stream.discard();
    return made;
  }

  /** The same from the same facts, told to nobody. */
  draft(facts: AnswerFacts, live: Pick<AnswerContext, 'signal' | 'onSentence' | 'ai' | 'workspace'> = {}): Promise<Answer> {
    const { open, reply, text } = facts;
    const chosen = reply?.kind === 'ALL' ? (open?.question ?? text) : (reply?.asks ?? null);
    const history = facts.history.map(({ author, text }) => ({ author, text }));
    const earlier = facts.history.filter((message) => message.author === 'CUSTOMER').map((message) => message.text).reverse();
    return this.knowledge.answer(facts.workspaceId, chosen ?? text, history, {
      reading: chosen === null ? resolveFollowUp(text, earlier) : null,
      // Never asked twice in a row: what still is open then is a person's.
      ifOpen: reply?.kind === 'ALL' ? 'CHOOSE' : open ? 'HAND_OVER' : facts.clarified < MOST_CLARIFIED ? 'ASK' : 'CHOOSE',
      language: facts.language.certain ? facts.language.code : null,
      ...live,
    });
  }

  /** The customer waits since the message, not since the turn began: what stood in the queue is spent. */
  private left(facts: TurnFacts): number {
    const asked = facts.burst.at(-1)?.createdAt ?? this.clock.now();
    return Math.min(MODEL_DEADLINE_MS, Math.max(0, MODEL_DEADLINE_MS - (this.clock.now().getTime() - asked.getTime())));
  }
}

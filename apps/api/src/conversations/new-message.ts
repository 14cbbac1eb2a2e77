import type { AnswerOutcome, Form, FormAnswer, MessageAuthor } from '@chatref/domain';
import type { CitationData } from '../common/citation.type';
import type { Choice } from './message.type';

/** A message before it has a number. */
export interface NewMessage {
  author: MessageAuthor;
  text: string;
  /** Who sent it, for idempotency: `contact:<id>`, `agent:<id>`, `key:<id>`, `ai`, `system`. */
  senderKey: string;
  clientMessageId?: string;
  agentId?: string | null;
  internal?: boolean;
  citations?: CitationData[];
  choices?: Choice[];
  /** The button that the customer tapped. */
  choiceId?: string;
  outcome?: AnswerOutcome;
  confidence?: number;
  turnId?: string;
  /** A form to fill in, as it is now. */
  form?: Form;
  /** The form that this message answers. */
  answers?: { messageId: string; values: readonly FormAnswer[] };
}

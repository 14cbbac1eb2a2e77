import type { Priority } from '../conversation/types';
import type { Weekday } from '../hours/business-hours';
import type { ProtectionKind } from '../protection/kinds';

export const ATTRIBUTE_OPS = ['eq', 'ne', 'gt', 'lt', 'contains', 'exists'] as const;
export type AttributeOp = (typeof ATTRIBUTE_OPS)[number];
export const DETAIL_OPS = ['exists', 'eq', 'contains', 'gt', 'gte', 'lt', 'lte'] as const;
export type DetailOp = (typeof DETAIL_OPS)[number];
export const PAGE_OPS = ['contains', 'startsWith', 'eq'] as const;
export type PageOp = (typeof PAGE_OPS)[number];

/** A condition that looks at one thing. Its `kind` is its key in JSON. */
export type LeafCondition =
  | { kind: 'tag'; tagId: string }
  | { kind: 'tags'; match: 'any' | 'all'; tagIds: readonly string[]; scoreAtLeast: number | null }
  | { kind: 'keyword'; phrase: string }
  | { kind: 'pattern'; source: string }
  | { kind: 'detail'; key: string; op: DetailOp; value: string | number | null; currency: string | null }
  | { kind: 'sentimentBelow'; value: number }
  | { kind: 'urgencyAtLeast'; value: number }
  | { kind: 'confidenceBelow'; value: number }
  | { kind: 'attribute'; key: string; op: AttributeOp; value: string | number | boolean | null }
  | { kind: 'verified'; value: boolean }
  | { kind: 'page'; op: PageOp; value: string }
  | { kind: 'language'; codes: readonly string[] }
  | { kind: 'time'; from: string; to: string; days: readonly Weekday[] | null }
  | { kind: 'outsideHours'; value: boolean }
  | { kind: 'failedAnswersAtLeast'; count: number }
  | { kind: 'priority'; of: readonly Priority[] }
  /** What the built-in detectors found; protected rules only. */
  | { kind: 'protection'; protection: ProtectionKind };

/** When a rule fires: one condition, or conditions combined. */
export type RuleCondition = LeafCondition | { kind: 'all'; of: readonly RuleCondition[] } | { kind: 'any'; of: readonly RuleCondition[] } | { kind: 'not'; of: RuleCondition };

/** Who hears of something: everybody who answers, one colleague, or a team. */
export type Audience = { everyone: true } | { id: string };

/** What a rule does when it fires. */
export type RuleAction =
  /** To a person; to this colleague or team where one is named. */
  | { kind: 'handoff'; to: string | null }
  | { kind: 'setPriority'; priority: Priority }
  | { kind: 'addTag'; tagId: string }
  /** A colleague or a team. */
  | { kind: 'assignTo'; id: string }
  /** Asks the customer for the fields of a form. */
  | { kind: 'collect'; formKey: string }
  /** Of the contact. */
  | { kind: 'setAttribute'; key: string; value: string | number | boolean }
  /** Says a text of the workspace's own instead of an answer of the AI's. */
  | { kind: 'reply'; text: string }
  | { kind: 'notify'; audience: Audience; text: string | null }
  | { kind: 'webhook'; id: string }
  /** Hides the conversation from the inbox for so long, or until people answer again. */
  | { kind: 'snooze'; minutes: number | null }
  /** Leaves a note that only the team sees. */
  | { kind: 'note'; text: string }
  /** No later rule is read. */
  | { kind: 'stop' };

/** A rule as it is evaluated. */
export interface Rule {
  id: string;
  name: string;
  enabled: boolean;
  position: number;
  protected: boolean;
  version: number;
  conditions: RuleCondition;
  actions: RuleAction[];
}

/** Everything a condition can look at, gathered once before any rule is read: what a rule does changes no fact for the next. */
export interface RuleFacts {
  text: string;
  tags: readonly { id: string; score: number | null }[];
  protections: readonly ProtectionKind[];
  /** Of the AI's last answer in this episode; null when there is none. */
  confidence: number | null;
  /** −1 (furious) to 1 (delighted). */
  sentiment: number;
  /** 0 (any time) to 1 (now). */
  urgency: number;
  /** Found in this message, or given in a form with it. */
  details: readonly { key: string; value: string }[];
  /** The contact's. */
  attributes: Readonly<Record<string, unknown>>;
  /** The contact proved who they are. */
  verified: boolean;
  /** Address of the page that the customer writes from. */
  page: string | null;
  /** ISO 639-1 code of the message's language; null when it is not known. */
  language: string | null;
  /** When the message came, on the workspace's clock. */
  clock: { weekday: Weekday; minutes: number };
  /** Nobody answers at that time. */
  outsideHours: boolean;
  /** Answers that did not help, in this episode. */
  failedAnswers: number;
  priority: Priority;
}

/** What made a condition hold. */
export interface Evidence {
  /** The customer's own words. */
  phrase: string | null;
  /** Anything else, in words: "amount € 1,290.00". */
  fact: string | null;
}

/** Names for the ids in a rule. */
export interface RuleNames {
  tag(id: string): string;
  /** A colleague or a team. */
  assignee(id: string): string;
  form(key: string): string;
  webhook(id: string): string;
}

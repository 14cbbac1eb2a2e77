import type { Priority } from '../conversation/types';
import type { ProtectionKind } from '../protection/kinds';

/** When a rule fires: one condition, or conditions combined. */
export type RuleCondition =
  | { kind: 'tag'; tagId: string }
  | { kind: 'keyword'; phrase: string }
  | { kind: 'confidenceBelow'; value: number }
  | { kind: 'sentimentBelow'; value: number }
  | { kind: 'attribute'; key: string; op: AttributeOp; value: string | number | boolean | null }
  /** What the built-in detectors found; protected rules only. */
  | { kind: 'protection'; protection: ProtectionKind }
  | { kind: 'all' | 'any'; of: RuleCondition[] }
  | { kind: 'not'; of: RuleCondition };

export const ATTRIBUTE_OPS = ['eq', 'ne', 'gt', 'lt', 'contains', 'exists'] as const;
export type AttributeOp = (typeof ATTRIBUTE_OPS)[number];

/** What a rule does when it fires. */
export type RuleAction =
  | { kind: 'handoff' }
  | { kind: 'setPriority'; priority: Priority }
  | { kind: 'addTag'; tagId: string }
  | { kind: 'assignTo'; agentId: string };

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

/** Everything a condition can look at. */
export interface RuleFacts {
  text: string;
  tagIds: readonly string[];
  protections: readonly ProtectionKind[];
  /** Of the AI's last answer in this episode; null when there is none. */
  confidence: number | null;
  /** −1 (furious) to 1 (delighted). */
  sentiment: number;
  /** The contact's attributes and what the message's details hold. */
  attributes: Readonly<Record<string, unknown>>;
}

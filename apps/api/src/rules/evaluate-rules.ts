import { Injectable } from '@nestjs/common';
import { PROTECTION_KINDS, detectProtections, evaluateRules, sentimentOf, type RuleAction } from '@chatref/domain';
import type { WorkspaceScope } from '../database/transaction';
import { RuleStore } from './rule-store';

/** A rule that fired on a message. */
export interface FiredRule {
  ruleId: string;
  name: string;
  version: number;
  /** The customer's words that made it fire; null when no words did. */
  phrase: string | null;
  handoff: boolean;
  actions: RuleAction[];
  /** Ids of the tags it adds. */
  addTags: string[];
}

/** What is known of the message. */
export interface RuleMessage {
  text: string;
  tagIds: readonly string[];
  confidence: number | null;
  attributes: Readonly<Record<string, unknown>>;
  /** The customer's messages before, for protections that are split over two. */
  recentCustomerTexts: readonly string[];
}

/** Evaluates a workspace's rules on a message, protected ones first. */
@Injectable()
export class EvaluateRules {
  constructor(private readonly rules: RuleStore) {}

  async run(scope: WorkspaceScope, message: RuleMessage): Promise<FiredRule[]> {
    const rules = await this.rules.current(scope);
    const widened = rules.flatMap((rule) => (rule.protected && rule.conditions.kind === 'any' ? rule.conditions.of.flatMap((one) => (one.kind === 'keyword' ? [{ rule: rule.name, phrase: one.phrase }] : [])) : []));
    const hits = detectProtections(message.text, { recentCustomerTexts: [...message.recentCustomerTexts], widened });
    const facts = { ...message, protections: PROTECTION_KINDS.filter((kind) => hits.some((hit) => hit.kind === kind)), sentiment: sentimentOf(message.text).value };
    return evaluateRules(rules, facts).map(({ rule, phrase }) => ({
      ruleId: rule.id,
      name: rule.name,
      version: rule.version,
      phrase: phrase ?? (rule.protected ? (hits.find((hit) => hit.rule === rule.name)?.phrase ?? null) : null),
      handoff: rule.actions.some((action) => action.kind === 'handoff'),
      actions: rule.actions,
      addTags: rule.actions.flatMap((action) => (action.kind === 'addTag' ? [action.tagId] : [])),
    }));
  }
}

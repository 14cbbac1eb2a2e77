import { Injectable } from '@nestjs/common';
import { PROTECTION_KINDS, detectProtections, evaluateRules, isOpen, localTime, ruleLog, type Priority, type RuleAction, type RuleFacts, type RuleSet } from '@chatref/domain';
import { Clock } from '../common/clock';
import { spokenLanguage } from '../common/spoken-language';
import type { WorkspaceScope } from '../database/transaction';
import { WorkspaceStore, hoursOf, type WorkspaceRecord } from '../workspaces/workspace-store';
import { keptFacts, type RuleRecord } from './kept-facts';
import { RuleStore } from './rule-store';

/** A rule that fired on a message. */
export interface FiredRule {
  ruleId: string;
  name: string;
  version: number;
  /** The customer's words that made it fire; null when no words did. */
  phrase: string | null;
  /** What else made it fire. */
  fact: string | null;
  handoff: boolean;
  /** Ids of the tags it adds. */
  addTags: string[];
  actions: RuleAction[];
}

/** What is known of the message. */
export interface RuleMessage {
  text: string;
  tags: RuleFacts['tags'];
  details: RuleFacts['details'];
  /** −1 (furious) to 1 (delighted). */
  sentiment: number;
  /** 0 (any time) to 1 (now). */
  urgency: number;
  confidence: number | null;
  failedAnswers: number;
  priority: Priority;
  contact: { verified: boolean; attributes: Readonly<Record<string, unknown>> };
  /** The customer's messages before, for protections that are split over two. */
  recentCustomerTexts: readonly string[];
  /** When it was written; default: now. */
  at?: Date;
}

/** What the rules say of a message, and what is kept of it. */
export interface RuleVerdict {
  fired: FiredRule[];
  record: Omit<RuleRecord, 'fromSeq'>;
}

/** Evaluates one version of a workspace's rules on a message. */
@Injectable()
export class EvaluateRules {
  constructor(
    private readonly rules: RuleStore,
    private readonly workspaces: WorkspaceStore,
    private readonly clock: Clock,
  ) {}

  /** @param workspace as the caller has read it; read here when left out */
  async run(scope: WorkspaceScope, message: RuleMessage, workspace?: WorkspaceRecord): Promise<RuleVerdict> {
    const set = await this.rules.current(scope);
    const { hours, zone } = hoursOf(workspace ?? (await this.workspaces.get(scope.workspaceId)));
    return evaluate(set, message, { hours, zone, now: message.at ?? this.clock.now() });
  }
}

/** The words of the workspace's own that widen its protections. */
function widenedBy(set: RuleSet): { rule: string; phrase: string }[] {
  return set.rules.flatMap((rule) => (rule.protected && rule.conditions.kind === 'any' ? rule.conditions.of.flatMap((one) => (one.kind === 'keyword' ? [{ rule: rule.name, phrase: one.phrase }] : [])) : []));
}

/** Gathers the facts that a rule can look at and evaluates the set on them. Pure but for the given clock. */
export function evaluate(set: RuleSet, message: RuleMessage, { hours, zone, now }: ReturnType<typeof hoursOf> & { now: Date }): RuleVerdict {
  const hits = detectProtections(message.text, { recentCustomerTexts: [...message.recentCustomerTexts], widened: widenedBy(set) });
  const { page, locale } = message.contact.attributes;
  const { weekday, minutes } = localTime(now, zone);
  const facts: RuleFacts = {
    text: message.text,
    tags: message.tags,
    protections: PROTECTION_KINDS.filter((kind) => hits.some((hit) => hit.kind === kind)),
    confidence: message.confidence,
    sentiment: message.sentiment,
    urgency: message.urgency,
    details: message.details,
    attributes: message.contact.attributes,
    verified: message.contact.verified,
    page: typeof page === 'string' ? page : null,
    language: spokenLanguage(message.text) ?? (typeof locale === 'string' ? (locale.split(/[-_]/)[0]?.toLowerCase() ?? null) : null),
    clock: { weekday, minutes },
    outsideHours: !isOpen(hours, now, zone),
    failedAnswers: message.failedAnswers,
    priority: message.priority,
  };
  const evaluation = evaluateRules(set, facts);
  const fired = evaluation.fired.map(({ rule, phrase, fact }): FiredRule => ({
    ruleId: rule.id,
    name: rule.name,
    version: rule.version,
    phrase: phrase ?? (rule.protected ? (hits.find((hit) => hit.rule === rule.name)?.phrase ?? null) : null),
    fact,
    handoff: rule.actions.some((action) => action.kind === 'handoff'),
    addTags: rule.actions.flatMap((action) => (action.kind === 'addTag' ? [action.tagId] : [])),
    actions: rule.actions,
  }));
  return { fired, record: { ...ruleLog(evaluation), facts: keptFacts(facts, set.rules) } };
}

import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Rehearsal, RuleCheck, RuleSet, detectProtections, rulesWith, type ArchiveCase, type Rule as DomainRule } from '@chatref/domain';
import { Clock } from '../common/clock';
import { AppError, notFound } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { Database, type WorkspaceScope } from '../database/transaction';
import { prepareExpressions } from './expressions';
import { ManageRules } from './manage-rules';
import { ReadArchive } from './read-archive';
import type { RuleHealth, RuleRehearsal, RuleTrialInput } from './rule-lab.type';
import { RuleStore } from './rule-store';

/** How much of the archive is read when nothing else is asked for, and at most; in messages and days. */
export const USUAL_MESSAGES = 2_000;
export const MOST_MESSAGES = 20_000;
const MAX_DAYS = 365;
/** Messages between two pauses, so that turns and subscriptions go on meanwhile. */
const BREATH = 25;

/** Tries a rule on the archive before it goes live, and says which rules are of no use. Nothing is written. */
@Injectable()
export class RuleLab {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleStore,
    private readonly manage: ManageRules,
    private readonly archive: ReadArchive,
    private readonly clock: Clock,
  ) {}

  /**
   * Plays the archive through the rules as they are and as they would be: the most recent `messages` of the range.
   * @throws Refusal INVALID as saving the rule would; AppError NOT_FOUND for a rule that is not there
   */
  async rehearse(caller: TeamCaller, input: RuleTrialInput, days: number, messages: number): Promise<{ rehearsal: RuleRehearsal }> {
    const { current, trial, id } = await this.database.inWorkspace(caller, async (tx) => {
      const latest = await this.rules.version(tx, null);
      const before = input.ruleId == null ? null : latest.rules.find((rule) => rule.id === input.ruleId);
      if (before === undefined) throw notFound('rule');
      if (input.remove) return { current: latest, trial: rulesWith(latest.rules, before?.id ?? '', null), id: null };
      const checked = await this.manage.check(tx, { name: input.name ?? 'New rule', conditions: input.conditions, actions: input.actions });
      const ordinary = latest.rules.filter((rule) => !rule.protected).length;
      const rule: DomainRule = { ...checked, id: before?.id ?? 'trial', enabled: true, position: input.position ?? before?.position ?? ordinary + 1, protected: false, version: 0 };
      return { current: latest, trial: rulesWith(latest.rules, rule.id, rule), id: rule.id };
    });
    const rehearsal = new Rehearsal(current, new RuleSet(current.version, trial, prepareExpressions), id);
    const { since, total, readSince } = await this.play(caller, days, messages, (one) => rehearsal.add(one));
    const result = rehearsal.result();
    return { rehearsal: { ...result, since, readSince, archiveMessages: Math.max(total, result.messages), truncated: total > messages } };
  }

  /** How each rule fared, and which are dead, shadowed or at odds with another. */
  async health(scope: WorkspaceScope, days: number): Promise<RuleHealth[]> {
    const set = await this.rules.current(scope);
    const check = new RuleCheck(set, prepareExpressions);
    await this.play(scope, days, USUAL_MESSAGES, ({ facts }) => check.add(facts));
    return check.result();
  }

  private async play(scope: WorkspaceScope, days: number, messages: number, add: (one: ArchiveCase) => void): Promise<{ since: Date; total: number; readSince: Date | null }> {
    if (messages < 1 || messages > MOST_MESSAGES) throw new AppError('BAD_USER_INPUT', `\`messages\` must be between 1 and ${MOST_MESSAGES}.`);
    if (days < 1 || days > MAX_DAYS) throw new AppError('BAD_USER_INPUT', `\`days\` must be between 1 and ${MAX_DAYS}.`);
    const since = new Date(this.clock.now().getTime() - days * 86_400_000);
    const { parts, ...read } = await this.archive.run(scope, since, messages);
    for await (const part of parts) {
      for (const [index, one] of part.entries()) {
        if (index % BREATH === 0) await setImmediate();
        // What the detectors say today counts for both sides, also for messages from before they were asked.
        const protections = one.facts.protections.length > 0 ? one.facts.protections : [...new Set(detectProtections(one.facts.text, { recentCustomerTexts: [] }).flatMap((hit) => builtIn(hit.kind)))];
        add({ ...one, facts: { ...one.facts, protections } });
      }
    }
    return { since, ...read };
  }
}

function builtIn(kind: string): ArchiveCase['facts']['protections'][number][] {
  return kind.startsWith('own-') ? [] : [kind as ArchiveCase['facts']['protections'][number]];
}

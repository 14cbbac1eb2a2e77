import { Injectable } from '@nestjs/common';
import { nextOpening, priorityAfterRules, type Audience, type RuleAction } from '@chatref/domain';
import { AgentStore } from '../auth/agent-store';
import { Teams } from '../auth/teams';
import { Notifications } from '../conversations/notifications';
import { Snoozes } from '../conversations/snoozes';
import type { Thread } from '../conversations/thread';
import type { Tx } from '../database/transaction';
import { Forms } from '../forms/forms';
import type { FiredRule } from '../rules/evaluate-rules';
import { DeliverWebhooks } from '../webhooks/deliver-webhooks';
import { WorkspaceStore, hoursOf } from '../workspaces/workspace-store';
import type { TurnFacts } from './gather-facts';

type ActionOf<K extends RuleAction['kind']> = Extract<RuleAction, { kind: K }>;

/** Actions that people see or that reach other systems: once in an episode, however often their rule fires. */
const ONCE: ReadonlySet<RuleAction['kind']> = new Set(['collect', 'reply', 'notify', 'webhook', 'snooze', 'note']);

/** Whether a rule speaks to the customer itself on this message, in place of the AI. */
export function speaks(rule: FiredRule, doneBefore: ReadonlySet<string>): boolean {
  return !doneBefore.has(rule.ruleId) && rule.actions.some((action) => action.kind === 'reply' || action.kind === 'collect');
}

/**
 * Carries out what rules ask for beside the handoff and the tags, inside the turn's transaction. Nothing here is a
 * customer's message, so nothing here makes a rule fire.
 */
@Injectable()
export class RuleEffects {
  constructor(
    private readonly agents: AgentStore,
    private readonly teams: Teams,
    private readonly forms: Forms,
    private readonly notifications: Notifications,
    private readonly snoozes: Snoozes,
    private readonly webhooks: DeliverWebhooks,
    private readonly workspaces: WorkspaceStore,
  ) {}

  /** The priority: true of the message, whoever answers it. */
  prioritise(thread: Thread, fired: readonly FiredRule[]): void {
    const wishes = fired.flatMap((rule) => actionsOf(rule, 'setPriority').map(({ priority }) => ({ priority, rule: rule.name })));
    const after = priorityAfterRules({ priority: thread.state.priority, source: thread.row.priority_source, protected: thread.state.protected }, wishes.map((wish) => wish.priority));
    const rule = wishes.find((wish) => wish.priority === after)?.rule;
    if (after !== thread.state.priority && rule !== undefined) thread.command({ kind: 'setPriority', priority: after }, { agentId: null, rule });
  }

  /** Who should have it. A colleague gets only what waits for somebody, and only while they can take it; a team gets anything. */
  async assign(tx: Tx, thread: Thread, fired: readonly FiredRule[]): Promise<void> {
    for (const rule of fired) {
      for (const id of targetsOf(rule)) {
        const team = (await this.teams.byIds(tx, [id])).get(id);
        if (team) {
          if (thread.row.team_id === null) thread.giveToTeam(id, { agentId: null, rule: rule.name });
          continue;
        }
        if (thread.state.status !== 'WAITING') continue;
        const agent = await this.agents.find(tx, id);
        if (agent?.active && agent.role !== 'VIEWER') thread.command({ kind: 'assign', agentId: id }, { agentId: null, rule: rule.name });
        else await thread.append({ author: 'SYSTEM', senderKey: 'system', internal: true, text: `The rule “${rule.name}” gives this to ${agent?.name ?? 'a former colleague'}, who cannot take conversations now. It waits for anybody.` });
      }
    }
  }

  /**
   * Everything else.
   * @param doneBefore rules whose actions that happen once in an episode have happened
   * @returns the rules for which they happened now
   */
  async run(tx: Tx, thread: Thread, facts: TurnFacts, fired: readonly FiredRule[], doneBefore: ReadonlySet<string>): Promise<string[]> {
    const done: string[] = [];
    for (const rule of fired) {
      await this.setAttributes(tx, thread, rule);
      if (doneBefore.has(rule.ruleId) || !rule.actions.some((action) => ONCE.has(action.kind))) continue;
      for (const action of rule.actions) await this.once(tx, thread, facts, rule, action);
      done.push(rule.ruleId);
    }
    return done;
  }

  private async once(tx: Tx, thread: Thread, facts: TurnFacts, rule: FiredRule, action: RuleAction): Promise<void> {
    switch (action.kind) {
      case 'reply':
        return this.say(thread, action.text);
      case 'collect':
        return this.collect(tx, thread, action.formKey);
      case 'note':
        await thread.append({ author: 'SYSTEM', senderKey: 'system', internal: true, text: `${rule.name}: ${action.text}` });
        return;
      case 'notify':
        return this.notifications.tell(tx, thread, { agentIds: await this.audience(tx, action.audience), text: action.text ?? `${rule.name}: ${thread.row.subject}`, rule: rule.name });
      case 'webhook':
        return this.webhooks.enqueue(tx, { webhookId: action.id, event: 'rule.fired', conversationId: thread.id, payload: payloadOf(thread, facts, rule) });
      case 'snooze':
        return this.snooze(tx, thread, action, rule.name);
      default:
    }
  }

  /** In the workspace's own name, not the AI's; a colleague who has the conversation is not talked over. */
  private async say(thread: Thread, text: string): Promise<void> {
    if (thread.state.status === 'WITH_AGENT' || thread.state.status === 'RESOLVED') return;
    await thread.append({ author: 'SYSTEM', senderKey: 'system', text });
  }

  private async collect(tx: Tx, thread: Thread, key: string): Promise<void> {
    const form = await this.forms.find(tx, key);
    if (!form || thread.state.status === 'WITH_AGENT' || thread.state.status === 'RESOLVED') return;
    await thread.append({ author: 'SYSTEM', senderKey: 'system', text: form.title, form });
  }

  private async snooze(tx: Tx, thread: Thread, { minutes }: ActionOf<'snooze'>, rule: string): Promise<void> {
    // What must reach a person is not hidden from them.
    if (thread.state.protected || thread.state.status === 'RESOLVED') return;
    const until = minutes === null ? await this.nextOpening(tx, thread.now) : new Date(thread.now.getTime() + minutes * 60_000);
    if (until && until > thread.now) await this.snoozes.set(tx, thread, until, { agentId: null, rule });
  }

  private async nextOpening(tx: Tx, now: Date): Promise<Date | null> {
    const { hours, zone } = hoursOf(await this.workspaces.read(tx));
    return nextOpening(hours, now, zone);
  }

  private async audience(tx: Tx, audience: Audience): Promise<string[]> {
    if ('everyone' in audience) return (await this.agents.all(tx)).filter((agent) => agent.active && agent.role !== 'VIEWER').map((agent) => agent.id);
    const team = (await this.teams.byIds(tx, [audience.id])).get(audience.id);
    if (team) return team.members.map((agent) => agent.id);
    const agent = await this.agents.find(tx, audience.id);
    return agent?.active ? [agent.id] : [];
  }

  private async setAttributes(tx: Tx, thread: Thread, rule: FiredRule): Promise<void> {
    const set = actionsOf(rule, 'setAttribute');
    if (set.length === 0) return;
    await tx.run('UPDATE contact SET attributes = attributes || $3::jsonb WHERE workspace_id = $1 AND id = $2', [
      tx.workspaceId, thread.row.contact_id, JSON.stringify(Object.fromEntries(set.map(({ key, value }) => [key, value]))),
    ]);
  }
}

function actionsOf<K extends RuleAction['kind']>(rule: FiredRule, kind: K): ActionOf<K>[] {
  return rule.actions.filter((action): action is ActionOf<K> => action.kind === kind);
}

function targetsOf(rule: FiredRule): string[] {
  return rule.actions.flatMap((action) => (action.kind === 'assignTo' ? [action.id] : action.kind === 'handoff' && action.to !== null ? [action.to] : []));
}

/** What a webhook's receiver is told. */
function payloadOf(thread: Thread, facts: TurnFacts, rule: FiredRule): object {
  return {
    workspaceId: facts.workspaceId,
    rule: { id: rule.ruleId, name: rule.name, phrase: rule.phrase },
    conversation: { id: thread.id, subject: thread.row.subject, status: thread.state.status, priority: thread.state.priority, protected: thread.state.protected },
    contact: { id: thread.row.contact_id, name: facts.contact.name, verified: facts.contact.verified },
    message: { seq: facts.fence.lastCustomerSeq, text: facts.text },
  };
}

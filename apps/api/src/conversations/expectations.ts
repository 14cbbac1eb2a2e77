import { Injectable } from '@nestjs/common';
import { acknowledgement, expectationOf, isOpen, languageOfLocale, nextOpening, type Expectation, type HandoffReason, type Language } from '@chatref/domain';
import { AgentStore } from '../auth/agent-store';
import { Clock } from '../common/clock';
import { spokenLanguage } from '../common/spoken-language';
import type { Tx } from '../database/transaction';
import { WorkspaceStore, hoursOf } from '../workspaces/workspace-store';
import type { HandoffExpectation } from './expectation.type';

/** How far back waits are looked at, and how many of them. */
const RECENT_DAYS = 14;
const RECENT_WAITS = 50;

/** What is said of a handoff. */
export interface SpokenHandoff {
  reason: HandoffReason;
  /** The kind of the protection that latched; null when none did. */
  protection: string | null;
  contactId: string;
  /** The customer's messages, newest first: the first that tells a language decides in which one the answer is. */
  texts: readonly string[];
}

/** When a person will answer, as far as the workspace's own record tells; and the words for it. */
@Injectable()
export class Expectations {
  constructor(
    private readonly clock: Clock,
    private readonly agents: AgentStore,
    private readonly workspaces: WorkspaceStore,
  ) {}

  /** Two short statements in the caller's transaction. */
  async read(tx: Tx): Promise<Expectation> {
    const now = this.clock.now();
    const waits = await tx.query<{ minutes: number }>(
      `SELECT (extract(epoch FROM first_agent_reply_at - handed_off_at) / 60)::float8 AS minutes FROM episode
        WHERE workspace_id = $1 AND started_at > $2 AND handed_off_at IS NOT NULL AND first_agent_reply_at >= handed_off_at
        ORDER BY started_at DESC LIMIT ${RECENT_WAITS}`,
      [tx.workspaceId, new Date(now.getTime() - RECENT_DAYS * 86_400_000)],
    );
    const { hours, zone } = hoursOf(await this.workspaces.read(tx));
    const times = hours ? { open: isOpen(hours, now, zone), nextOpening: nextOpening(hours, now, zone) } : { open: null, nextOpening: null };
    return expectationOf({ now, online: await this.agents.online(tx), ...times, recentWaits: waits.map((row) => row.minutes) });
  }

  /** The acknowledgement of a handoff that happens in this transaction. */
  async acknowledge(tx: Tx, handoff: SpokenHandoff): Promise<string> {
    const contact = await tx.one<{ email: string | null; locale: string | null }>("SELECT email, attributes->>'locale' AS locale FROM contact WHERE workspace_id = $1 AND id = $2", [tx.workspaceId, handoff.contactId]);
    const { timezone } = await this.workspaces.read(tx);
    const expectation = await this.read(tx);
    return acknowledgement({ reason: handoff.reason, protection: handoff.protection, language: languageFor(handoff.texts, contact?.locale), expectation, timezone, emailKnown: contact?.email != null });
  }

  /** As the widget shows it. */
  async shown(tx: Tx, contactId: string): Promise<HandoffExpectation> {
    const contact = await tx.one<{ email: string | null }>('SELECT email FROM contact WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, contactId]);
    const expectation = await this.read(tx);
    const email = contact?.email ?? null;
    return {
      kind: expectation.kind,
      waitMinutes: expectation.kind === 'ONLINE' ? expectation.waitMinutes : null,
      backAt: expectation.kind === 'AWAY' ? expectation.backAt : null,
      emailWanted: expectation.kind === 'AWAY' && email === null,
      email: email && maskedEmail(email),
    };
  }
}

function languageFor(texts: readonly string[], locale: string | null | undefined): Language {
  for (const text of texts) {
    const language = languageOfLocale(spokenLanguage(text));
    if (language) return language;
  }
  return languageOfLocale(locale) ?? 'en';
}

/** `j…@example.com`: enough for its owner to know it. */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}…${email.slice(at)}`;
}

import { findDetails, isOpen, localTime, sentimentOf, urgencyOf, type ArchiveCase, type ResolvedBy } from '@chatref/domain';
import { spokenLanguage } from '../common/spoken-language';
import { z } from 'zod';
import { Injectable } from '@nestjs/common';
import { Database, type WorkspaceScope } from '../database/transaction';
import { WorkspaceStore, hoursOf } from '../workspaces/workspace-store';
import { ruleRecordSchema } from './kept-facts';

interface Row {
  text: string;
  seq: number;
  created_at: Date;
  conversation_id: string;
  episode_id: string;
  handed_off_at: Date | null;
  first_agent_reply_at: Date | null;
  resolved_by: ResolvedBy | null;
  attributes: unknown;
  verified: boolean;
  evaluation: unknown;
  tags: unknown;
}
/** The archive as far as a rehearsal reads it. */
export interface Archive {
  cases: ArchiveCase[];
  /** There were more messages in the range; the most recent ones were read. */
  truncated: boolean;
}
const tagsSchema = z.array(z.object({ id: z.string(), score: z.number().nullable(), name: z.string(), urgent: z.boolean() }));
const attributesSchema = z.record(z.string(), z.unknown());

/**
 * The customers' messages of the past with what was known of them. Where a turn kept its facts, those are taken; for
 * older messages they are made again from what is stored (the tags are then those of the episode).
 */
@Injectable()
export class ReadArchive {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
  ) {}

  /** @param limit most recent messages first; no more than these are read */
  async run(scope: WorkspaceScope, since: Date, limit: number): Promise<Archive> {
    const { rows, hours, zone } = await this.database.inWorkspace(scope, async (tx) => ({
      ...hoursOf(await this.workspaces.read(tx)),
      rows: await tx.query<Row>(
        `SELECT m.text, m.seq, m.created_at, m.conversation_id, m.episode_id, e.handed_off_at, e.first_agent_reply_at, e.resolved_by, k.attributes, k.verified,
                t.record->'evaluation' AS evaluation,
                (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'score', c.score, 'name', g.name, 'urgent', g.urgent)), '[]'::jsonb) FROM conversation_tag c
                   JOIN tag g ON g.workspace_id = c.workspace_id AND g.id = c.tag_id WHERE c.workspace_id = m.workspace_id AND c.episode_id = m.episode_id AND c.removed_at IS NULL AND c.source <> 'RULE') AS tags
           FROM message m JOIN episode e ON e.workspace_id = m.workspace_id AND e.id = m.episode_id
           JOIN conversation v ON v.workspace_id = m.workspace_id AND v.id = m.conversation_id
           JOIN contact k ON k.workspace_id = v.workspace_id AND k.id = v.contact_id
           LEFT JOIN turn t ON t.workspace_id = m.workspace_id AND t.conversation_id = m.conversation_id AND t.up_to_seq = m.seq
          WHERE m.workspace_id = $1 AND m.author = 'CUSTOMER' AND m.created_at >= $2 ORDER BY m.created_at DESC, m.id DESC LIMIT $3`,
        [tx.workspaceId, since, limit + 1],
      ),
    }));
    const cases = rows.slice(0, limit).reverse().map((row) => caseOf(row, (at) => ({ clock: clockOf(at, zone), outsideHours: !isOpen(hours, at, zone) })));
    return { cases, truncated: rows.length > limit };
  }
}

function clockOf(at: Date, zone: string): ArchiveCase['facts']['clock'] {
  const { weekday, minutes } = localTime(at, zone);
  return { weekday, minutes };
}

function caseOf(row: Row, when: (at: Date) => Pick<ArchiveCase['facts'], 'clock' | 'outsideHours'>): ArchiveCase {
  const attributes = attributesSchema.catch({}).parse(row.attributes);
  const kept = ruleRecordSchema.safeParse(row.evaluation);
  const tags = tagsSchema.parse(row.tags);
  const episode = {
    id: row.episode_id,
    conversationId: row.conversation_id,
    handedOff: row.handed_off_at !== null,
    resolvedBy: row.resolved_by,
    personActed: row.first_agent_reply_at !== null || row.resolved_by === 'AGENT',
  };
  if (kept.success) return { facts: { ...kept.data.facts, text: row.text, attributes: { ...attributes, ...kept.data.facts.attributes } }, messageSeq: row.seq, episode };
  const { page } = attributes;
  return {
    messageSeq: row.seq,
    episode,
    facts: {
      text: row.text,
      tags: tags.map(({ id, score }) => ({ id, score })),
      protections: [],
      confidence: null,
      sentiment: sentimentOf(row.text).value,
      urgency: urgencyOf(row.text, tags.filter((tag) => tag.urgent).map((tag) => tag.name)).value,
      details: findDetails(row.text),
      attributes,
      verified: row.verified,
      page: typeof page === 'string' ? page : null,
      language: spokenLanguage(row.text),
      ...when(row.created_at),
      failedAnswers: 0,
      priority: 'NORMAL',
    },
  };
}

import { findDetails, isOpen, localTime, sentimentOf, urgencyOf, type ArchiveCase, type ResolvedBy } from '@chatref/domain';
import { spokenLanguage } from '../common/spoken-language';
import { z } from 'zod';
import { Injectable } from '@nestjs/common';
import { Database, type WorkspaceScope } from '../database/transaction';
import { WorkspaceStore, hoursOf } from '../workspaces/workspace-store';
import { ruleRecordSchema } from './kept-facts';

interface Row extends Place {
  text: string;
  seq: number;
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
/** The archive of a range, as far as it is read: its most recent messages, from the oldest of them on. */
export interface Archive {
  /** Customers' messages in the range, also those that are not read. */
  total: number;
  /** When the oldest message that is read was written; null when there is none. */
  readSince: Date | null;
  /** One part after the other, each read in a transaction of its own when it is asked for. */
  parts: AsyncIterable<ArchiveCase[]>;
}
/** A message's place in the archive. */
interface Place {
  created_at: Date;
  id: string;
}
/** Messages that are read at once. */
const PART = 500;
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

  /** @param limit no more messages than these are read, the most recent of the range */
  async run(scope: WorkspaceScope, since: Date, limit: number): Promise<Archive> {
    const [oldest] = await this.database.inWorkspace(scope, (tx) =>
      tx.query<Place & { total: number }>(
        `SELECT created_at, id, total FROM (
           SELECT m.created_at, m.id, count(*) OVER ()::int AS total, row_number() OVER (ORDER BY m.created_at DESC, m.id DESC) AS place
             FROM message m WHERE m.workspace_id = $1 AND m.author = 'CUSTOMER' AND m.created_at >= $2) AS ranked
          WHERE place <= $3 ORDER BY place DESC LIMIT 1`,
        [tx.workspaceId, since, limit],
      ));
    return { total: oldest?.total ?? 0, readSince: oldest?.created_at ?? null, parts: this.parts(scope, oldest ?? null, limit) };
  }

  private async *parts(scope: WorkspaceScope, oldest: Place | null, limit: number): AsyncGenerator<ArchiveCase[]> {
    let from = oldest;
    for (let left = limit; from !== null && left > 0; left -= PART) {
      const part: ArchiveCase[] = [];
      const rows: Row[] = await this.part(scope, from, left < limit, Math.min(left, PART), part);
      yield part;
      const last = rows.at(-1);
      from = rows.length === PART && last ? { created_at: last.created_at, id: last.id } : null;
    }
  }

  /** @param after the place itself was read already */
  private part(scope: WorkspaceScope, from: Place, after: boolean, limit: number, part: ArchiveCase[]): Promise<Row[]> {
    return this.database.inWorkspace(scope, async (tx) => {
      const { hours, zone } = hoursOf(await this.workspaces.read(tx));
      // To the microsecond: a Date would lose what tells two messages apart.
      const rows = await tx.query<Row>(
        `SELECT m.id, m.text, m.seq, m.created_at, m.conversation_id, m.episode_id, e.handed_off_at, e.first_agent_reply_at, e.resolved_by, k.attributes, k.verified,
                t.record->'evaluation' AS evaluation,
                (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'score', c.score, 'name', g.name, 'urgent', g.urgent)), '[]'::jsonb) FROM conversation_tag c
                   JOIN tag g ON g.workspace_id = c.workspace_id AND g.id = c.tag_id WHERE c.workspace_id = m.workspace_id AND c.episode_id = m.episode_id AND c.removed_at IS NULL AND c.source <> 'RULE') AS tags
           FROM message m JOIN episode e ON e.workspace_id = m.workspace_id AND e.id = m.episode_id
           JOIN conversation v ON v.workspace_id = m.workspace_id AND v.id = m.conversation_id
           JOIN contact k ON k.workspace_id = v.workspace_id AND k.id = v.contact_id
           LEFT JOIN turn t ON t.workspace_id = m.workspace_id AND t.conversation_id = m.conversation_id AND t.up_to_seq = m.seq
          WHERE m.workspace_id = $1 AND m.author = 'CUSTOMER' AND (m.created_at, m.id) ${after ? '>' : '>='} (SELECT created_at, id FROM message WHERE workspace_id = $1 AND id = $2)
          ORDER BY m.created_at, m.id LIMIT $3`,
        [tx.workspaceId, from.id, limit],
      );
      part.push(...rows.map((row) => caseOf(row, (at) => ({ clock: clockOf(at, zone), outsideHours: !isOpen(hours, at, zone) }))));
      return rows;
    });
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

import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Clock } from '../common/clock';
import { Refusal, notFound } from '../common/errors';
import { isId, newId } from '../common/ids';
import { cleanText } from '../common/text';
import { Database, type Tx, type WorkspaceScope } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { DEFAULT_TAGS } from './default-tags';
import type { Tag, TagInput } from './tag.type';

interface TagRow extends Omit<Tag, 'archived'> {
  archived_at: Date | null;
}
const COLUMNS = 'id, name, description, color, keywords, examples, urgent, archived_at';
const LIMITS = { name: 60, description: 500, keywords: 50, examples: 200, phrase: 120, example: 300 } as const;
const DEFAULT_COLOUR = '#5c6473';

/** Who uses a tag, so that it cannot be archived under their feet; rules register here. */
type UsageCheck = (tx: Tx, tagId: string) => Promise<string | null>;

/** A workspace's tags. */
@Injectable()
export class TagStore {
  private readonly usages: UsageCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly bus: EventBus,
  ) {}

  /** @param check answers with the name of what uses the tag, or null */
  onArchive(check: UsageCheck): void {
    this.usages.push(check);
  }

  list(scope: WorkspaceScope, includeArchived: boolean): Promise<Tag[]> {
    return this.database.inWorkspace(scope, (tx) => this.all(tx, includeArchived));
  }

  async all(tx: Tx, includeArchived = false): Promise<Tag[]> {
    const rows = await tx.query<TagRow>(`SELECT ${COLUMNS} FROM tag WHERE workspace_id = $1 ${includeArchived ? '' : 'AND archived_at IS NULL'} ORDER BY lower(name), id`, [tx.workspaceId]);
    return rows.map(toTag);
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Tag>> {
    const rows = await tx.query<TagRow>(`SELECT ${COLUMNS} FROM tag WHERE workspace_id = $1 AND id = ANY($2)`, [tx.workspaceId, ids.filter(isId)]);
    return new Map(rows.map((row) => [row.id, toTag(row)]));
  }

  /** What a new workspace starts with. */
  async createDefaults(tx: Tx): Promise<void> {
    for (const tag of DEFAULT_TAGS) await this.insert(tx, newId(), { ...tag, keywords: [...tag.keywords], examples: [...tag.examples] });
  }

  create(scope: WorkspaceScope, input: TagInput): Promise<{ tag: Tag }> {
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      const id = newId();
      await this.insert(tx, id, clean(input));
      this.changed(tx);
      return { tag: await this.get(tx, id) };
    }));
  }

  update(scope: WorkspaceScope, id: string, input: TagInput): Promise<{ tag: Tag }> {
    return nameOnce(() => this.database.inWorkspace(scope, async (tx) => {
      const before = await this.get(tx, id);
      if (before.archived) throw new Refusal('WRONG_STATE', 'This tag is archived.');
      // What is not given stays as it is.
      const tag = clean({ ...input, color: input.color ?? before.color, keywords: input.keywords ?? before.keywords, examples: input.examples ?? before.examples, urgent: input.urgent ?? before.urgent });
      await tx.run('UPDATE tag SET name = $3, description = $4, color = $5, keywords = $6, examples = $7, urgent = $8 WHERE workspace_id = $1 AND id = $2', [
        tx.workspaceId, id, tag.name, tag.description, tag.color, tag.keywords, tag.examples, tag.urgent,
      ]);
      this.changed(tx);
      return { tag: await this.get(tx, id) };
    }));
  }

  /** Archives: past conversations and figures keep the tag. */
  archive(scope: WorkspaceScope, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(scope, async (tx) => {
      // A rule that is being made reads its tags with a lock of its own: one of the two waits and then sees the other.
      await tx.run('SELECT 1 FROM tag WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, isId(id) ? id : null]);
      await this.get(tx, id);
      for (const usage of this.usages) {
        const user = await usage(tx, id);
        if (user) throw new Refusal('IN_USE', `${user} uses this tag. Change that first.`);
      }
      await tx.run('UPDATE tag SET archived_at = $3 WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL', [tx.workspaceId, id, this.clock.now()]);
      this.changed(tx);
      return { deletedId: id };
    });
  }

  /** @throws AppError NOT_FOUND */
  async get(tx: Tx, id: string): Promise<Tag> {
    const tag = (await this.byIds(tx, [id])).get(id);
    if (!tag) throw notFound('tag');
    return tag;
  }

  private async insert(tx: Tx, id: string, tag: Required<CleanTag>): Promise<void> {
    await tx.run('INSERT INTO tag (workspace_id, id, name, description, color, keywords, examples, urgent, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      tx.workspaceId, id, tag.name, tag.description, tag.color, tag.keywords, tag.examples, tag.urgent, this.clock.now(),
    ]);
  }

  private changed(tx: Tx): void {
    tx.afterCommit(() => this.bus.publish('settings-changed', { workspaceId: tx.workspaceId }));
  }
}

interface CleanTag {
  name: string;
  description: string;
  color: string;
  keywords: string[];
  examples: string[];
  urgent: boolean;
}

function clean(input: TagInput): CleanTag {
  const color = (input.color ?? DEFAULT_COLOUR).trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(color)) throw new Refusal('INVALID', 'A colour is written as #c92a2a.', { field: ['color'] });
  return {
    name: cleanText(input.name, { field: 'name', max: LIMITS.name }),
    description: cleanText(input.description, { field: 'description', max: LIMITS.description, min: 0 }),
    color,
    keywords: phrases(input.keywords ?? [], 'keywords', LIMITS.keywords, LIMITS.phrase),
    examples: phrases(input.examples ?? [], 'examples', LIMITS.examples, LIMITS.example),
    urgent: input.urgent ?? false,
  };
}

function phrases(values: string[], field: string, most: number, length: number): string[] {
  if (values.length > most) throw new Refusal('TOO_LARGE', `At most ${most} ${field}.`, { field: [field] });
  return [...new Set(values.map((value) => cleanText(value, { field, max: length, min: 0 })).filter(Boolean))];
}

async function nameOnce<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = error instanceof QueryFailedError ? (error.driverError as { constraint?: string }).constraint : undefined;
    if (constraint === 'tag_name') throw new Refusal('CONFLICT', 'There is a tag with this name already.', { field: ['name'] });
    throw error;
  }
}

function toTag({ archived_at, ...row }: TagRow): Tag {
  return { ...row, archived: archived_at !== null };
}

import { createHash } from 'node:crypto';
import type { TagExample } from '@chatref/domain';
import type { Tx } from '../database/transaction';
import { BACKGROUND } from './background';
import type { Tag } from './tag.type';

/** An example before its meaning is known. */
export type ExampleText = Omit<TagExample, 'vector'>;

/** Corrections of agents that count per tag, the newest; as many against it. */
export const MOST_PER_TAG = 200;

/**
 * Everything a workspace's tags are learned from: names and descriptions, the examples its admins wrote, what its agents
 * corrected, and ordinary talk that deserves no tag. One text stands once, with all the tags that it deserves.
 */
export async function gatherExamples(tx: Tx, tags: readonly Tag[]): Promise<ExampleText[]> {
  const active = new Set(tags.map((tag) => tag.id));
  const deserved = new Map<string, Set<string>>();
  const put = (text: string, tagIds: readonly string[]): void => {
    const known = deserved.get(text) ?? new Set<string>();
    for (const id of tagIds) if (active.has(id)) known.add(id);
    deserved.set(text, known);
  };
  for (const text of BACKGROUND) put(text, []);
  for (const tag of tags) for (const text of tag.examples) put(text, [tag.id]);
  const corrections = await newestCorrections(tx, [...active]);
  for (const { text, tag_id: tagId, counter, carried } of corrections) if (!counter) put(text, [tagId, ...carried]);
  const counters = corrections.filter(({ text, counter }) => counter && !deserved.has(text));
  return [
    ...tags.map((tag) => keyed({ text: `${tag.name.replaceAll('-', ' ')}: ${tag.description}`, tagIds: [tag.id], described: true })),
    ...[...deserved].map(([text, tagIds]) => keyed({ text, tagIds: [...tagIds].sort() })),
    ...once(counters.map(({ text, tag_id: tagId }) => keyed({ text, tagIds: [], against: tagId }))),
  ];
}

/** Names what would be learned: equal for equal tags and examples, whatever the order. */
export function fingerprintOf(model: string, tags: readonly Tag[], examples: readonly ExampleText[]): string {
  const hash = createHash('sha256').update(`${LEARNER}\n${model}\n`);
  for (const id of tags.map((tag) => tag.id).sort()) hash.update(`${id}\n`);
  for (const key of examples.map((example) => example.key).sort()) hash.update(`${key}\n`);
  return hash.digest('hex');
}

/** Changes when the learner does: stored weights of another are of no use. */
export const LEARNER = 'kernel-ridge-3';

interface Correction {
  text: string;
  tag_id: string;
  counter: boolean;
  /** The other tags of its conversation that nobody took away. */
  carried: string[];
}

async function newestCorrections(tx: Tx, tagIds: readonly string[]): Promise<Correction[]> {
  return tx.query<Correction>(
    `SELECT e.text, e.tag_id, e.counter,
            ARRAY(SELECT t.tag_id FROM conversation_tag t WHERE t.workspace_id = e.workspace_id AND t.conversation_id = e.conversation_id AND t.removed_at IS NULL) AS carried
       FROM (SELECT x.*, row_number() OVER (PARTITION BY x.tag_id, x.counter ORDER BY x.added_at DESC, x.id) AS newest
               FROM tag_example x WHERE x.workspace_id = $1 AND x.tag_id = ANY($2) AND x.undone_at IS NULL) e
      WHERE e.newest <= ${MOST_PER_TAG} ORDER BY e.added_at, e.id`,
    [tx.workspaceId, tagIds],
  );
}

function keyed(example: Omit<ExampleText, 'key'>): ExampleText {
  const content = JSON.stringify([example.text, example.tagIds, example.against ?? null, example.described ?? false]);
  return { key: createHash('sha256').update(content).digest('base64url'), ...example };
}

function once(examples: ExampleText[]): ExampleText[] {
  return [...new Map(examples.map((example) => [example.key, example])).values()];
}

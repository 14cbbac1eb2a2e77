import { DataSource } from 'typeorm';
import { newId } from '../src/common/ids';
import type { World } from './world';
import { median, percentile, type Row } from './table';

const CONVERSATIONS = 10_000;
const ROUNDS = 40;
const QUERY = `query Inbox($filter: ConversationFilter, $after: String) {
  conversations(first: 30, filter: $filter, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    edges { node { id subject preview status priority waitingSince unread lastSeq handoffReason contact { id name } assignee { id name } tags { reason tag { id name color } } lastMessage { text author } } }
  }
}`;

/** Pages of the inbox at 10,000 conversations over HTTP, against the page's own statement bare. */
export async function inboxLists(world: World, port: number): Promise<Row[]> {
  await seed(world);
  const source = world.app.get(DataSource);
  const ask = async (variables: object): Promise<{ conversations: { totalCount: number; pageInfo: { endCursor: string } } }> => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${world.agentToken}` },
      body: JSON.stringify({ query: QUERY, variables }),
    });
    const body = (await response.json()) as { data?: never; errors?: unknown };
    if (!body.data) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  const bare = async () => {
    const start = performance.now();
    await source.query(`SELECT c.*, e.* FROM conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id WHERE c.workspace_id = $1 ORDER BY c.priority_rank DESC, c.wait_key, c.id LIMIT 31`, [world.workspaceId]);
    await source.query('SELECT count(*) FROM conversation c WHERE c.workspace_id = $1', [world.workspaceId]);
    return performance.now() - start;
  };
  const deep = await cursorAt(ask, 10);
  const cases: [string, object][] = [
    ['first page', {}],
    ['page 11', { after: deep }],
    ['status filter', { filter: { status: ['WAITING', 'WITH_AGENT'] } }],
    ['search of two words', { filter: { search: 'invoice 4711' } }],
  ];
  const rows: Row[] = [];
  for (const [name, variables] of cases) {
    const ours: number[] = [];
    const base: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      await ask(variables);
      ours.push(performance.now() - start);
      base.push(await bare());
    }
    const ratio = median(ours.map((value, index) => value / (base[index] ?? value)));
    rows.push({ what: `inbox at ${CONVERSATIONS.toLocaleString('en')} conversations, ${name}`, ours: `p50 ${median(ours).toFixed(0)} ms, p95 ${percentile(ours, 95).toFixed(0)} ms`, baseline: `page + count bare ${median(base).toFixed(0)} ms`, ratio, bar: 'p95 ≤ 250 ms', meets: percentile(ours, 95) <= 250 });
  }
  return rows;
}

async function cursorAt(ask: (variables: object) => Promise<{ conversations: { pageInfo: { endCursor: string } } }>, pages: number): Promise<string> {
  let after = '';
  for (let page = 0; page < pages; page += 1) after = (await ask(after ? { after } : {})).conversations.pageInfo.endCursor;
  return after;
}

/** Conversations with two messages each, made by SQL: the list is what is measured, not their making. */
async function seed(world: World): Promise<void> {
  const { workspaceId: w, database } = world;
  const { caller } = await world.visitor();
  const ids = Array.from({ length: CONVERSATIONS }, () => ({ c: newId(), e: newId(), m: newId(), n: newId() }));
  for (let from = 0; from < ids.length; from += 1_000) {
    const batch = JSON.stringify(ids.slice(from, from + 1_000).map((one, index) => ({ ...one, i: from + index })));
    await database.asSystem(async (tx) => {
      await tx.run(
        `INSERT INTO conversation (workspace_id, id, contact_id, subject, preview, status, priority, episode_id, last_seq, last_customer_seq, waiting_since, resolved_by, created_at, updated_at)
         SELECT $1, (r->>'c')::uuid, $2, 'Invoice question ' || (r->>'i'), 'Where is invoice ' || (r->>'i') || '?', s.status, (ARRAY['LOW','NORMAL','HIGH','URGENT'])[1 + (r->>'i')::int % 4], (r->>'e')::uuid, 2, 1,
                CASE WHEN s.status = 'WAITING' THEN now() - ((r->>'i')::int || ' seconds')::interval END, CASE WHEN s.status = 'RESOLVED' THEN 'AI_ASSUMED' END, now() - ((r->>'i')::int || ' minutes')::interval, now() - ((r->>'i')::int || ' seconds')::interval
           FROM jsonb_array_elements($3::jsonb) r, LATERAL (SELECT (ARRAY['AI_ACTIVE','WAITING','RESOLVED','RESOLVED','RESOLVED'])[1 + (r->>'i')::int % 5] AS status) s`,
        [w, caller.contactId, batch],
      );
      await tx.run(
        `INSERT INTO episode (workspace_id, id, conversation_id, number, started_at, first_seq, first_question, ended_at, resolved_by)
         SELECT $1, (r->>'e')::uuid, (r->>'c')::uuid, 1, now(), 1, 'q', CASE WHEN (r->>'i')::int % 5 >= 2 THEN now() END, CASE WHEN (r->>'i')::int % 5 >= 2 THEN 'AI_ASSUMED' END FROM jsonb_array_elements($2::jsonb) r`,
        [w, batch],
      );
      await tx.run(
        `INSERT INTO message (workspace_id, id, conversation_id, episode_id, seq, author, text, sender_key, created_at)
         SELECT $1, (r->>(CASE p.n WHEN 1 THEN 'm' ELSE 'n' END))::uuid, (r->>'c')::uuid, (r->>'e')::uuid, p.n, CASE p.n WHEN 1 THEN 'CUSTOMER' ELSE 'SYSTEM' END, 'Where is invoice ' || (r->>'i') || ', it was due in march', 'bench', now()
           FROM jsonb_array_elements($2::jsonb) r, generate_series(1, 2) AS p(n)`,
        [w, batch],
      );
    });
  }
  await database.asSystem((tx) => tx.run('ANALYZE'));
}

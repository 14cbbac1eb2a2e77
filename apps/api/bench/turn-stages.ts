import { randomUUID } from 'node:crypto';
import { CONSIDERED, type Passage, segmentsOf } from '@chatref/rag';
import { TakeTurn } from '../src/autopilot/take-turn';
import { SendVisitorMessage, TURN_JOB } from '../src/conversations/send-visitor-message';
import { Knowledge } from '../src/documents/knowledge';
import type { World } from './world';
import { median, type Row } from './table';
import { SqlStopwatch } from './sql-stopwatch';

const QUESTIONS = [
  'When is my invoice due?', 'Can I pay by bank transfer?', 'How do I download an invoice?', 'What happens when a payment fails?', 'Do you charge VAT?',
  'How can I change my plan?', 'Is there a discount for annual billing?', 'Who can see our billing?', 'How long do refunds take?', 'Can I add a purchase order number?',
];

/** Stages as the turn's own clock names them, `search`, `interact` and `compose` within the draft; what is left is writing down. */
const STAGES = ['gather', 'protect', 'assess', 'rules', 'search', 'interact', 'compose'] as const;

/**
 * A whole turn against the bare sum of what it cannot do without: the time of its SQL statements in the driver plus what the
 * same worker takes for one embedding of the question in each of the model's two spaces and for comparing its tokens with the same
 * passages'; and its stages. The first to embed the question (protect) waits for the model.
 */
export async function turnStages(world: World): Promise<Row[]> {
  const send = world.app.get(SendVisitorMessage);
  const turn = world.app.get(TakeTurn);
  const knowledge = world.app.get(Knowledge);
  const stopwatch = SqlStopwatch.attach(world);
  const totals: number[] = [];
  const bares: number[] = [];
  const stages: Record<string, number[]> = {};
  for (const [index, question] of [...QUESTIONS, ...QUESTIONS].entries()) {
    const { caller } = await world.visitor();
    const text = `${question} (${index})`; // never asked before: the embedder's cache must not answer
    const { conversation, message } = await send.run(caller, { clientMessageId: randomUUID(), text }, 'bench');
    const job = { workspaceId: world.workspaceId, id: randomUUID(), kind: TURN_JOB, key: null, payload: { conversationId: conversation.id, seq: message.seq }, attempts: 1, runAt: new Date() };
    stopwatch.reset();
    const start = performance.now();
    await turn.run(job);
    const total = performance.now() - start;
    const sql = stopwatch.milliseconds;
    const passages = await consideredPassages(world, conversation.id);
    const before = performance.now();
    await knowledge.embed([`${question} [${index}]`]);
    await knowledge.embedder.embedForFinding?.([`${question} [${index}]`], 'query');
    await knowledge.embedder.interact?.(`${question} [${index}]`, passages);
    if (index < QUESTIONS.length) continue; // the first pass warms up
    totals.push(total);
    bares.push(sql + performance.now() - before);
    for (const [name, ms] of Object.entries(await stagesOf(world, conversation.id, total))) (stages[name] ??= []).push(ms);
  }
  stopwatch.detach();
  const ratio = median(totals.map((value, index) => value / (bares[index] ?? value)));
  const told = Object.entries(stages).map(([name, times]) => `${name} ${median(times).toFixed(1)}`).join(', ');
  return [
    { what: 'a turn, all stages, against embedder + SQL bare', ours: `${median(totals).toFixed(0)} ms`, baseline: `${median(bares).toFixed(0)} ms`, ratio, bar: '≤ 1.3', meets: ratio <= 1.3 },
    { what: 'a turn, its stages (medians, ms)', ours: told, baseline: 'none', ratio: 1, bar: 'reported', meets: true },
  ];
}

/** The passages whose sentences the turn that was just taken looked at, as the embedder takes them. */
async function consideredPassages(world: World, conversationId: string): Promise<string[][]> {
  const rows = await world.database.inWorkspace({ workspaceId: world.workspaceId }, (tx) => tx.query<Pick<Passage, 'headingPath' | 'sentences'>>(
    `SELECT p.heading_path AS "headingPath", p.sentences
       FROM turn t, jsonb_array_elements(t.record->'draft'->'passages') WITH ORDINALITY AS kept(found, place)
       JOIN passage p ON p.workspace_id = $1 AND p.id = (kept.found->>'id')::uuid
      WHERE t.workspace_id = $1 AND t.conversation_id = $2 ORDER BY kept.place LIMIT ${CONSIDERED}`, [world.workspaceId, conversationId]));
  return rows.map(segmentsOf);
}

/** From the record of the turn that was just taken. @param total of the whole turn, in ms */
async function stagesOf(world: World, conversationId: string, total: number): Promise<Record<string, number>> {
  const row = await world.database.inWorkspace({ workspaceId: world.workspaceId }, (tx) => tx.one<{ timings: Record<string, number> }>(
    "SELECT (record->'timings') || (record->'draft'->'timings') AS timings FROM turn WHERE workspace_id = $1 AND conversation_id = $2", [tx.workspaceId, conversationId]));
  const made = Object.fromEntries(STAGES.map((name) => [name, row?.timings[name] ?? 0]));
  return { ...made, store: total - Object.values(made).reduce((sum, ms) => sum + ms, 0) };
}

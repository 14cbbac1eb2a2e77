import { Logger, type INestApplicationContext } from '@nestjs/common';
import { DocumentUseCases } from '../documents/document-use-cases';
import { Knowledge } from '../documents/knowledge';
import { EventLog } from '../conversations/event-log';
import { QuietEpisodes } from '../conversations/quiet-episodes';
import { hashPassword } from '../auth/passwords';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import { Database, type Tx } from '../database/transaction';
import { AssignTags } from '../tags/assign-tags';
import { AssessMessage } from '../tags/assess-message';
import { RuleEffects } from '../autopilot/rule-effects';
import { RuleStore } from '../rules/rule-store';
import { WorkspaceStore, hoursOf } from '../workspaces/workspace-store';
import { DEMO_CONVERSATIONS } from './conversations';
import { demoDocuments, headingPathOf, type DemoDocument } from './demo-documents';
import { DEMO_AGENTS, type DemoAgent } from './demo-script';
import { replayConversation, type DemoTag } from './replay-conversation';
import { DEMO_TEST_QUESTIONS } from './test-questions';

const COMPANY = 'Larkstead';
const DAY_MS = 86_400_000;
/** How long the demo company has been a workspace, in days. */
const AGE_DAYS = 45;

type Question = { model: string; vector: Float32Array } | null;

/**
 * Makes the demo workspace: a fictional company with colleagues, documents and a month of conversations. Does nothing
 * when it is there already; taken up again after a crash half-way. The documents are read in by jobs afterwards.
 * @param options.ownerPassword of owner@demo.local and of the other three colleagues
 */
export async function seedDemo(app: INestApplicationContext, options: { ownerPassword: string }): Promise<{ widgetKey: string; created: boolean }> {
  const database = app.get(Database, { strict: false });
  const [existing] = await database.systemRead<{ widget_key: string }>(
    'SELECT w.widget_key FROM workspace w JOIN agent a ON a.workspace_id = w.id WHERE lower(a.email) = $1', [DEMO_AGENTS.niamh.email],
  );
  if (existing) return { widgetKey: existing.widget_key, created: false };

  const workspace = await unfinished(app) ?? await app.get(WorkspaceStore, { strict: false }).create(COMPANY);
  const scope = { workspaceId: workspace.id };
  const documents = demoDocuments();
  const documentIds = await addDocuments(app, workspace.id, documents);
  const questions = await embedQuestions(app);
  const passwordHash = await hashPassword(options.ownerPassword);
  const log = app.get(EventLog, { strict: false });
  const quiet = app.get(QuietEpisodes, { strict: false });
  const reader = app.get(AssessMessage, { strict: false });
  const tagger = (clock: Clock): AssignTags => new AssignTags(reader, log, clock);
  const now = app.get(Clock, { strict: false }).now();

  // The colleagues come with the conversations, in one transaction: they are the sign that the demo is complete.
  await database.inWorkspace(scope, async (tx) => {
    const agentIds = await addAgents(tx, passwordHash, new Date(now.getTime() - AGE_DAYS * DAY_MS));
    const tags = await tagsByName(tx);
    const rules = { set: await app.get(RuleStore, { strict: false }).version(tx, null), hours: hoursOf(await app.get(WorkspaceStore, { strict: false }).read(tx)), effects: app.get(RuleEffects, { strict: false }) };
    const contacts = new Map<string, string>();
    for (const [index, script] of DEMO_CONVERSATIONS.entries()) {
      const startedAt = new Date(now.getTime() - script.hoursAgo * 3_600_000);
      const contactId = (script.contact && contacts.get(script.contact.email)) ?? (await addContact(tx, script.contact, startedAt));
      if (script.contact) contacts.set(script.contact.email, contactId);
      const { open, ...replayed } = await replayConversation(tx, script, {
        log, agentIds, contactId, tags, rules, tagger, now, question: questions[index] ?? null,
        cite: ([slug, quote]) => {
          const document = documents.find((one) => one.slug === slug);
          const documentId = documentIds.get(slug);
          if (!document || !documentId) throw new Error(`The demo quotes ${slug}, which is not among its documents.`);
          return { documentId, documentVersion: 1, title: document.title, headingPath: headingPathOf(document, quote), quote, url: null };
        },
      });
      if (open) await quiet.watch(tx, replayed);
    }
    await addTestQuestions(tx, agentIds.mara, documentIds, now);
    await markRead(tx);
  });
  return { widgetKey: workspace.widgetKey, created: true };
}

/** A demo workspace without colleagues: an earlier seeding did not come to its end. */
async function unfinished(app: INestApplicationContext): Promise<{ id: string; widgetKey: string } | null> {
  const [row] = await app.get(Database, { strict: false }).systemRead<{ id: string; widget_key: string }>(
    'SELECT w.id, w.widget_key FROM workspace w WHERE w.name = $1 AND NOT EXISTS (SELECT 1 FROM agent a WHERE a.workspace_id = w.id) LIMIT 1', [COMPANY],
  );
  return row ? { id: row.id, widgetKey: row.widget_key } : null;
}

async function addDocuments(app: INestApplicationContext, workspaceId: string, documents: readonly DemoDocument[]): Promise<Map<string, string>> {
  const useCases = app.get(DocumentUseCases, { strict: false });
  const rows = await app.get(Database, { strict: false }).inWorkspace({ workspaceId }, (tx) =>
    tx.query<{ id: string; title: string }>('SELECT id, title FROM document WHERE workspace_id = $1', [workspaceId]));
  const known = new Map(rows.map((row) => [row.title, row.id]));
  const ids = new Map<string, string>();
  const caller = { kind: 'agent', workspaceId, agentId: newId(), role: 'OWNER', sessionId: newId() } as const;
  for (const { slug, title, content } of documents) {
    const id = known.get(title) ?? (await useCases.create(caller, { title, content, format: 'MARKDOWN' })).document?.id;
    if (id) ids.set(slug, id);
  }
  return ids;
}

/** They are kept for themselves and teach the demo's gate nothing: it is shown as it ships. */
async function addTestQuestions(tx: Tx, author: string, documentIds: ReadonlyMap<string, string>, at: Date): Promise<void> {
  for (const [index, { question, expectedOutcome, from, note }] of DEMO_TEST_QUESTIONS.entries()) {
    const [slug, words] = from ?? [];
    // A millisecond apart, the last one first: the list has the newest on top.
    await tx.run('INSERT INTO test_question (workspace_id, id, question, expected_outcome, document_id, must_contain, note, created_by, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)', [
      tx.workspaceId, newId(), question, expectedOutcome, (slug && documentIds.get(slug)) ?? null, words === undefined ? [] : [words], note ?? null, author, new Date(at.getTime() - index),
    ]);
  }
}

/** The meaning of each first question, by which topics are found; without a model the figures do without topics. */
async function embedQuestions(app: INestApplicationContext): Promise<Question[]> {
  const knowledge = app.get(Knowledge, { strict: false });
  const texts = DEMO_CONVERSATIONS.map(({ steps: [first] }) => (first?.do === 'customer' ? first.text : ''));
  try {
    const vectors = await knowledge.embed(texts);
    return vectors.map((vector) => ({ model: knowledge.embedder.model, vector }));
  } catch (error) {
    new Logger('Demo').warn({ msg: 'the demo conversations have no topics, because there is no embedding model', error: String(error) });
    return [];
  }
}

async function addAgents(tx: Tx, passwordHash: string, since: Date): Promise<Record<DemoAgent, string>> {
  const ids: Record<DemoAgent, string> = { niamh: newId(), mara: newId(), ben: newId(), ines: newId() };
  for (const key of Object.keys(ids) as DemoAgent[]) {
    const { name, email, role } = DEMO_AGENTS[key];
    await tx.run('INSERT INTO agent (workspace_id, id, name, email, role, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      tx.workspaceId, ids[key], name, email, role, passwordHash, since,
    ]);
  }
  return ids;
}

async function addContact(tx: Tx, contact: { name: string; email: string } | undefined, at: Date): Promise<string> {
  const id = newId();
  await tx.run('INSERT INTO contact (workspace_id, id, name, email, attributes, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    tx.workspaceId, id, contact?.name ?? null, contact?.email ?? null, JSON.stringify({ locale: 'en' }), at,
  ]);
  return id;
}

async function tagsByName(tx: Tx): Promise<Map<string, DemoTag>> {
  const rows = await tx.query<DemoTag & { name: string }>('SELECT id, name, keywords FROM tag WHERE workspace_id = $1 AND archived_at IS NULL', [tx.workspaceId]);
  return new Map(rows.map((row) => [row.name, row]));
}

/** What is not waiting has been seen by everybody. */
async function markRead(tx: Tx): Promise<void> {
  await tx.run(
    `INSERT INTO conversation_read (workspace_id, conversation_id, agent_id, seq)
     SELECT c.workspace_id, c.id, a.id, c.last_seq FROM conversation c JOIN agent a ON a.workspace_id = c.workspace_id
      WHERE c.workspace_id = $1 AND c.status <> 'WAITING' ON CONFLICT DO NOTHING`,
    [tx.workspaceId],
  );
}

import { Injectable, OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { notFound, Refusal } from '../../common/errors';
import { isId, newId } from '../../common/ids';
import { actorOf, type TeamCaller } from '../../common/principal';
import { Database, type Tx } from '../../database/transaction';
import { JobQueue } from '../../jobs/job-queue';
import { authorOf, DocumentIntake } from '../document-intake';
import { Knowledge } from '../knowledge';
import { KnowledgeChanges } from '../knowledge-changes';
import { checkCurated, type CheckedCurated, type Phrase } from './check-curated';
import { addCuratedDocument, changeCuratedDocument, dropPassages } from './curated-document';
import { curatedByIds } from './curated-store';
import { lockCurated, withdrawPassages } from './pair-owner';
import type { CuratedAnswer, CuratedAnswerInput } from './curated.type';
import { LEARN_CURATED } from './learn-curated';

interface Entry {
  document_id: string;
  question: string;
  answer: string;
  source_url: string | null;
  enabled: boolean;
  pairs_document_id: string | null;
}

/** Writing curated answers. An entry answers to its own words from the commit on, by meaning once it is learned. */
@Injectable()
export class ManageCurated implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly changes: KnowledgeChanges,
    private readonly intake: DocumentIntake,
    private readonly knowledge: Knowledge,
  ) {}

  onModuleInit(): void {
    this.changes.onChange(dropPassages);
  }

  async create(caller: TeamCaller, input: CuratedAnswerInput): Promise<{ curatedAnswer: CuratedAnswer }> {
    const checked = checkCurated(input);
    return this.database.inWorkspace(caller, async (tx) => {
      await lockCurated(tx);
      const id = await this.insert(tx, caller, checked);
      return { curatedAnswer: await this.read(tx, id) };
    });
  }

  async update(caller: TeamCaller, id: string, input: CuratedAnswerInput): Promise<{ curatedAnswer: CuratedAnswer }> {
    const checked = checkCurated(input);
    return this.database.inWorkspace(caller, async (tx) => {
      await lockCurated(tx);
      await this.rewrite(tx, caller, id, checked);
      return { curatedAnswer: await this.read(tx, id) };
    });
  }

  /** What was given before stays in the conversations. */
  async delete(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      await lockCurated(tx);
      const entry = isId(id) ? await tx.one<Entry>('SELECT document_id, question, answer, source_url, enabled, pairs_document_id FROM curated_answer WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id]) : null;
      if (!entry) throw notFound('curated answer');
      if (entry.pairs_document_id) await withdrawPassages(tx, entry.pairs_document_id, entry.question);
      // The entry and its phrases go with their document.
      await this.intake.remove(tx, entry.document_id);
      return { deletedId: id };
    });
  }

  /** Inserts a checked entry. The caller holds {@link lockCurated}. @throws Refusal CONFLICT */
  async insert(tx: Tx, caller: TeamCaller, checked: CheckedCurated): Promise<string> {
    await refuseKnown(tx, null, checked.phrases);
    const id = newId();
    const question = checked.phrases[0]?.text ?? '';
    const document = await addCuratedDocument(tx, this.intake, { question, ...checked }, authorOf(caller));
    await tx.run(
      `INSERT INTO curated_answer (workspace_id, id, document_id, question, answer, source_url, threshold, enabled, version, created_at, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)`,
      [tx.workspaceId, id, document.id, question, checked.answer, checked.sourceUrl, checked.threshold, checked.enabled, document.version, this.clock.now(), actorOf(caller)],
    );
    await this.writePhrases(tx, id, checked.phrases);
    await this.changes.changed(tx);
    return id;
  }

  /** Puts a checked entry in the place of the old one. The caller holds {@link lockCurated}. @throws Refusal CONFLICT, NOT_FOUND */
  async rewrite(tx: Tx, caller: TeamCaller, id: string, checked: CheckedCurated): Promise<void> {
    const old = isId(id)
      ? await tx.one<Entry>(
          'SELECT document_id, question, answer, source_url, enabled, pairs_document_id FROM curated_answer WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id])
      : null;
    if (!old) throw notFound('curated answer');
    await refuseKnown(tx, id, checked.phrases);
    const question = checked.phrases[0]?.text ?? '';
    // Other ways of asking and the threshold are not part of what is quoted: they make no new version.
    const document = await changeCuratedDocument(tx, this.intake, old.document_id, { question, ...checked }, authorOf(caller));
    await tx.run(
      `UPDATE curated_answer SET question = $3, answer = $4, source_url = $5, threshold = $6, enabled = $7, version = $8, updated_at = $9, updated_by = $10, pairs_document_id = $11 WHERE workspace_id = $1 AND id = $2`,
      [tx.workspaceId, id, question, checked.answer, checked.sourceUrl, checked.threshold, checked.enabled, document.version, this.clock.now(), actorOf(caller), await this.ownerOf(tx, id, old, checked)],
    );
    await this.writePhrases(tx, id, checked.phrases);
    await this.changes.changed(tx);
  }

  /**
   * The file an entry still belongs to. What was changed by hand is the hand's from then on; switching an entry on or off
   * leaves it the file's, and the file's passages follow.
   */
  private async ownerOf(tx: Tx, id: string, old: Entry, checked: CheckedCurated): Promise<string | null> {
    if (!old.pairs_document_id) return null;
    const phrases = await tx.query<{ text: string }>('SELECT text FROM curated_phrase WHERE workspace_id = $1 AND curated_id = $2 ORDER BY position', [tx.workspaceId, id]);
    const texts = (list: readonly { text: string }[]): string => JSON.stringify(list.map(({ text }) => text));
    const same = old.answer === checked.answer && old.source_url === checked.sourceUrl && texts(phrases) === texts(checked.phrases);
    if (!same || !checked.enabled) await withdrawPassages(tx, old.pairs_document_id, old.question);
    else if (!old.enabled) await this.intake.reread(tx, old.pairs_document_id);
    return same ? old.pairs_document_id : null;
  }

  private async read(tx: Tx, id: string): Promise<CuratedAnswer> {
    const entry = (await curatedByIds(tx, [id], this.knowledge.embedder.model)).get(id);
    if (!entry) throw notFound('curated answer');
    return entry;
  }

  /** Vectors of words that stay are kept. */
  private async writePhrases(tx: Tx, id: string, phrases: readonly Phrase[]): Promise<void> {
    const old = await tx.query<{ text: string; model: string | null; embedding: string | null }>(
      'DELETE FROM curated_phrase WHERE workspace_id = $1 AND curated_id = $2 RETURNING text, model, embedding::text AS embedding', [tx.workspaceId, id]);
    const rows = phrases.map(({ text, normalised }, position) => {
      const known = old.find((phrase) => phrase.text === text);
      return { position, text, normalised, model: known?.model ?? null, embedding: known?.embedding ?? null };
    });
    await tx.run(
      `INSERT INTO curated_phrase (workspace_id, curated_id, position, text, normalised, model, embedding)
       SELECT $1, $2, r.position, r.text, r.normalised, r.model, r.embedding::vector FROM json_to_recordset($3::json) AS r(position smallint, text text, normalised text, model text, embedding text)`,
      [tx.workspaceId, id, JSON.stringify(rows)],
    );
    await this.jobs.enqueue(tx, { kind: LEARN_CURATED, key: 'workspace', payload: {} });
  }
}

async function refuseKnown(tx: Tx, id: string | null, phrases: readonly Phrase[]): Promise<void> {
  const known = await tx.one<{ text: string; question: string }>(
    `SELECT p.text, c.question FROM curated_phrase p JOIN curated_answer c ON c.workspace_id = p.workspace_id AND c.id = p.curated_id
      WHERE p.workspace_id = $1 AND p.normalised = ANY($2) AND ($3::uuid IS NULL OR p.curated_id <> $3) LIMIT 1`,
    [tx.workspaceId, phrases.map((phrase) => phrase.normalised), id],
  );
  if (known) throw new Refusal('CONFLICT', `“${known.text}” is asked by the entry “${known.question}” already. Change that entry, or ask differently here.`, { field: ['question'] });
}

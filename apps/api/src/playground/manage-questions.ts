import { Injectable } from '@nestjs/common';
import { saysCovered } from '@chatref/domain';
import { SavedQuestions } from '../calibration/saved-questions';
import { Clock } from '../common/clock';
import { notFound, Refusal } from '../common/errors';
import { isId, newId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { cleanText, normaliseText } from '../common/text';
import { Database, type Tx } from '../database/transaction';
import { documentsByIds } from '../documents/document-store';
import type { TestQuestion, TestQuestionInput } from './playground.type';
import { QUESTION_COLUMNS, toQuestion, type QuestionRow } from './question-store';

/** A suite of more is asked for too long after each change. */
export const MOST_QUESTIONS = 1_000;
const LONGEST_QUESTION = 4_000;
const LONGEST_WORDS = 300;
const MOST_WORDS = 10;
const MOST_TURNS = 50;

/** Saving, changing and deleting test questions. */
@Injectable()
export class ManageQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly saved: SavedQuestions,
  ) {}

  async create(caller: TeamCaller, input: TestQuestionInput): Promise<{ testQuestion: TestQuestion }> {
    const checked = check(input);
    return this.database.inWorkspace(caller, async (tx) => {
      await documentExists(tx, checked.documentId);
      const known = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM test_question WHERE workspace_id = $1', [tx.workspaceId]);
      if ((known?.n ?? 0) >= MOST_QUESTIONS) throw new Refusal('TOO_LARGE', `At most ${MOST_QUESTIONS} test questions. Delete some that no longer tell anything.`);
      const row = await tx.one<QuestionRow>(
        `INSERT INTO test_question (workspace_id, id, question, history, expected_outcome, document_id, must_contain, note, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) RETURNING ${QUESTION_COLUMNS}`,
        [tx.workspaceId, newId(), checked.question, JSON.stringify(checked.history), checked.expectedOutcome, checked.documentId, checked.mustContain, checked.note, actorOf(caller), this.clock.now()],
      );
      if (!row) throw new Error('An INSERT without a row.');
      return { testQuestion: await this.teach(tx, caller, toQuestion(row)) };
    });
  }

  async update(caller: TeamCaller, id: string, input: TestQuestionInput): Promise<{ testQuestion: TestQuestion }> {
    const checked = check(input);
    return this.database.inWorkspace(caller, async (tx) => {
      const old = isId(id) ? await tx.one<{ document_id: string | null; question: string }>('SELECT document_id, question FROM test_question WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id]) : null;
      if (!old) throw notFound('test question');
      // A document that is gone may stay named: that is what the test then tells.
      if (checked.documentId !== old.document_id) await documentExists(tx, checked.documentId);
      const row = await tx.one<QuestionRow>(
        `UPDATE test_question SET question = $3, history = $4, expected_outcome = $5, document_id = $6, must_contain = $7, note = $8, updated_at = $9
          WHERE workspace_id = $1 AND id = $2 RETURNING ${QUESTION_COLUMNS}`,
        [tx.workspaceId, id, checked.question, JSON.stringify(checked.history), checked.expectedOutcome, checked.documentId, checked.mustContain, checked.note, this.clock.now()],
      );
      if (!row) throw notFound('test question');
      await this.unteach(tx, old.question);
      return { testQuestion: await this.teach(tx, caller, toQuestion(row)) };
    });
  }

  /** What a question expects says whether the documents answer it: the gate learns from that. */
  private async teach(tx: Tx, caller: TeamCaller, saved: TestQuestion): Promise<TestQuestion> {
    const covered = saysCovered(saved.question, saved.history, { outcome: saved.expectedOutcome, documentId: saved.documentId, mustContain: saved.mustContain });
    await this.saved.keep(tx, saved.question, covered, actorOf(caller));
    return saved;
  }

  /** Takes back what a question said, unless another one that is saved says it too. */
  private async unteach(tx: Tx, question: string): Promise<void> {
    const other = await tx.one('SELECT 1 FROM test_question WHERE workspace_id = $1 AND lower(question) = lower($2) LIMIT 1', [tx.workspaceId, question]);
    if (!other) await this.saved.forget(tx, question);
  }

  /** Results of past runs keep the question as it was asked. */
  async delete(caller: TeamCaller, id: string): Promise<{ deletedId: string }> {
    return this.database.inWorkspace(caller, async (tx) => {
      const gone = isId(id) ? await tx.one<{ question: string }>('DELETE FROM test_question WHERE workspace_id = $1 AND id = $2 RETURNING question', [tx.workspaceId, id]) : null;
      if (!gone) throw notFound('test question');
      await this.unteach(tx, gone.question);
      return { deletedId: id };
    });
  }
}

async function documentExists(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && !(await documentsByIds(tx, [id])).has(id)) throw notFound('document');
}

function check(input: TestQuestionInput): Omit<TestQuestion, 'id' | 'workspaceId' | 'updatedAt'> {
  const history = input.history ?? [];
  if (history.length > MOST_TURNS) throw new Refusal('TOO_LARGE', `At most ${MOST_TURNS} turns of history.`, { field: ['history'] });
  const words = (input.mustContain ?? []).filter((text) => normaliseText(text) !== '');
  if (words.length > MOST_WORDS) throw new Refusal('TOO_LARGE', `At most ${MOST_WORDS} pieces of text.`, { field: ['mustContain'] });
  if (input.documentId != null && !isId(input.documentId)) throw notFound('document');
  const checked = {
    question: cleanText(input.question, { field: 'question', max: LONGEST_QUESTION }),
    history: history.map(({ author, text }) => ({ author, text: cleanText(text, { field: 'history', max: LONGEST_QUESTION }) })),
    expectedOutcome: input.expectedOutcome ?? null,
    documentId: input.documentId ?? null,
    mustContain: words.map((text) => cleanText(text, { field: 'mustContain', max: LONGEST_WORDS })),
    note: input.note?.trim() ? cleanText(input.note, { field: 'note', max: 500 }) : null,
  };
  if (checked.expectedOutcome === null && checked.documentId === null && checked.mustContain.length === 0) {
    throw new Refusal('INVALID', 'Say what is expected: an outcome, a document to be quoted, or words that must stand in the answer.', { field: ['expectedOutcome'] });
  }
  return checked;
}

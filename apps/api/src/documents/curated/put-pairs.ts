import { normalisedQuestion, type PairList } from '@chatref/rag';
import { Refusal } from '../../common/errors';
import { newId } from '../../common/ids';
import type { Tx } from '../../database/transaction';
import type { Author } from '../document-intake';
import type { PairsReport, SkippedRow } from '../pairs-report.type';
import { checkCurated, type CheckedCurated } from './check-curated';
import { removePairs, withdrawPassages } from './pair-owner';
import { insertEntries, rewriteAnswers } from './write-entries';

export interface PutPairs {
  report: PairsReport;
  /** Normalised questions of rows whose custom answer says something else or is switched off: the file's own wording must not be found. */
  held: ReadonlySet<string>;
}

/** Reasons that are kept; a file with more mistakes has one mistake. */
const MOST_REASONS = 100;

interface Known {
  normalised: string;
  position: number;
  id: string;
  document_id: string;
  question: string;
  answer: string;
  enabled: boolean;
  pairs_document_id: string | null;
}

/** A row that can be an entry. */
interface Candidate {
  row: number;
  checked: CheckedCurated;
}

/**
 * Makes the pairs of a file custom answers, all in the caller's transaction, which holds `lockCurated`. The file's own
 * entries get its new answers, entries of another file become this one's (the newest file holds), and those it no longer
 * has go. What was written or changed by hand is kept: the row is skipped and says so.
 */
export async function putPairs(tx: Tx, file: { documentId: string; author: Author; now: Date }, list: PairList): Promise<PutPairs> {
  const skipped: SkippedRow[] = list.incomplete.map(({ row, missing }) => ({ row, message: `This row has no ${missing}.` }));
  const candidates = fitRows(list, skipped);
  const known = await knownPhrases(tx, [...candidates.keys()]);
  const held = new Set<string>();
  const stay: string[] = [];
  const fresh: { id: string; checked: CheckedCurated }[] = [];
  const changed: { id: string; documentId: string; question: string; answer: string }[] = [];
  for (const [normalised, { row, checked }] of candidates) {
    const entry = known.get(normalised);
    if (!entry) {
      const id = newId();
      fresh.push({ id, checked });
      stay.push(id);
      continue;
    }
    const same = entry.answer === checked.answer;
    if (!entry.enabled || (entry.pairs_document_id === null && !same)) held.add(normalised);
    if (entry.pairs_document_id === null || entry.position > 0) {
      skipped.push({ row, message: reasonOf(entry, same) });
      continue;
    }
    if (entry.pairs_document_id !== file.documentId) await withdrawPassages(tx, entry.pairs_document_id, entry.question);
    if (!same || entry.pairs_document_id !== file.documentId) changed.push({ id: entry.id, documentId: entry.document_id, question: entry.question, answer: checked.answer });
    stay.push(entry.id);
  }
  const removed = await removePairs(tx, file.documentId, stay);
  await insertEntries(tx, file, fresh);
  await rewriteAnswers(tx, file, changed);
  skipped.sort((a, b) => a.row - b.row);
  const report = { total: list.pairs.length + list.incomplete.length, taken: stay.length, removed, skipped: skipped.length, skippedRows: skipped.slice(0, MOST_REASONS) };
  return { report, held };
}

/** Rows by what they ask; the first of those that ask the same. */
function fitRows(list: PairList, skipped: SkippedRow[]): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const { row, question, answer } of list.pairs) {
    try {
      const checked = checkCurated({ question, answer });
      const normalised = checked.phrases[0]?.normalised ?? '';
      const first = candidates.get(normalised);
      if (first) skipped.push({ row, message: `This row asks the same as row ${first.row}, which is taken.` });
      else candidates.set(normalised, { row, checked });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      skipped.push({ row, message: error.message });
    }
  }
  return candidates;
}

function reasonOf(entry: Known, same: boolean): string {
  if (entry.position > 0) return `“${entry.question}” is a custom answer that is given to this question already. Take the question out there to have an answer of its own.`;
  if (same) return 'A custom answer written by hand says the same already.';
  return 'A custom answer written or changed by hand answers this question; it is kept. Delete it there and read the file in again to take this one.';
}

async function knownPhrases(tx: Tx, normalised: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.query<Known>(
    `SELECT p.normalised, p.position, c.id, c.document_id, c.question, c.answer, c.enabled, c.pairs_document_id
       FROM curated_phrase p JOIN curated_answer c ON c.workspace_id = p.workspace_id AND c.id = p.curated_id
      WHERE p.workspace_id = $1 AND p.normalised = ANY($2)`,
    [tx.workspaceId, normalised],
  );
  return new Map(rows.map((row) => [row.normalised, row]));
}

/** Whether a passage of a file of pairs belongs to one of these questions; its heading is the question. */
export function belongsTo(held: ReadonlySet<string>, passage: { headingPath: readonly string[] }): boolean {
  return held.size > 0 && held.has(normalisedQuestion(passage.headingPath.at(-1) ?? ''));
}

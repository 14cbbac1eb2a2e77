import { Injectable } from '@nestjs/common';
import { LoadError, readPairs } from '@chatref/rag';
import { Refusal } from '../../common/errors';
import type { TeamCaller } from '../../common/principal';
import { Database, type Tx } from '../../database/transaction';
import { checkCurated, type CheckedCurated } from './check-curated';
import type { CuratedPairInput, PairFormat, RefusedPair } from './curated.type';
import { ManageCurated } from './manage-curated';
import { lockCurated } from './pair-owner';

export const MOST_PAIRS = 2_000;
const LONGEST_FILE = 1_000_000;
/** Pairs per transaction: others write in between. */
const BATCH = 20;

/** What came of a list of pairs. */
export interface ImportResult {
  created: number;
  updated: number;
  unchanged: number;
  refused: RefusedPair[];
}

/** Question-answer pairs from a file or another system. */
@Injectable()
export class ImportCurated {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageCurated,
  ) {}

  /**
   * Takes pairs over as curated answers. A question that is known gets the new answer; sending the same list again changes
   * nothing. A pair that cannot be taken is named with its reason and does not stop the others.
   * @throws Refusal TOO_LARGE beyond {@link MOST_PAIRS}, INVALID without any pair
   */
  async importPairs(caller: TeamCaller, pairs: readonly CuratedPairInput[]): Promise<ImportResult> {
    if (pairs.length === 0) throw new Refusal('INVALID', 'There is no question-answer pair in this list.', { field: ['pairs'] });
    if (pairs.length > MOST_PAIRS) throw new Refusal('TOO_LARGE', `At most ${MOST_PAIRS} pairs at a time; this list has ${pairs.length}.`, { field: ['pairs'] });
    const result: ImportResult = { created: 0, updated: 0, unchanged: 0, refused: [] };
    for (let at = 0; at < pairs.length; at += BATCH) {
      const tally = await this.database.inWorkspace(caller, async (tx) => {
        await lockCurated(tx);
        // Counted per attempt: a transaction that had to be repeated counts once.
        const part: ImportResult = { created: 0, updated: 0, unchanged: 0, refused: [] };
        for (const [index, pair] of pairs.slice(at, at + BATCH).entries()) await this.take(tx, caller, pair, at + index + 1, part);
        return part;
      });
      for (const key of ['created', 'updated', 'unchanged'] as const) result[key] += tally[key];
      result.refused.push(...tally.refused);
    }
    return result;
  }

  /** {@link importPairs} of a file's text. @throws Refusal INVALID when it holds no pairs or is malformed */
  async importFile(caller: TeamCaller, format: PairFormat, content: string): Promise<ImportResult> {
    if (content.length > LONGEST_FILE) throw new Refusal('TOO_LARGE', 'A file of pairs may have at most a million characters. Split it.', { field: ['file'] });
    return this.importPairs(caller, pairsOf(format, content));
  }

  private async take(tx: Tx, caller: TeamCaller, pair: CuratedPairInput, row: number, result: ImportResult): Promise<void> {
    try {
      result[await this.put(tx, caller, pair)] += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.refused.push({ row, message: error.message });
    }
  }

  private async put(tx: Tx, caller: TeamCaller, pair: CuratedPairInput): Promise<'created' | 'updated' | 'unchanged'> {
    const checked = checkCurated(pair);
    const known = await tx.one<Known>(
      `SELECT c.id, c.answer, c.source_url, c.threshold::float8 AS threshold, c.enabled,
              (SELECT json_agg(json_build_object('text', q.text, 'normalised', q.normalised) ORDER BY q.position) FROM curated_phrase q WHERE q.workspace_id = c.workspace_id AND q.curated_id = c.id) AS phrases
         FROM curated_phrase p JOIN curated_answer c ON c.workspace_id = p.workspace_id AND c.id = p.curated_id
        WHERE p.workspace_id = $1 AND p.normalised = $2 AND p.position = 0`,
      [tx.workspaceId, checked.phrases[0]?.normalised ?? ''],
    );
    if (!known) {
      await this.manage.insert(tx, caller, checked);
      return 'created';
    }
    const merged = merge(known, checked, pair);
    if (merged === null) return 'unchanged';
    await this.manage.rewrite(tx, caller, known.id, merged);
    return 'updated';
  }
}

interface Known {
  id: string;
  answer: string;
  source_url: string | null;
  threshold: number | null;
  enabled: boolean;
  phrases: { text: string; normalised: string }[];
}

/** The known entry with what the pair brings; null when that is nothing new. Threshold, state and other phrases stay. */
function merge(known: Known, checked: CheckedCurated, pair: CuratedPairInput): CheckedCurated | null {
  const fresh = checked.phrases.filter((phrase) => !known.phrases.some((old) => old.normalised === phrase.normalised));
  const sourceUrl = pair.sourceUrl == null ? known.source_url : checked.sourceUrl;
  if (fresh.length === 0 && known.answer === checked.answer && known.source_url === sourceUrl) return null;
  return { phrases: [...known.phrases, ...fresh].slice(0, 31), answer: checked.answer, sourceUrl, threshold: known.threshold, enabled: known.enabled };
}

function pairsOf(format: PairFormat, content: string): CuratedPairInput[] {
  try {
    const pairs = readPairs(format, content);
    if (pairs) return pairs.pairs.map(({ question, answer }) => ({ question, answer }));
  } catch (error) {
    if (error instanceof LoadError) throw new Refusal('INVALID', error.message, { field: ['file'] });
    throw error;
  }
  throw new Refusal('INVALID', 'No question-answer pairs were found. A CSV file needs a first row with the columns question and answer; JSON is [{"question": "…", "answer": "…"}].', { field: ['file'] });
}

import { Injectable } from '@nestjs/common';
import { Refusal } from '../common/errors';
import { Database, type WorkspaceScope } from '../database/transaction';
import type { Answer } from '../documents/knowledge';
import type { AnswerRecord, AnswerReplay } from './answer-record.type';
import { DraftAnswer } from './draft-answer';
import { languageOf } from './gather-facts';
import { readPastTurn, type PastTurn } from './read-answer-record';

/** Reads how an answer came about, and asks the same again. Writes nothing but what a model takes. */
@Injectable()
export class ReplayAnswer {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftAnswer,
  ) {}

  /** @throws AppError NOT_FOUND */
  async record(scope: WorkspaceScope, messageId: string): Promise<AnswerRecord | null> {
    return (await this.database.inWorkspace(scope, (tx) => readPastTurn(tx, messageId)))?.record ?? null;
  }

  /**
   * The same words, the same conversation before them, today's documents, settings, gate and model.
   * @throws AppError NOT_FOUND, Refusal WRONG_STATE where nothing was composed that could be made again
   */
  async run(scope: WorkspaceScope, messageId: string): Promise<AnswerReplay> {
    const past = await this.database.inWorkspace(scope, (tx) => readPastTurn(tx, messageId));
    if (!past?.stored.draft) throw new Refusal('WRONG_STATE', 'Nothing was composed for this message, so there is nothing to replay.');
    const { burst, history, open, reply } = past.split;
    const now = await this.drafts.draft({
      workspaceId: scope.workspaceId,
      text: burst.map((message) => message.text).join('\n'),
      history,
      open,
      reply,
      language: languageOf(burst, history, {}),
      clarified: history.filter((message) => message.outcome === 'CLARIFY').length,
    });
    const differences = [...contentDifferences(past, now), ...causes(past, now)];
    return {
      record: past.record, same: contentDifferences(past, now).length === 0, differences,
      outcome: now.outcome, text: now.text, confidence: now.confidence, citations: now.evidence,
    };
  }
}

/** What the customer would notice. */
function contentDifferences({ stored: { draft } }: PastTurn, now: Answer): string[] {
  if (!draft) return [];
  const differences: string[] = [];
  if (draft.outcome !== now.outcome) differences.push(`The outcome was ${draft.outcome} and would be ${now.outcome}.`);
  if (draft.text !== now.text) differences.push('The text would be another one.');
  const quoted = (evidence: readonly { documentId: string; quote: string }[]): string => evidence.map((one) => `${one.documentId} ${one.quote}`).join('\n');
  if (quoted(draft.evidence) !== quoted(now.evidence)) differences.push('It would rest on other sentences.');
  return differences;
}

/** What has changed since, whether or not it made a difference. */
function causes({ stored: { draft }, record }: PastTurn, now: Answer): string[] {
  if (!draft) return [];
  const changed: string[] = [];
  const known = new Map(record.passages.map((passage) => [passage.documentId, passage]));
  for (const { headingPath, version, currentVersion } of known.values()) {
    const title = headingPath[0] ?? 'A document';
    if (currentVersion === null) changed.push(`“${title}” has been deleted.`);
    else if (currentVersion !== version) changed.push(`“${title}” was version ${version} and is version ${currentVersion} now.`);
  }
  const fresh = new Set(now.passages.slice(0, 3).filter((passage) => !known.has(passage.documentId)).map((passage) => passage.headingPath[0] ?? ''));
  for (const title of fresh) changed.push(`“${title}” is found now and was not then.`);
  if (draft.gate !== null && draft.gate !== now.gate) changed.push('The gate has been trained or set anew.');
  if (draft.writer !== (now.writer ?? null)) changed.push(`The writing model was ${draft.writer ?? 'none'} and is ${now.writer ?? 'none'}.`);
  if (draft.model !== null && draft.model !== now.model) changed.push(`The embedding model was ${draft.model} and is ${now.model}.`);
  if (draft.prompt !== null && now.prompt !== undefined && draft.prompt !== now.prompt) changed.push('The prompt has changed.');
  if (draft.settings && JSON.stringify(draft.settings) !== JSON.stringify(now.ai)) changed.push('The AI settings have changed.');
  if ((draft.fallback ?? null) !== (now.fallback ?? null)) changed.push(`The model: then ${draft.fallback ?? 'used'}, now ${now.fallback ?? 'used'}.`);
  return changed;
}

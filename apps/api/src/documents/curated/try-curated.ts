import { Injectable } from '@nestjs/common';
import { matchCurated, type CuratedMatch } from '@chatref/rag';
import { Refusal } from '../../common/errors';
import type { TeamCaller } from '../../common/principal';
import { cleanText } from '../../common/text';
import { Database } from '../../database/transaction';
import { WorkspaceStore } from '../../workspaces/workspace-store';
import { Knowledge } from '../knowledge';
import { checkThreshold, phraseOf } from './check-curated';
import { curatedMatches, draftPhrases } from './find-curated';
import { curatedByIds } from './curated-store';
import type { CuratedDraftInput, CuratedMatchType } from './curated.type';

const LONGEST_QUESTION = 1_000;
const MOST_QUESTIONS = 31;
const SHOWN = 8;

/** What a question would match, with an entry that is being written in the place of the saved one. Nothing is stored. */
@Injectable()
export class TryCurated {
  constructor(
    private readonly database: Database,
    private readonly workspaces: WorkspaceStore,
    private readonly knowledge: Knowledge,
  ) {}

  async run(caller: TeamCaller, asked: string, draft: CuratedDraftInput | null): Promise<CuratedMatchType[]> {
    const question = cleanText(asked, { field: 'question', max: LONGEST_QUESTION });
    const texts = (draft?.questions ?? []).filter((text) => text.trim() !== '').map((text) => phraseOf(text, 'questions').text);
    if (texts.length > MOST_QUESTIONS) throw new Refusal('TOO_LARGE', `At most ${MOST_QUESTIONS} questions.`, { field: ['questions'] });
    const threshold = checkThreshold(draft?.threshold);
    const { embedder } = this.knowledge;
    const [vector = new Float32Array(embedder.dimensions), ...vectors] = await this.knowledge.embed([question, ...texts]);
    const { stored, entries, usual } = await this.database.inWorkspace(caller, async (tx) => {
      const found = (await curatedMatches(tx, question, vector, embedder.model)).filter((match) => match.curatedId !== draft?.id).slice(0, SHOWN);
      return { stored: found, entries: await curatedByIds(tx, found.map((match) => match.curatedId), embedder.model), usual: (await this.workspaces.read(tx)).settings.curatedThreshold };
    });
    const own = matchCurated(question, draftPhrases(texts, vectors, vector, threshold ?? usual));
    const typed = (match: CuratedMatch): CuratedMatchType => ({ ...match, curatedAnswer: entries.get(match.curatedId) ?? null });
    return [...own, ...stored].map(typed).sort((a, b) => Number(b.answers) - Number(a.answers) || b.similarity - a.similarity);
  }
}

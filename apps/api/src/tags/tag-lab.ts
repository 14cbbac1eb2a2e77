import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { notFound } from '../common/errors';
import { cleanText } from '../common/text';
import { Database, type WorkspaceScope } from '../database/transaction';
import { AssessMessage, isFiring, tagByLikeness, type Reading } from './assess-message';
import { evidenceView, sentimentReading, urgencyReading } from './assessment-store';
import type { TagConfusionView, TagSuggestion, TagTrial, TagTrialScore } from './assessment.type';
import { TagClassifiers } from './tag-classifiers';
import { TagStore } from './tag-store';
import { TagVectors } from './tag-vectors';
import type { Tag } from './tag.type';

const LONGEST_TRIAL = 4_000;
/** Archive looked through for suggestions: the newest so many questions of so many days. */
const SEARCHED = 300;
const SEARCHED_DAYS = 90;
const MOST_SUGGESTIONS = 6;
/** Probabilities between which a verdict of a person says most. */
const UNCLEAR = { from: 0.15, to: 0.9 } as const;

interface Question {
  conversation_id: string;
  first_question: string;
  question_vector: number[];
  carried: string[];
  decided: string[];
}

/** What admins look at to see what a tag does: a sentence tried, the archive searched, what it is mistaken for. */
@Injectable()
export class TagLab {
  constructor(
    private readonly database: Database,
    private readonly reader: AssessMessage,
    private readonly classifiers: TagClassifiers,
    private readonly vectors: TagVectors,
    private readonly tags: TagStore,
    private readonly clock: Clock,
  ) {}

  /** What a sentence would be found to be. */
  async try(scope: WorkspaceScope, input: string): Promise<TagTrial> {
    const text = cleanText(input, { field: 'text', max: LONGEST_TRIAL });
    const reading = await this.reader.run(scope, text, { withModel: false });
    const { unsure, unsureBecause, sentiment, sentimentReasons, urgency, urgencyReasons } = reading.assessment;
    return { tags: scoresOf(text, reading), unsure, unsureBecause, sentiment: sentimentReading(sentiment, sentimentReasons), urgency: urgencyReading(urgency, urgencyReasons) };
  }

  /**
   * Messages of the archive of which it is not clear whether they deserve a tag, and nobody has said; the most unclear
   * first. The archive is read once for all the tags that are asked about.
   */
  async suggestions(scope: WorkspaceScope, tagIds: readonly string[]): Promise<TagSuggestion[][]> {
    const { tags, classifier } = await this.classifiers.of(scope);
    if (!classifier) return tagIds.map(() => []);
    const questions = await this.archive(scope, tagIds);
    const found = tagIds.map(() => new Map<string, TagSuggestion>());
    const known = tagIds.map((id) => new Set(tags.find((tag) => tag.id === id)?.examples));
    for (const { conversation_id: conversationId, first_question: text, question_vector: vector, decided, carried } of questions) {
      const scores = new Map(classifier.classify(text, Float32Array.from(vector)).tags.map((score) => [score.tagId, score.probability]));
      for (const [i, tagId] of tagIds.entries()) {
        const probability = scores.get(tagId) ?? 0;
        if (probability < UNCLEAR.from || probability > UNCLEAR.to || decided.includes(tagId) || known[i]?.has(text) || found[i]?.has(text)) continue;
        found[i]?.set(text, { conversationId, text, probability, carriesTag: carried.includes(tagId) });
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found.map((of) => [...of.values()].sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5)).slice(0, MOST_SUGGESTIONS));
  }

  /** The newest questions, with the tags that they carry and those that somebody has decided on. */
  private archive(scope: WorkspaceScope, tagIds: readonly string[]): Promise<Question[]> {
    const since = new Date(this.clock.now().getTime() - SEARCHED_DAYS * 86_400_000);
    return this.database.inWorkspace(scope, (tx) =>
      tx.query<Question>(
        `SELECT c.id AS conversation_id, e.first_question, e.question_vector,
                ARRAY(SELECT t.tag_id FROM conversation_tag t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id AND t.tag_id = ANY($2) AND t.removed_at IS NULL) AS carried,
                ARRAY(SELECT x.tag_id FROM tag_example x WHERE x.workspace_id = c.workspace_id AND x.conversation_id = c.id AND x.tag_id = ANY($2) AND x.undone_at IS NULL) AS decided
           FROM conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id
          WHERE c.workspace_id = $1 AND e.question_model = $3 AND e.question_vector IS NOT NULL AND e.started_at >= $4
          ORDER BY e.started_at DESC LIMIT ${SEARCHED}`,
        [scope.workspaceId, [...tagIds], this.vectors.model, since],
      ),
    );
  }

  /** Other tags that examples of this one would be taken for. */
  async confusions(scope: WorkspaceScope, tagId: string): Promise<TagConfusionView[]> {
    const { classifier, tags } = await this.classifiers.of(scope);
    const active = new Set(tags.map((tag) => tag.id));
    return (classifier?.weights.confusions ?? []).filter((one) => one.tagId === tagId && active.has(one.otherId)).map(({ otherId, count, example }) => ({ otherId, count, example }));
  }

  /** @throws AppError NOT_FOUND */
  async tag(scope: WorkspaceScope, id: string): Promise<Tag> {
    const tag = (await this.database.inWorkspace(scope, (tx) => this.tags.byIds(tx, [id]))).get(id);
    if (!tag) throw notFound('tag');
    return tag;
  }
}

function scoresOf(text: string, { tags, assessment, likeness }: Reading): TagTrialScore[] {
  const scores = new Map(likeness.kind === 'said' ? likeness.classification.tags.map((score) => [score.tagId, score]) : []);
  return tags
    .map((tag): TagTrialScore => {
      const applied = assessment.tags.find((one) => one.tagId === tag.id);
      const score = scores.get(tag.id);
      const liked = score && tagByLikeness(text, score);
      const evidence = applied?.evidence ?? liked?.evidence;
      const held = score && isFiring(score) && !applied ? ' – but the message as a whole is unlike what the tags are about' : '';
      return { tag, applies: applied !== undefined, probability: score?.probability ?? null, reason: `${applied?.reason ?? liked?.reason ?? 'no phrase of it'}${held}`, evidence: evidence ? evidenceView(evidence) : null };
    })
    .sort((a, b) => Number(b.applies) - Number(a.applies) || (b.probability ?? 0) - (a.probability ?? 0));
}

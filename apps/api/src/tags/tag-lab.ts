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
  carries: boolean;
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

  /** Messages of the archive of which it is not clear whether they deserve the tag, and nobody has said. The most unclear first. */
  async suggestions(scope: WorkspaceScope, tag: Tag): Promise<TagSuggestion[]> {
    const { classifier } = await this.classifiers.of(scope);
    if (!classifier) return [];
    const since = new Date(this.clock.now().getTime() - SEARCHED_DAYS * 86_400_000);
    const questions = await this.database.inWorkspace(scope, (tx) =>
      tx.query<Question>(
        `SELECT c.id AS conversation_id, e.first_question, e.question_vector,
                EXISTS (SELECT 1 FROM conversation_tag t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id AND t.tag_id = $2 AND t.removed_at IS NULL) AS carries
           FROM conversation c JOIN episode e ON e.workspace_id = c.workspace_id AND e.id = c.episode_id
          WHERE c.workspace_id = $1 AND e.question_model = $3 AND e.question_vector IS NOT NULL AND e.started_at >= $4
            AND NOT EXISTS (SELECT 1 FROM tag_example x WHERE x.workspace_id = c.workspace_id AND x.conversation_id = c.id AND x.tag_id = $2 AND x.undone_at IS NULL)
          ORDER BY e.started_at DESC LIMIT ${SEARCHED}`,
        [scope.workspaceId, tag.id, this.vectors.model, since],
      ),
    );
    const known = new Set(tag.examples);
    const found = new Map<string, TagSuggestion>();
    for (const { conversation_id: conversationId, first_question: text, question_vector: vector, carries: carriesTag } of questions) {
      if (known.has(text) || found.has(text)) continue;
      const score = classifier.classify(text, Float32Array.from(vector)).tags.find((one) => one.tagId === tag.id);
      if (score && score.probability >= UNCLEAR.from && score.probability <= UNCLEAR.to) found.set(text, { conversationId, text, probability: score.probability, carriesTag });
      await new Promise((resolve) => setImmediate(resolve));
    }
    return [...found.values()].sort((a, b) => Math.abs(a.probability - 0.5) - Math.abs(b.probability - 0.5)).slice(0, MOST_SUGGESTIONS);
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

import { Injectable, Logger } from '@nestjs/common';
import { percent, sentimentOf, sharedWords, smallTalkOf, urgencyOf, type Classification, type TagScore } from '@chatref/domain';
import type { WorkspaceScope } from '../database/transaction';
import { ModelTagger } from './model-tagger';
import { TagClassifiers } from './tag-classifiers';
import { tagByPhrase, type AssessedTag, type Assessment } from './tag-evidence';
import { TagVectors } from './tag-vectors';
import type { Tag } from './tag.type';

/** A tag by likeness needs at least this probability, whatever its own threshold says. */
const LEAST_PROBABILITY = 0.3;
const MOST_TAGS = 5;

/** What the classifier would say, or why it cannot. */
export type Likeness = { kind: 'said'; classification: Classification } | { kind: 'absent'; because: string };

/** Everything that is found in a text, with what each part rests on. */
export interface Reading {
  tags: Tag[];
  assessment: Assessment;
  likeness: Likeness;
}

/**
 * Reads a message: tags by its phrases at once, then by likeness, then those that a configured model adds; mood and haste.
 * Whatever fails leaves the rest standing.
 */
@Injectable()
export class AssessMessage {
  private readonly logger = new Logger('AssessMessage');

  constructor(
    private readonly classifiers: TagClassifiers,
    private readonly vectors: TagVectors,
    private readonly model: ModelTagger,
  ) {}

  /** Makes network calls (embedding, model): outside of any transaction. */
  async run(scope: WorkspaceScope, text: string, options: { withModel: boolean } = { withModel: true }): Promise<Reading> {
    if (text.trim() === '') return { tags: [], assessment: NOTHING, likeness: { kind: 'absent', because: 'There is nothing to read.' } };
    const { tags, phrases, classifier } = await this.classifiers.of(scope);
    const opinion = options.withModel ? this.model.read(scope, text, tags) : null;
    const found: AssessedTag[] = phrases.find(text).map(({ tagId, phrase, said }) => tagByPhrase(tagId, phrase, said));
    const likeness = onlyOf(tags, await this.likeness(text, classifier));
    const add = (more: readonly AssessedTag[]): void => {
      for (const tag of more) if (!found.some((one) => one.tagId === tag.tagId)) found.push(tag);
    };
    if (likeness.kind === 'said' && !likeness.classification.outOfScope) add(firing(likeness.classification).slice(0, MOST_TAGS).map((score) => tagByLikeness(text, score)));
    const said = await opinion;
    add(said?.tags ?? []);
    return { tags, likeness, assessment: { ...assessmentOf(text, found, tags, likeness), raised: said?.raised ?? [] } };
  }

  private async likeness(text: string, classifier: { classify(text: string, vector: Float32Array): Classification } | null): Promise<Likeness> {
    if (!classifier) return { kind: 'absent', because: 'The examples of the tags have not been learned yet.' };
    try {
      return { kind: 'said', classification: classifier.classify(text, await this.vectors.ofMessage(text)) };
    } catch (error) {
      this.logger.warn({ msg: 'a message was assessed by its phrases alone', error: String(error) });
      return { kind: 'absent', because: 'The embedding model was not available: only phrases were looked for.' };
    }
  }
}

const NOTHING: Assessment = { tags: [], unsure: false, unsureBecause: null, sentiment: 0, sentimentReasons: [], urgency: 0, urgencyReasons: [], raised: [] };

/** Whether a tag would be set for its likeness alone. */
export function isFiring(score: TagScore): boolean {
  return score.fires && score.probability >= LEAST_PROBABILITY;
}

/** A tag archived a moment ago may still be in what was learned. */
function onlyOf(tags: readonly Tag[], likeness: Likeness): Likeness {
  if (likeness.kind === 'absent') return likeness;
  const known = new Set(tags.map((tag) => tag.id));
  return { kind: 'said', classification: { ...likeness.classification, tags: likeness.classification.tags.filter((score) => known.has(score.tagId)) } };
}

function firing(classification: Classification): TagScore[] {
  return classification.tags.filter(isFiring);
}

/** The tag that likeness sets, with the examples it is closest to. */
export function tagByLikeness(text: string, { tagId, probability, closest }: TagScore): AssessedTag {
  const examples = closest.filter((one) => !one.described).map((one) => one.text);
  const words = sharedWords(text, closest[0]?.text ?? '');
  const reason = examples[0] === undefined ? 'like its description' : `like “${examples[0]}”`;
  return { tagId, source: 'AI', score: Math.round(probability * 100) / 100, reason: words.length > 0 ? `${reason}: ${words.join(', ')}` : reason, evidence: { by: 'LIKENESS', examples, words } };
}

function assessmentOf(text: string, found: AssessedTag[], tags: readonly Tag[], likeness: Likeness): Omit<Assessment, 'raised'> {
  const urgentNames = tags.filter((tag) => tag.urgent && found.some((one) => one.tagId === tag.id)).map((tag) => tag.name);
  const sentiment = sentimentOf(text);
  const urgency = urgencyOf(text, urgentNames);
  const unsureBecause = found.length > 0 || smallTalkOf(text) !== null ? null : whyUnsure(tags, likeness);
  return { tags: found, unsure: unsureBecause !== null, unsureBecause, sentiment: sentiment.value, sentimentReasons: sentiment.reasons, urgency: urgency.value, urgencyReasons: urgency.reasons };
}

function whyUnsure(tags: readonly Tag[], likeness: Likeness): string {
  if (likeness.kind === 'absent') return likeness.because;
  const [nearest] = likeness.classification.tags;
  const name = tags.find((tag) => tag.id === nearest?.tagId)?.name;
  if (!nearest || name === undefined) return 'There are no tags.';
  return likeness.classification.outOfScope ? `Like nothing that the tags are about; the nearest would be ${name}.` : `No tag is clear enough; the nearest is ${name} with ${percent(nearest.probability)}.`;
}

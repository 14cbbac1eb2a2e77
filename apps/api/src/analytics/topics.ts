import { Injectable } from '@nestjs/common';
import { clusterQuestions, countIn, smallTalkOf, type TopicQuestion } from '@chatref/domain';
import { Database, type Tx } from '../database/transaction';
import type { Analytics, Topic } from './analytics.type';

/** The newest questions of a range that are clustered; older ones of a busy range say nothing new about its topics. */
const MOST_QUESTIONS = 2_000;
const SAMPLES = 3;

interface Row {
  id: string;
  conversation_id: string;
  first_question: string;
  subject: string;
  question_model: string;
  question_vector: number[];
  handed_off: boolean;
}

/** What customers ask, grouped by meaning. */
@Injectable()
export class Topics {
  constructor(private readonly database: Database) {}

  async run(range: Analytics, first: number): Promise<Topic[]> {
    const length = range.to.getTime() - range.from.getTime();
    const [now, before] = await this.database.inWorkspace(range, async (tx) => [
      await questions(tx, range.from, range.to),
      await questions(tx, new Date(range.from.getTime() - length), range.from),
    ]);
    // Vectors of two models cannot be compared: the model of the newest question is the one in use.
    const model = now[0]?.question_model;
    const comparable = (rows: Row[]) => rows.filter((row) => row.question_model === model).map(toQuestion);
    const topics = clusterQuestions(comparable(now));
    const earlier = comparable(before);
    return topics.slice(0, first).map((topic) => {
      const count = countIn(topic, topics, earlier);
      return {
        id: topic.id,
        label: topic.label,
        episodes: topic.questions.length,
        handedOff: topic.handedOff,
        trend: count === 0 ? null : (topic.questions.length - count) / count,
        sampleQuestions: [...new Set(topic.questions.map((question) => question.text))].slice(0, SAMPLES),
        workspaceId: range.workspaceId,
        conversationIds: [...new Set(topic.questions.map((question) => question.conversationId))],
      };
    });
  }
}

function questions(tx: Tx, from: Date, to: Date): Promise<Row[]> {
  return tx.query<Row>(
    `SELECT e.id, e.conversation_id, e.first_question, c.subject, e.question_model, e.question_vector, e.handed_off_at IS NOT NULL AS handed_off
       FROM episode e JOIN conversation c ON c.workspace_id = e.workspace_id AND c.id = e.conversation_id
      WHERE e.workspace_id = $1 AND e.started_at >= $2 AND e.started_at < $3 AND e.question_vector IS NOT NULL
      ORDER BY e.started_at DESC, e.id LIMIT ${MOST_QUESTIONS}`,
    [tx.workspaceId, from, to],
  );
}

function toQuestion(row: Row): TopicQuestion {
  // An episode that began with "hi" is named by what it turned out to be about.
  const text = smallTalkOf(row.first_question) === null ? row.first_question : row.subject;
  return { id: row.id, conversationId: row.conversation_id, text, handedOff: row.handed_off, vector: Float32Array.from(row.question_vector) };
}

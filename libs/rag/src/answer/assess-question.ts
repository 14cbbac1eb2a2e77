import { search, type SearchOptions, type WithSql } from '../retrieve/search';
import { compareTokens } from './compare-tokens';
import { describeSearch } from './features';
import { shippedOdds } from './gate';

/** What a label of a question builds on: the shipped gate's log-odds, the question's vector, and the model that made it. */
export interface AssessedQuestion {
  shipped: number;
  vector: Float32Array;
  model: string;
}

/** Looks a question up as a customer's first message and judges it by the shipped gate alone. */
export async function assessQuestion(withSql: WithSql, question: string, options: SearchOptions): Promise<AssessedQuestion> {
  const found = await compareTokens(await search(withSql, question, options), options);
  const model = found.model ?? options.embedder.model;
  return { shipped: shippedOdds({ features: describeSearch(found), vector: found.vector, model }), vector: found.vector, model };
}

import type { Embedder } from '../ports';
import elsewhere from './kinds/elsewhere.json';
import everyday from './kinds/everyday.json';

/** Vectors of questions that belong to no company, for what the question alone can teach the gate. */
export interface QuestionKinds {
  /** What customers of any company ask about bills, and any company's pages answer. */
  everyday: Float32Array[];
  /** The rest of the world: weather, recipes, homework, other companies' products. */
  elsewhere: Float32Array[];
}

/** Both lists were written from what is common, before any set was looked at with them; they hold no question of a set. */
export async function loadQuestionKinds(embedder: Embedder): Promise<QuestionKinds> {
  return { everyday: await embedder.embed(everyday, 'query'), elsewhere: await embedder.embed(elsewhere, 'query') };
}

// Orama in its hybrid mode with default weights, over the same pieces as LangChain.
import { create, insertMultiple, search } from '@orama/orama';
import { split } from './langchain.mjs';

export const name = 'Orama hybrid';
/** Whether it compares vectors. */
export const embeds = true;

export async function open(documents, embed) {
  const units = await split(documents);
  const vectors = await embed(units.map((unit) => unit.pageContent));
  const db = create({ schema: { slug: 'string', title: 'string', text: 'string', embedding: `vector[${vectors[0].length}]` } });
  await insertMultiple(db, units.map((unit, at) => ({ slug: unit.metadata.slug, title: unit.metadata.title, text: unit.pageContent, embedding: vectors[at] })));
  return {
    async search(question, limit) {
      const [value] = await embed([question]);
      // Orama's default threshold of 0.8 finds nothing at all for most questions with this embedder.
      const found = await search(db, { mode: 'hybrid', term: question, properties: ['title', 'text'], vector: { value, property: 'embedding' }, similarity: 0, limit });
      return found.hits.map(({ document }) => ({ slug: document.slug, text: document.text }));
    },
  };
}

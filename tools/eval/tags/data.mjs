// The public intent sets of the evaluation, and repeatable draws of k examples a class.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const words = (name) => name.replaceAll('_', ' ');

function csv(file) {
  return parse(readFileSync(file), { columns: true, skip_empty_lines: true });
}

/** BANKING77: 77 intents of a bank's customers. */
export function banking77(folder) {
  const rows = (name) => csv(path.join(folder, name)).map((row) => ({ text: row.text, labels: [words(row.category)] }));
  return { train: rows('banking77_train.csv'), test: rows('banking77_test.csv') };
}

/** CLINC150: 150 intents of ten domains, and what belongs to none of them. */
export function clinc150(folder) {
  const all = json(path.join(folder, 'clinc150.json'));
  const rows = (name) => all[name].map(([text, intent]) => ({ text, labels: [words(intent)] }));
  return { train: rows('train'), test: rows('test'), foreign: all.oos_test.map(([text]) => text) };
}

/** NLU++ banking: several intents a message, in twenty folds; only the intents of a bank. */
export function nluBanking(folder) {
  const place = path.join(folder, 'nlupp-banking');
  const { intents } = json(path.join(place, 'ontology.json'));
  const names = Object.keys(intents).filter((name) => intents[name].domain.some((domain) => domain === 'banking' || domain === 'general'));
  const known = new Set(names);
  const folds = [...Array(20).keys()].map((fold) => json(path.join(place, `fold${fold}.json`)).map((row) => ({ text: row.text, labels: (row.intents ?? []).filter((name) => known.has(name)) })));
  return { names, folds };
}

/** A number generator that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `k` rows of each class: the same for the same seed, whatever other classes there are; fewer are the first of more. */
export function draw(rows, k, seed) {
  const byClass = new Map();
  for (const row of rows) {
    const [name] = row.labels;
    if (!byClass.has(name)) byClass.set(name, []);
    byClass.get(name).push(row);
  }
  return [...byClass].flatMap(([name, pool]) => {
    const random = seeded(seed * 7919 + [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7));
    return pool.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at).slice(0, k).map(({ row }) => row);
  });
}

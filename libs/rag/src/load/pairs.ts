import { CsvError, parse } from 'csv-parse/sync';
import { normalisedQuestion } from '../curated/question-shape';
import type { LoadedDocument, PairList, QuestionAnswerPair } from '../ports';
import { DocumentWriter } from './document-writer';
import { LoadError } from './load-error';
import { collapse, normaliseText } from './normalise';

const QUESTION = /^(?:question|questions|q|frage|pregunta|pytanie|vraag|soru|domanda|ask|prompt|title)$/i;
const ANSWER = /^(?:answer|answers|a|antwort|réponse|reponse|respuesta|odpowiedź|antwoord|cevap|risposta|reply|response|content|body|text)$/i;
/** More is not a list that people keep. */
const MAX_PAIRS = 5_000;
const MAX_COLUMNS = 500;
/** Longer is a paragraph in the wrong column. */
const MAX_QUESTION = 1_000;

/**
 * Question-answer pairs of a CSV file with such columns, or of JSON `[{ "question", "answer" }]` (also inside one named
 * list). Rows without a question or an answer are named apart; empty rows are none.
 * @returns null when the content is a table or a structure of another kind
 * @throws LoadError UNREADABLE when it is malformed
 */
export function readPairs(format: 'CSV' | 'JSON', content: string): PairList | null {
  return format === 'CSV' ? pairsOfRows(readRows(content)) : pairsOfJson(readJson(content));
}

/** CSV: question-answer pairs where it has such columns, else a table. */
export function loadCsv(raw: string): LoadedDocument {
  const rows = readRows(raw);
  const pairs = pairsOfRows(rows);
  if (pairs) return documentOfPairs(pairs);
  const [header = [], ...body] = rows;
  const writer = new DocumentWriter(false);
  if (body.length === 0) writer.paragraph(header.filter((cell) => cell !== '').join('; '));
  else writer.table(header, body);
  return writer.document('');
}

/** JSON: question-answer pairs. */
export function loadJson(raw: string): LoadedDocument {
  const pairs = pairsOfJson(readJson(raw));
  if (!pairs) throw new LoadError('UNSUPPORTED_FORMAT', 'This JSON file is not a list of questions and answers. Write it as [{ "question": "…", "answer": "…" }, …].');
  return documentOfPairs(pairs);
}

/** The first answer to each question; another one to the same question would contradict it. */
function documentOfPairs(pairs: PairList): LoadedDocument {
  const writer = new DocumentWriter(false);
  const asked = new Set<string>();
  for (const { question, answer } of pairs.pairs) {
    const normalised = normalisedQuestion(question);
    if (normalised !== '' && asked.has(normalised)) continue;
    asked.add(normalised);
    writer.heading(2, collapse(question));
    for (const paragraph of answer.split(/\n\s*\n/)) writer.paragraph(collapse(paragraph));
  }
  return { ...writer.document(''), pairs };
}

function readRows(raw: string): string[][] {
  const content = normaliseText(raw);
  const delimiter = likeliestDelimiter(content);
  try {
    const rows = parse(content, { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 200_000, to: 100_000, bom: true }) as string[][];
    if (rows.some((row) => row.length > MAX_COLUMNS)) throw new LoadError('TOO_LARGE', `This table has more than ${MAX_COLUMNS} columns. Keep the columns that answer questions.`);
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new LoadError('TOO_LARGE', 'A row of this CSV file is longer than a row can be: it has too many columns, or a quotation mark is not closed. Save it again from your spreadsheet.', error.message);
    const line = /line (\d+)/.exec(error.message)?.[1];
    throw new LoadError('UNREADABLE', `This CSV file is malformed${line ? ` near line ${line}` : ''}: a quotation mark is not closed or stands in the wrong place. Save it again from your spreadsheet.`, error.message);
  }
}

function likeliestDelimiter(content: string): string {
  const line = content.slice(0, content.indexOf('\n') + 1 || 2_000).slice(0, 20_000);
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, n: line.split(mark).length }));
  return counts.reduce((best, one) => (one.n > best.n ? one : best)).mark;
}

function pairsOfRows(rows: readonly string[][]): PairList | null {
  const [header = [], ...body] = rows;
  const question = header.findIndex((name) => QUESTION.test(name.trim()));
  const answer = header.findIndex((name, at) => at !== question && ANSWER.test(name.trim()));
  if (question < 0 || answer < 0) return null;
  return listOf(body.map((row, at) => ({ row: at + 2, question: row[question] ?? '', answer: row[answer] ?? '' })));
}

function readJson(raw: string): unknown {
  try {
    return JSON.parse(normaliseText(raw)) as unknown;
  } catch (error) {
    throw new LoadError('UNREADABLE', 'This JSON file is malformed. Write it as [{ "question": "…", "answer": "…" }, …].', String(error));
  }
}

function pairsOfJson(value: unknown): PairList | null {
  const list = Array.isArray(value) ? value : isRecord(value) ? Object.values(value).find(Array.isArray) : undefined;
  if (!list) return null;
  const entries = list.flatMap((entry, at): QuestionAnswerPair[] => {
    if (!isRecord(entry)) return [];
    const named = (pattern: RegExp) => Object.entries(entry).find(([name, text]) => pattern.test(name) && typeof text === 'string')?.[1];
    const [question, answer] = [named(QUESTION), named(ANSWER)];
    return [{ row: at + 1, question: typeof question === 'string' ? question : '', answer: typeof answer === 'string' ? answer : '' }];
  });
  return entries.some(({ question, answer }) => question !== '' && answer !== '') ? listOf(entries) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(entries: readonly QuestionAnswerPair[]): PairList {
  const list: PairList = { pairs: [], incomplete: [] };
  for (const { row, ...texts } of entries) {
    const [question, answer] = [texts.question.trim().slice(0, MAX_QUESTION), texts.answer.trim()];
    if (question !== '' && answer !== '') list.pairs.push({ row, question, answer });
    else if (question !== '' || answer !== '') list.incomplete.push({ row, missing: question === '' ? 'question' : 'answer' });
  }
  if (list.pairs.length > MAX_PAIRS) throw new LoadError('TOO_LARGE', `This file has ${list.pairs.length} questions; at most ${MAX_PAIRS} are read. Split it into several files.`);
  return list;
}

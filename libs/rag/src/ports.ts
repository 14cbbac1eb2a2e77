/** What rag asks of the outside, and the values that pass between its rooms. */

/**
 * One database session. The API passes its transaction, so every statement here runs under the caller's role, row-level
 * security and commit. Arrays go in as JavaScript arrays; JSON comes back parsed.
 */
export interface Sql {
  query<R>(sql: string, params?: unknown[]): Promise<R[]>;
}

/** `query` for a question that somebody waits for, so it overtakes; `ingest` for a passage. */
export type EmbedPriority = 'query' | 'ingest';

/**
 * How a question's tokens meet a passage's: late interaction (Khattab and Zaharia 2020, "ColBERT"). Each token of the question
 * finds the likest token of a text; the value is the mean of these cosines, rarer tokens weighing more. -1..1.
 */
export interface Interaction {
  /** Over the whole passage, headings included. */
  all: number;
  /** Over the headings alone. */
  heading: number;
  /** Over each sentence, in order, and over it and the headings together. */
  sentences: { alone: number; under: number }[];
}

/** Turns texts into unit-length vectors. Implementations pass `embedderContract` (testing/). */
export interface Embedder {
  /** Names the vector space; vectors of two models are never compared. */
  readonly model: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** Where this one shifts another's vectors for finding: that other, for texts of one kind with each other. */
  readonly base?: Embedder;
  /** The languages it understands, ISO 639-1, where they are few; left out for a multilingual model. */
  readonly languages?: readonly string[];
  /**
   * One vector per text, in order, each of length 1. A blank text gives the zero vector, whose similarity to anything is 0.
   * @throws EmbedError when the model cannot be reached in time or answers nonsense.
   */
  embed(texts: string[], priority: EmbedPriority): Promise<Float32Array[]>;
  /**
   * As `embed`, in the space where questions lie near what answers them. Left out where a model has one space for all.
   * @throws EmbedError as `embed` does
   */
  embedForFinding?(texts: string[], priority: EmbedPriority): Promise<Float32Array[]>;
  /**
   * Compares a question with passages token by token; one result each, in order. Left out where a model gives one vector per
   * text and nothing else. A blank question gives 0 everywhere; text that the model does not read (blank, or beyond what it
   * reads of a passage) gives -0.2.
   * @param passages each as its segments: the headings as one, then every sentence
   * @param priority default `query`
   * @throws EmbedError as `embed` does
   */
  interact?(question: string, passages: readonly (readonly string[])[], priority?: EmbedPriority): Promise<Interaction[]>;
  /** Stops workers and connections; pending calls are rejected. */
  close(): Promise<void>;
}

/** Embedding failed for a reason outside the text: no network, a deadline, a crashed worker. Worth trying again. */
export class EmbedError extends Error {
  override name = 'EmbedError';
}

/** CSV and JSON: question-answer pairs; a CSV file without such columns is a table. */
export type SourceFormat = 'MARKDOWN' | 'HTML' | 'TEXT' | 'PDF' | 'DOCX' | 'CSV' | 'JSON';

/** A piece of a document's structure. Offsets are UTF-16 positions in `LoadedDocument.content`, markers left out. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code';
  start: number;
  end: number;
  /** 1..6 for a heading. */
  level?: number;
  /** A list item's number where the list is ordered. */
  ordinal?: number;
  /** Names of the columns and the cells of a table row, as plain text. */
  header?: string[];
  cells?: string[];
  /** The page it begins on, from 1, where the format has pages. */
  page?: number;
}

/** A question as customers ask it, and what is said to it. */
export interface QuestionAnswerPair {
  /** Its place in the file, from 1: the row of the spreadsheet with its header counted, or the entry of the JSON list. */
  row: number;
  question: string;
  answer: string;
}

/** The pairs of a file, and the rows that say only half of one. */
export interface PairList {
  pairs: QuestionAnswerPair[];
  incomplete: { row: number; missing: 'question' | 'answer' }[];
}

/** A document as it was read. */
export interface LoadedDocument {
  /** Markdown (or the text itself for plain text), NFC, `\n` line ends, without NUL. Quotes are slices of it. */
  content: string;
  /** The first H1, <title> or first line; empty when there is none. */
  title: string;
  /** False for plain text, where `*` and `_` are just characters. */
  markdown: boolean;
  blocks: Block[];
  /** What was lost in reading, one sentence each for the admin. */
  warnings?: string[];
  /** Where the file is a list of questions and answers: the pairs as they stand in it. */
  pairs?: PairList;
}

/** A sentence of a passage: what is shown (`text`) and where it stands in the passage's verbatim `source`. */
export interface Sentence {
  /** Readable, without markup; a table row reads "cell — column: cell; column: cell". */
  text: string;
  /** Offsets in `Passage.source`: `source.slice(start, end)` is the verbatim quote. */
  start: number;
  end: number;
  kind: 'sentence' | 'item' | 'row' | 'code';
  ordinal?: number;
}

/** A piece of a section, small enough to be seen whole by the embedding model. */
export interface Passage {
  /** 0-based order within the document. */
  position: number;
  /** Title of the document, then the headings above, outermost first. */
  headingPath: string[];
  /** Readable text. */
  text: string;
  /** Verbatim slice of the document's content. */
  source: string;
  sentences: Sentence[];
}

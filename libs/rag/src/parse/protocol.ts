import type { LoadErrorCode } from '../load/load-error';
import type { FileSource, ReadDocument } from './read-document';

/** What a parser process is told. */
export interface ToParser {
  id: number;
  source: FileSource;
  /** How much its memory may grow over what it has now, in bytes. */
  maxGrowthBytes: number;
}

/** What it says: that it is up, how far it is, and one of three ends. */
export type FromParser =
  | { ready: true }
  | { id: number; progress: number }
  | { id: number; document: ReadDocument }
  | { id: number; refused: { code: LoadErrorCode; message: string } }
  | { id: number; broken: string };

import type { LoadErrorCode } from '../load/load-error';
import type { FileSource, ReadDocument } from './read-document';

/** What a parser process is told: what comes, and then its bytes in pieces. */
export type ToParser = Announced | { id: number; piece: Uint8Array };

export interface Announced {
  id: number;
  source: Omit<FileSource, 'bytes'>;
  /** How many bytes follow. */
  size: number;
  /** How much its memory may grow over what it has when all have come, in bytes. */
  maxGrowthBytes: number;
}

/** What it says: that it is up, how far it is, and one of three ends. */
export type FromParser =
  | { ready: true }
  | { id: number; progress: number }
  | { id: number; document: ReadDocument }
  | { id: number; refused: { code: LoadErrorCode; message: string } }
  | { id: number; broken: string };

/** Why a document could not be read; one code per cause. */
export type LoadErrorCode =
  /** No bytes, or no text in them. */
  | 'EMPTY'
  | 'TOO_LARGE'
  /** A kind of file that no loader reads. */
  | 'UNSUPPORTED_FORMAT'
  /** Damaged, or nested beyond what can be walked. */
  | 'UNREADABLE'
  /** Pictures of pages. */
  | 'NO_TEXT_LAYER'
  | 'ENCRYPTED'
  /** Reading was ended because it took too long. */
  | 'TOO_SLOW'
  /** Reading was ended because it took too much memory. */
  | 'TOO_COMPLEX';

/** Why a document could not be read, in words an admin can act on. Trying again does not help. */
export class LoadError extends Error {
  override name = 'LoadError';
  constructor(
    readonly code: LoadErrorCode,
    message: string,
    /** What a parser threw, for the log. */
    readonly detail: string | null = null,
  ) {
    super(message);
  }
}

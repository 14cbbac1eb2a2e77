/** Why a document could not be read, in words an admin can act on. Trying again does not help. */
export class LoadError extends Error {
  override name = 'LoadError';
  constructor(
    readonly code: 'EMPTY' | 'TOO_LARGE' | 'UNSUPPORTED_FORMAT' | 'UNREADABLE',
    message: string,
  ) {
    super(message);
  }
}

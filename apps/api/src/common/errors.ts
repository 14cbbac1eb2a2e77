/** What a caller cannot mend by changing the input's values: a GraphQL error with this `extensions.code`. */
export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'QUERY_TOO_COMPLEX'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** What a caller can mend: data in a payload's `userErrors`. */
export type UserErrorCode =
  | 'INVALID'
  | 'ALREADY_CLAIMED'
  | 'WRONG_STATE'
  | 'PROTECTED'
  | 'CONFLICT'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_FORMAT'
  | 'IN_USE'
  | 'BAD_CREDENTIALS';

/** A failure that becomes a GraphQL error; its message is shown to the caller, so it says what to do. */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly options: { retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
  }
}

/** The same answer for an id that never was and one of another workspace. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what} here.`);
}

/** An expected failure of a mutation; {@link settle} turns it into `userErrors`. */
export class Refusal extends Error {
  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly options: { field?: string[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** One entry of a payload's `userErrors`. */
export interface UserErrorData {
  code: string;
  message: string;
  field: string[] | null;
}

/**
 * Runs a mutation's use case. A thrown {@link Refusal} becomes `{ ...extra, userErrors: [...] }`; anything else goes on
 * to the one error mapper (`common/graphql-errors.ts`).
 */
export async function settle<P extends object>(work: () => Promise<P>): Promise<P & { userErrors: UserErrorData[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field, extra } = error.options;
    return { ...extra, userErrors: [{ code: error.code, message: error.message, field: field ?? null }] } as P & {
      userErrors: UserErrorData[];
    };
  }
}

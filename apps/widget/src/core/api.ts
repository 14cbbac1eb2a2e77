import type { TypedDocumentString } from '../gql/types';

/** Why a request did not bring what was asked for. */
export class ApiFailure extends Error {
  /**
   * @param code the server's `extensions.code`, or NETWORK when no usable answer came at all
   * @param retryAfterMs when the server named a time to wait
   */
  constructor(readonly code: string, message: string, readonly retryAfterMs: number | null = null) {
    super(message);
    this.name = 'ApiFailure';
  }

  /** True when the same request may well succeed later. */
  get passing(): boolean {
    return ['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'].includes(this.code);
  }
}

interface Reply {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; retryAfterSeconds?: number } }[];
}

export type Post = <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables, token?: string | null) => Promise<Result>;

const TIMEOUT_MS = 20_000;

/**
 * Requests to `${origin}/graphql`. No cookie is ever sent: the token is the only proof of who asks.
 * @throws ApiFailure from the returned function
 */
export function createPost(origin: string, fetcher: typeof fetch): Post {
  return async (document, variables, token) => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    let response: Response;
    let reply: Reply;
    try {
      response = await fetcher(`${origin}/graphql`, {
        method: 'POST', headers, credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(TIMEOUT_MS),
        body: JSON.stringify({ query: document.toString(), variables }),
      });
      reply = (await response.json()) as Reply;
    } catch (error) {
      throw new ApiFailure('NETWORK', String(error));
    }
    const [first] = reply.errors ?? [];
    if (first) {
      const seconds = first.extensions?.retryAfterSeconds ?? Number(response.headers.get('retry-after') ?? Number.NaN);
      throw new ApiFailure(first.extensions?.code ?? (response.status >= 500 ? 'UNAVAILABLE' : 'BAD_USER_INPUT'), first.message, Number.isFinite(seconds) ? seconds * 1000 : null);
    }
    if (!reply.data) throw new ApiFailure('NETWORK', `The answer holds no data (HTTP ${response.status}).`);
    return reply.data as never;
  };
}

import request from 'supertest';

/** A GraphQL error as it arrives. */
export interface WireError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string; retryAfterSeconds?: number };
}
export interface WireAnswer<T> {
  status: number;
  headers: Record<string, string>;
  data: T | null;
  errors: WireError[];
}
export type Variables = Record<string, unknown>;

/** Sends one operation over HTTP and returns what came back, whatever it is. */
export async function send<T = Record<string, unknown>>(url: string, token: string | null, query: string, variables: Variables = {}): Promise<WireAnswer<T>> {
  const post = request(url).post('/graphql');
  if (token) post.set('authorization', `Bearer ${token}`);
  const response = await post.send({ query, variables });
  const body = response.body as { data?: T | null; errors?: WireError[] };
  return { status: response.status, headers: response.headers as Record<string, string>, data: body.data ?? null, errors: body.errors ?? [] };
}

/** Somebody with a token (or nobody, without one), who calls the API. */
export class Caller {
  constructor(
    /** The server may move or restart; the address is asked for at each call. */
    readonly url: () => string,
    readonly token: string | null,
  ) {}

  /** The data of an operation. @throws Error with the codes and messages of its errors. */
  async ask<T = Record<string, unknown>>(query: string, variables: Variables = {}): Promise<T> {
    const { status, data, errors } = await this.try<T>(query, variables);
    if (errors.length > 0 || data === null) {
      throw new Error(`HTTP ${status}: ${errors.map(({ message, extensions }) => `${extensions?.code ?? '?'} ${message}`).join('; ') || 'no data'}`);
    }
    return data;
  }

  /** The whole answer, errors and all. */
  try<T = Record<string, unknown>>(query: string, variables: Variables = {}): Promise<WireAnswer<T>> {
    return send<T>(this.url(), this.token, query, variables);
  }

  /** The code of the first error; null when there is none. */
  async code(query: string, variables: Variables = {}): Promise<string | null> {
    const { errors } = await this.try(query, variables);
    return errors[0] ? (errors[0].extensions?.code ?? 'no code') : null;
  }
}

import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { AppError, Refusal } from './errors';
import { newId } from './ids';

const logger = new Logger('GraphQL');

/** Codes of Apollo and graphql-js for what the caller wrote wrongly. */
const CALLERS = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/**
 * The one place where a failure becomes a GraphQL error. An unexpected one is logged with an id and told with that id
 * alone: no stack, no SQL, no text of anybody's message. An expected one is no error of ours: it is logged for who looks for
 * it, one over a limit at `info`, as somebody may be trying passwords.
 */
export function toFormattedError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = causeOf(error);
  const place = { locations: formatted.locations, path: formatted.path };
  if (cause instanceof AppError) {
    const { retryAfterSeconds } = cause.options;
    logger[cause.code === 'RATE_LIMITED' ? 'log' : 'debug']({ msg: 'an operation was refused', code: cause.code, path: formatted.path, retryAfterSeconds });
    return { message: cause.message, ...place, extensions: { code: cause.code, ...(retryAfterSeconds ? { retryAfterSeconds } : {}) } };
  }
  if (cause instanceof Refusal) return { message: cause.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  const code = String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  if (CALLERS.has(code) || (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR')) {
    const tooLong = /token.*limit|Document contains more that/i.test(formatted.message);
    return { message: formatted.message, ...place, extensions: { code: tooLong ? 'QUERY_TOO_COMPLEX' : 'BAD_USER_INPUT' } };
  }
  const id = newId();
  logger.error({ msg: 'an operation failed', id, path: formatted.path, error: String(cause), stack: cause instanceof Error ? cause.stack : undefined });
  return { message: `Something went wrong on our side (${id}). Nothing was changed; try again.`, ...place, extensions: { code: 'INTERNAL', id } };
}

/** The HTTP status and headers that an answer's errors ask for; null means 200. Takes errors as thrown or as formatted. */
export function httpOf(errors: readonly (GraphQLFormattedError | GraphQLError)[] | undefined): { status: number; headers: Record<string, string> } | null {
  for (const error of errors ?? []) {
    const cause = causeOf(error);
    const code = cause instanceof AppError ? cause.code : error.extensions?.code;
    const wait = cause instanceof AppError ? cause.options.retryAfterSeconds : error.extensions?.retryAfterSeconds;
    const headers: Record<string, string> = typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
    const status = code === 'RATE_LIMITED' ? 429 : code === 'UNAVAILABLE' ? 503 : code === 'PAYLOAD_TOO_LARGE' ? 413 : code === 'QUERY_TOO_COMPLEX' ? 400 : null;
    if (status !== null) return { status, headers };
  }
  return null;
}

/** What was thrown, whatever the resolver or a plugin's hook wrapped it in. */
function causeOf(error: unknown): unknown {
  const original = unwrapResolverError(error);
  return original instanceof GraphQLError && original.originalError ? original.originalError : original;
}

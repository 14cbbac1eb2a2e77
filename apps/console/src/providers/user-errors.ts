import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { HttpError } from 'react-admin';
import { text } from '../messages';

/** An expected refusal of the API, in its words. */
export interface UserErrorLike {
  code: string;
  message: string;
  field: string[] | null;
}

/** A refused mutation, thrown where the caller is a promise; `errors` is what a react-admin form shows at its fields. */
export class Refused extends HttpError {
  readonly userErrors: readonly UserErrorLike[];
  constructor(userErrors: readonly UserErrorLike[]) {
    super(userErrors.map((error) => error.message).join(' '), 400, { errors: fieldErrors(userErrors) });
    this.userErrors = userErrors;
  }
}

/** Messages by form field; what belongs to no field stands under `root.serverError`. A leading "input" is dropped from paths. */
export function fieldErrors(userErrors: readonly UserErrorLike[]): Record<string, unknown> {
  const errors: Record<string, unknown> = {};
  for (const error of userErrors) {
    const path = (error.field ?? []).filter((part) => part !== 'input');
    if (path.length === 0) errors.root = { serverError: error.message };
    else errors[path.join('.')] = error.message;
  }
  return errors;
}

/** Returns the payload, or throws {@link Refused} when the API refused it. */
export function accepted<P extends { userErrors: readonly UserErrorLike[] }>(payload: P | undefined | null): P {
  if (!payload) throw new Error(text.errors.unexpected);
  if (payload.userErrors.length > 0) throw new Refused(payload.userErrors);
  return payload;
}

/** The `extensions.code` of a GraphQL error, or NETWORK when the API was not reached, or null for anything else. */
export function errorCode(error: unknown): string | null {
  if (CombinedGraphQLErrors.is(error)) {
    const code = error.errors[0]?.extensions?.code;
    return typeof code === 'string' ? code : 'INTERNAL';
  }
  if (error instanceof Refused) return error.userErrors[0]?.code ?? 'INVALID';
  if (error instanceof TypeError) return 'NETWORK';
  const status = statusOf(error);
  if (status === undefined) return null;
  return status === 429 ? 'RATE_LIMITED' : status === 413 ? 'PAYLOAD_TOO_LARGE' : 'UNAVAILABLE';
}

function statusOf(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** What to tell a person about a failure, in words they can act on. */
export function explain(error: unknown): string {
  if (error instanceof Refused) return error.message;
  switch (errorCode(error)) {
    case 'NETWORK': return text.errors.network;
    case 'UNAUTHENTICATED': return text.errors.signedOut;
    case 'FORBIDDEN': return text.errors.forbidden;
    case 'NOT_FOUND': return text.errors.notFound;
    case 'RATE_LIMITED': return text.errors.rateLimited;
    case 'PAYLOAD_TOO_LARGE': return text.errors.tooLarge;
    case 'UNAVAILABLE': return text.errors.unavailable;
    case 'BAD_USER_INPUT': return error instanceof Error ? error.message : text.errors.unexpected;
    default: return text.errors.unexpected;
  }
}

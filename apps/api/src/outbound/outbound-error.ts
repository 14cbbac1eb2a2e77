/** Why a request to somebody else's address did not succeed. */
export type OutboundProblem =
  /** The address is not one that is connected to at all: scheme, port, credentials, form. */
  | 'BAD_URL'
  /** The name has no address. */
  | 'UNRESOLVED'
  /** The address is inside: loopback, private, link-local, metadata, reserved. */
  | 'NOT_PUBLIC'
  | 'TOO_MANY_REDIRECTS'
  /** More bytes than asked for, counted after decompression. */
  | 'TOO_LARGE'
  | 'TIMEOUT'
  /** The connection failed or broke. */
  | 'UNREACHABLE';

/** An expected failure of {@link GuardedFetch}; the message is fit to be shown to whoever gave the address. */
export class OutboundError extends Error {
  constructor(
    readonly problem: OutboundProblem,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'OutboundError';
  }
}

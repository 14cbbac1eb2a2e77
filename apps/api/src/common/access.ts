import { ExecutionContext, SetMetadata, createParamDecorator } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Role } from '@chatref/domain';
import type { ApiScope, Principal } from './principal';
import type { GraphqlContext } from './graphql-context';

/** Who may call a root field. A field without a policy stops the boot (`auth/access.guard.ts`). */
export type AccessPolicy =
  | { who: 'anyone' }
  | { who: 'visitor' }
  | { who: 'team'; roles: readonly Role[]; scope: ApiScope | 'ANY' | null };

export const ACCESS_POLICY = 'chatref:access';
const EVERY_ROLE: readonly Role[] = ['OWNER', 'ADMIN', 'AGENT', 'VIEWER'];

/** Anyone, with or without a token. */
export const Public = () => SetMetadata(ACCESS_POLICY, { who: 'anyone' } satisfies AccessPolicy);
/** A visitor token; the use case narrows to the visitor's own threads. */
export const ForVisitor = () => SetMetadata(ACCESS_POLICY, { who: 'visitor' } satisfies AccessPolicy);
/**
 * A colleague with one of `roles` (default: every role), or an API key with `scope` ('ANY': any key).
 * `scope: null` (the default) means sessions only, never a key.
 */
export const ForTeam = (options: { roles?: readonly Role[]; scope?: ApiScope | 'ANY' | null } = {}) =>
  SetMetadata(ACCESS_POLICY, {
    who: 'team',
    roles: options.roles ?? EVERY_ROLE,
    scope: options.scope ?? null,
  } satisfies AccessPolicy);

/** Those who answer customers. */
export const ANSWERING: readonly Role[] = ['OWNER', 'ADMIN', 'AGENT'];
/** Those who set the workspace up. */
export const MANAGING: readonly Role[] = ['OWNER', 'ADMIN'];

/** The calling principal; the guard has made sure that it fits the field's policy. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal | null => {
  return GqlExecutionContext.create(context).getContext<GraphqlContext>().principal;
});

import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ACCESS_POLICY, type AccessPolicy } from '../common/access';
import { AppError } from '../common/errors';
import type { GraphqlContext } from '../common/graphql-context';
import type { Principal } from '../common/principal';

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/** Lets a call through to a root field only when the field's policy names the caller. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const policy = this.reflector.get<AccessPolicy | undefined>(ACCESS_POLICY, context.getHandler());
    if (!policy) throw new AppError('FORBIDDEN', 'This field has no access policy.');
    const { principal } = GqlExecutionContext.create(context).getContext<GraphqlContext>();
    authorise(policy, principal);
    return true;
  }
}

/** @throws AppError UNAUTHENTICATED without a valid token, FORBIDDEN with one that the policy does not name */
export function authorise(policy: AccessPolicy, principal: Principal | null): void {
  if (policy.who === 'anyone') return;
  if (!principal) throw new AppError('UNAUTHENTICATED', 'Sign in first: send a valid token as `Authorization: Bearer …`.');
  if (policy.who === 'visitor') {
    if (principal.kind !== 'visitor') throw new AppError('FORBIDDEN', 'Only a visitor token reaches this.');
    return;
  }
  switch (principal.kind) {
    case 'visitor':
      throw new AppError('FORBIDDEN', 'A visitor token reaches only what is made for visitors.');
    case 'agent':
      if (!policy.roles.includes(principal.role)) throw new AppError('FORBIDDEN', `This needs the role ${policy.roles.join(' or ')}.`);
      return;
    case 'apiKey':
      if (policy.scope === null) throw new AppError('FORBIDDEN', 'An API key cannot do this; sign in as a person.');
      if (policy.scope !== 'ANY' && !principal.scopes.includes(policy.scope)) throw new AppError('FORBIDDEN', `This API key needs the scope ${policy.scope}.`);
  }
}

/** Stops the boot when a root field has no policy: a forgotten decorator must not become an open door. */
@Injectable()
export class AccessAudit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open: string[] = [];
    for (const { instance, metatype } of this.discovery.getProviders()) {
      if (!instance || !metatype) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const root = Reflect.getMetadata('graphql:resolver_type', handler) as string | undefined;
        if (root && ROOT_TYPES.has(root) && !this.reflector.get(ACCESS_POLICY, handler as () => unknown)) open.push(`${metatype.name}.${name}`);
      }
    }
    if (open.length > 0) throw new Error(`Root fields without an access policy: ${open.join(', ')}. Add @Public, @ForVisitor or @ForTeam.`);
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Caller, ForTeam, MANAGING } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { OwnProtection, OwnProtectionPayload } from './own-protection.type';
import { OwnProtections } from './own-protections';

/** Protected matters of a workspace's own. */
@Resolver(() => OwnProtection)
export class OwnProtectionsResolver {
  constructor(private readonly protections: OwnProtections) {}

  @ForTeam()
  @Query(() => [OwnProtection])
  ownProtections(@Caller() caller: TeamCaller): Promise<OwnProtection[]> {
    return this.protections.list(caller);
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => OwnProtectionPayload, { description: 'Adds a matter that must reach a person. It cannot be taken back: protections only grow.' })
  createOwnProtection(@Caller() caller: TeamCaller, @Args('name') name: string, @Args('phrases', { type: () => [String] }) phrases: string[]): Promise<OwnProtectionPayload> {
    return settle(() => this.protections.create(caller, name, phrases));
  }

  @ForTeam({ roles: MANAGING })
  @Mutation(() => OwnProtectionPayload, { description: 'Adds phrases to a matter of the workspace’s own.' })
  widenOwnProtection(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string, @Args('phrases', { type: () => [String] }) phrases: string[]): Promise<OwnProtectionPayload> {
    return settle(() => this.protections.widen(caller, id, phrases));
  }
}

import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ANSWERING, Caller, ForTeam } from '../common/access';
import { settle } from '../common/errors';
import type { TeamCaller } from '../common/principal';
import { DeletePayload } from '../common/user-error.type';
import { CannedReplies } from './canned-replies';
import { CannedReply, CannedReplyInput, CannedReplyPayload } from './canned-reply.type';

@Resolver(() => CannedReply)
export class CannedRepliesResolver {
  constructor(private readonly manage: CannedReplies) {}

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => [CannedReply], { description: 'All of the workspace, by their shortcut.' })
  cannedReplies(@Caller() caller: TeamCaller): Promise<CannedReply[]> {
    return this.manage.list(caller);
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => CannedReplyPayload, { description: 'Makes one, or changes the one of this id. CONFLICT when the shortcut is taken.' })
  saveCannedReply(@Caller() caller: TeamCaller, @Args('input') input: CannedReplyInput, @Args('id', { type: () => ID, nullable: true }) id?: string | null): Promise<CannedReplyPayload> {
    return settle(async () => this.manage.save(caller, id ?? null, input));
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => DeletePayload)
  deleteCannedReply(@Caller() caller: TeamCaller, @Args('id', { type: () => ID }) id: string): Promise<DeletePayload> {
    return settle(() => this.manage.remove(caller, id));
  }
}

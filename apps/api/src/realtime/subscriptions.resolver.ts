import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { ANSWERING, Caller, ForTeam, ForVisitor } from '../common/access';
import { decodeCursor, encodeCursor } from '../common/connection';
import { notFound } from '../common/errors';
import { isId } from '../common/ids';
import { actorOf, type TeamCaller, type VisitorCaller } from '../common/principal';
import { toConversationEvent, toVisitorEvent } from '../conversations/event-shapes';
import { ConversationEvent, VisitorConversationEvent, type EventRecord } from '../conversations/event.type';
import { positionOf } from '../conversations/message-pages';
import { ownThread } from '../conversations/visitor-threads';
import { Database } from '../database/transaction';
import { EventBus } from '../events/event-bus';
import { LogFeed } from './log-feed';
import { EventLogReader } from './log-reader';

const passOn = { resolve: (value: unknown) => value };

/** What others hear as it happens. Each first replays what was missed, then goes live, without a hole between. */
@Resolver()
export class SubscriptionsResolver {
  constructor(
    private readonly database: Database,
    private readonly feed: LogFeed,
    private readonly reader: EventLogReader,
    private readonly bus: EventBus,
  ) {}

  @ForVisitor()
  @Subscription(() => VisitorConversationEvent, { ...passOn, description: 'A visitor, own threads only; public events only.' })
  async visitorConversationEvents(
    @Caller() caller: VisitorCaller,
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('afterSeq', { type: () => Int, nullable: true }) afterSeq?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<AsyncGenerator<VisitorConversationEvent>> {
    await this.database.inWorkspace(caller, (tx) => ownThread(tx, caller, conversationId));
    const id = conversationId.toLowerCase();
    const start = await this.startOf(caller.workspaceId, id, after, afterSeq);
    return this.events(caller.workspaceId, start, (event) => event.visible && event.conversationId === id, toVisitorEvent, id);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Subscription(() => ConversationEvent, { ...passOn, description: 'An agent: one conversation, notes included.' })
  async conversationEvents(
    @Caller() caller: TeamCaller,
    @Args('conversationId', { type: () => ID }) conversationId: string,
    @Args('afterSeq', { type: () => Int, nullable: true }) afterSeq?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<AsyncGenerator<ConversationEvent>> {
    const known = isId(conversationId) && (await this.database.inWorkspace(caller, (tx) => tx.one('SELECT 1 FROM conversation WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, conversationId])));
    if (!known) throw notFound('conversation');
    const id = conversationId.toLowerCase();
    const start = await this.startOf(caller.workspaceId, id, after, afterSeq);
    return this.events(caller.workspaceId, start, (event) => event.conversationId === id, toConversationEvent, id);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Subscription(() => ConversationEvent, { ...passOn, description: 'An agent: everything that moves in the workspace’s inbox.' })
  async inboxEvents(@Caller() caller: TeamCaller, @Args('after', { type: () => String, nullable: true }) after?: string | null): Promise<AsyncGenerator<ConversationEvent>> {
    const start = await this.startOf(caller.workspaceId, null, after, null);
    // The sentences of an answer in the making belong to its own conversation's subscription.
    return this.events(caller.workspaceId, start, (event) => event.position !== null || event.type === 'TYPING', toConversationEvent);
  }

  @ForTeam({ scope: 'CONVERSATIONS_READ' })
  @Query(() => String, { description: 'Where the inbox’s log ends now. Ask for it, then read the lists, then subscribe with inboxEvents(after): nothing falls between.' })
  async inboxCursor(@Caller() caller: TeamCaller): Promise<string> {
    return encodeCursor([(await this.reader.tail(caller.workspaceId)).toString()]);
  }

  @ForTeam({ roles: ANSWERING, scope: 'CONVERSATIONS_WRITE' })
  @Mutation(() => Boolean, { description: 'Tells the customer that somebody is typing; stored nowhere.' })
  async typing(@Caller() caller: TeamCaller, @Args('conversationId', { type: () => ID }) conversationId: string): Promise<boolean> {
    const held = isId(conversationId)
      ? await this.database.inWorkspace(caller, (tx) => tx.one<{ status: string }>('SELECT status FROM conversation WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, conversationId]))
      : null;
    if (!held) throw notFound('conversation');
    const data = { actorId: actorOf(caller) ?? undefined, visible: held.status === 'WITH_AGENT' };
    this.bus.publish('ephemeral', { workspaceId: caller.workspaceId, conversationId: conversationId.toLowerCase(), type: 'TYPING', data });
    return true;
  }

  private async startOf(workspaceId: string, conversationId: string | null, after: string | null | undefined, afterSeq: number | null | undefined): Promise<bigint | null> {
    if (after != null) return BigInt(positionOf(decodeCursor(after, 1)));
    if (afterSeq != null && conversationId) return this.reader.positionOfSeq(workspaceId, conversationId, afterSeq);
    return null;
  }

  private events<T>(workspaceId: string, start: bigint | null, accepts: (event: EventRecord) => boolean, shape: (event: EventRecord) => T, conversationId?: string): AsyncGenerator<T> {
    return this.feed.follow(workspaceId, start, { accepts, conversationId, shape });
  }
}

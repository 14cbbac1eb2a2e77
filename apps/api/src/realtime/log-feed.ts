import { Inject, Injectable, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { EventBus } from '../events/event-bus';
import { EventLogReader } from './log-reader';
import { closable } from '../common/closable';
import { Follower } from './follower';
import type { EventRecord } from '../conversations/event.type';

/** The net under the hints, for an instance whose Redis is away, in ms. */
const BEAT_MS = 2_000;
const PAGE = 500;

/** One workspace's log as this process follows it: read once, handed to everyone who listens. */
interface Channel {
  /** The last position handed out. */
  tail: bigint;
  followers: Set<Follower>;
  pumping: Promise<void> | null;
  again: boolean;
}

/**
 * The live end of the event log. Subscriptions first replay from the log after their cursor, then go live: a follower
 * is registered at a known position, the log is read up to it, and what comes after waits in its queue meanwhile, so
 * there is no hole and no doubling.
 */
@Injectable()
export class LogFeed implements OnModuleInit, OnApplicationShutdown {
  private readonly channels = new Map<string, Promise<Channel>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly bus: EventBus,
    private readonly reader: EventLogReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe('conversation-log', ({ workspaceId }) => void this.pump(workspaceId));
    this.bus.subscribe('ephemeral', (event) => void this.ephemeral(event));
    // Only a second instance can write without telling this one.
    if (this.config.DATABASE_URL) this.timer = setInterval(() => [...this.channels.keys()].forEach((id) => void this.pump(id)), BEAT_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /**
   * Every event of the workspace that `accepts` lets through: the stored ones after `after` (null: none), then live.
   * Ends at once when the consumer returns, also while it waits for the next event.
   */
  follow<T>(workspaceId: string, after: bigint | null, options: { accepts: (event: EventRecord) => boolean; shape: (event: EventRecord) => T; conversationId?: string }): AsyncGenerator<T> {
    const follower = new Follower(options.accepts);
    return closable(this.replayThenLive(follower, workspaceId, after, options), () => follower.close());
  }

  private async *replayThenLive<T>(follower: Follower, workspaceId: string, after: bigint | null, options: { accepts: (event: EventRecord) => boolean; shape: (event: EventRecord) => T; conversationId?: string }): AsyncGenerator<T> {
    const channel = await this.channel(workspaceId);
    const from = channel.tail;
    follower.startAfter(from);
    channel.followers.add(follower);
    try {
      let position = after ?? from;
      while (position < from) {
        const events = await this.reader.read(workspaceId, position, { upTo: from, limit: PAGE, conversationId: options.conversationId });
        for (const event of events) if (options.accepts(event)) yield options.shape(event);
        const last = events.at(-1)?.position;
        if (events.length < PAGE || last == null) break;
        position = BigInt(last);
      }
      for await (const event of follower.events()) yield options.shape(event);
    } finally {
      follower.close();
      channel.followers.delete(follower);
      if (channel.followers.size === 0) this.channels.delete(workspaceId);
    }
  }

  /** How many subscriptions of a workspace are live. */
  async followersOf(workspaceId: string): Promise<number> {
    return (await this.channels.get(workspaceId))?.followers.size ?? 0;
  }

  private channel(workspaceId: string): Promise<Channel> {
    let channel = this.channels.get(workspaceId);
    if (!channel) {
      channel = this.reader.tail(workspaceId).then((tail) => ({ tail, followers: new Set(), pumping: null, again: false }));
      this.channels.set(workspaceId, channel);
      channel.catch(() => this.channels.delete(workspaceId));
    }
    return channel;
  }

  /** Reads what is new once and hands it to every follower; one reading at a time, a hint that comes meanwhile is kept. */
  private async pump(workspaceId: string): Promise<void> {
    const pending = this.channels.get(workspaceId);
    if (!pending) return;
    const channel = await pending.catch(() => null);
    if (!channel) return;
    if (channel.pumping) {
      channel.again = true;
      return;
    }
    channel.pumping = this.readOn(workspaceId, channel)
      .catch(() => undefined) // the beat or the next hint reads it; the cursor has not moved
      .finally(() => {
        channel.pumping = null;
        if (channel.again) {
          channel.again = false;
          void this.pump(workspaceId);
        }
      });
    await channel.pumping;
  }

  private async readOn(workspaceId: string, channel: Channel): Promise<void> {
    for (;;) {
      const events = await this.reader.read(workspaceId, channel.tail, { limit: PAGE });
      for (const event of events) {
        channel.tail = BigInt(event.position ?? channel.tail);
        for (const follower of channel.followers) follower.push(event);
      }
      if (events.length < PAGE) return;
    }
  }

  private async ephemeral(event: { workspaceId: string; conversationId: string; type: EventRecord['type']; data: { turnId?: string; deltaIndex?: number; delta?: string; actorId?: string; visible: boolean } }): Promise<void> {
    const channel = await this.channels.get(event.workspaceId)?.catch(() => null);
    if (!channel) return;
    const record = this.reader.ephemeral(event);
    for (const follower of channel.followers) follower.push(record);
  }
}

import { Inject, Injectable, Logger, OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { CONFIG, type Config } from '../config/config';
import { newId } from '../common/ids';

/**
 * Everything that modules tell each other after a commit. Payloads are hints: what must not be lost is in the database,
 * and who hears a hint reads it there. `ephemeral` alone carries what is stored nowhere.
 */
export interface BusTopics {
  /** The workspace's event log has grown up to this position (a decimal string: bigint). */
  'conversation-log': { workspaceId: string; position: string };
  /** Typing and the sentences of an answer in the making. */
  ephemeral: { workspaceId: string; conversationId: string; type: 'TYPING' | 'ANSWER_DELTA' | 'ANSWER_DISCARDED'; data: EphemeralData };
  /** A document's state has changed. */
  document: { workspaceId: string; documentId: string };
  /** A website that is read in has changed, or a run over it has come further. */
  source: { workspaceId: string; sourceId: string };
  /** A session, all of an agent's sessions, or a key has ended: its sockets must close. */
  'access-ended': { workspaceId: string; principalId: string };
  /** Tags, rules or settings of a workspace changed: caches made from them are stale. */
  'settings-changed': { workspaceId: string };
  /** Agents corrected tags, or decided on suggested examples: there is something to learn. */
  'tags-taught': { workspaceId: string };
}

export interface EphemeralData {
  turnId?: string;
  deltaIndex?: number;
  delta?: string;
  actorId?: string;
  /** True when the customer's side may see it. */
  visible: boolean;
}

type Listener<T extends keyof BusTopics> = (payload: BusTopics[T]) => void;

const CHANNEL = 'chatref:bus';

/**
 * A typed bus: in this process directly, between instances over Redis when REDIS_URL is set. Redis carries hints only,
 * so losing it costs delay, never data: each reader also looks into the log on a slow beat (`realtime/`).
 */
@Injectable()
export class EventBus implements OnApplicationShutdown {
  private readonly logger = new Logger('EventBus');
  private readonly listeners = new Map<keyof BusTopics, Set<(payload: never) => void>>();
  private readonly self = newId();
  private readonly publisher: Redis | null = null;
  private readonly subscriber: Redis | null = null;

  constructor(@Inject(CONFIG) config: Config) {
    if (!config.REDIS_URL) return;
    const options = { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy: (times: number) => Math.min(times * 200, 2_000) };
    this.publisher = new Redis(config.REDIS_URL, options);
    this.subscriber = new Redis(config.REDIS_URL, { ...options, maxRetriesPerRequest: null, enableOfflineQueue: true });
    for (const client of [this.publisher, this.subscriber]) {
      client.on('error', (error: Error) => this.logger.warn({ msg: 'redis is away', error: error.message }));
    }
    void this.subscriber.subscribe(CHANNEL);
    this.subscriber.on('message', (_channel: string, message: string) => this.receive(message));
  }

  /** True when REDIS_URL is set and the connection stands; null without Redis. */
  get healthy(): boolean | null {
    return this.publisher ? this.publisher.status === 'ready' : null;
  }

  /** Tells everyone who subscribed, here and on the other instances. Call it after the commit only. */
  publish<T extends keyof BusTopics>(topic: T, payload: BusTopics[T]): void {
    this.deliver(topic, payload);
    if (this.publisher?.status !== 'ready') return;
    this.publisher
      .publish(CHANNEL, JSON.stringify({ from: this.self, topic, payload }))
      .catch((error: Error) => this.logger.warn({ msg: 'a hint was not published', error: error.message }));
  }

  /** @returns a function that ends the subscription */
  subscribe<T extends keyof BusTopics>(topic: T, listener: Listener<T>): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, set);
    set.add(listener as (payload: never) => void);
    return () => set.delete(listener as (payload: never) => void);
  }

  onApplicationShutdown(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  private receive(message: string): void {
    const { from, topic, payload } = JSON.parse(message) as { from: string; topic: keyof BusTopics; payload: never };
    if (from !== this.self) this.deliver(topic, payload);
  }

  private deliver<T extends keyof BusTopics>(topic: T, payload: BusTopics[T]): void {
    for (const listener of this.listeners.get(topic) ?? []) {
      try {
        (listener as Listener<T>)(payload);
      } catch (error) {
        this.logger.error({ msg: 'a listener failed', topic, error: String(error) });
      }
    }
  }
}

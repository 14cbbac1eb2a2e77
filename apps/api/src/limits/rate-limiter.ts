import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { AppError } from '../common/errors';
import { CONFIG, type Config } from '../config/config';

/** Every limit of the product: how many in how many seconds, per what. */
export const LIMITS = {
  /** Messages per visitor. */
  visitorMessage: { points: 20, seconds: 60 },
  /** New conversations per address. */
  newConversation: { points: 10, seconds: 3_600 },
  /** New visitor sessions per address. */
  visitorSession: { points: 60, seconds: 3_600 },
  /** Log-in attempts per account. */
  login: { points: 5, seconds: 60 },
  /** Log-in attempts per address. */
  loginAddress: { points: 30, seconds: 60 },
} as const;
export type LimitName = keyof typeof LIMITS;

/** Counts per limit and key; in Redis when there is one, so that several instances share the count, else in memory. */
@Injectable()
export class RateLimiter implements OnApplicationShutdown {
  private readonly limiters: Map<LimitName, RateLimiterAbstract>;
  private readonly redis: Redis | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.redis = config.REDIS_URL ? new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy: (times) => Math.min(times * 200, 2_000) }) : null;
    this.redis?.on('error', () => undefined); // the event bus logs the outage; limits then count per instance
    this.limiters = new Map((Object.keys(LIMITS) as LimitName[]).map((name) => [name, this.limiter(name)]));
  }

  /**
   * Counts one use.
   * @throws AppError RATE_LIMITED with the seconds to wait
   */
  async spend(name: LimitName, key: string): Promise<void> {
    if (!this.config.rateLimits) return;
    try {
      await this.limiters.get(name)?.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      throw new AppError('RATE_LIMITED', `Too many attempts. Try again in ${seconds} s.`, { retryAfterSeconds: seconds });
    }
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private limiter(name: LimitName): RateLimiterAbstract {
    const { points, seconds } = LIMITS[name];
    const memory = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    if (!this.redis) return memory;
    return new RateLimiterRedis({ storeClient: this.redis, keyPrefix: `chatref:limit:${name}`, points, duration: seconds, insuranceLimiter: memory });
  }
}

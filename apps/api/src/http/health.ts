import { Injectable } from '@nestjs/common';
import { Database } from '../database/transaction';
import { EventBus } from '../events/event-bus';

type Check = () => boolean | Promise<boolean>;

/** Whether this process can serve: database and migrations, model; Redis being away is a degradation, not an outage. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, Check>();
  /** Set while the process stops, so that a load balancer sends nobody here any more. */
  stopping = false;

  constructor(
    private readonly database: Database,
    private readonly bus: EventBus,
  ) {
    this.checks.set('database', async () => (await this.database.systemRead('SELECT 1')).length === 1);
  }

  /** Adds what must be there before the process is ready. */
  require(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  async ready(): Promise<{ ready: boolean; checks: Record<string, boolean>; redis: boolean | null }> {
    const checks: Record<string, boolean> = { running: !this.stopping };
    for (const [name, check] of this.checks) {
      checks[name] = await Promise.resolve()
        .then(check)
        .catch(() => false);
    }
    return { ready: Object.values(checks).every(Boolean), checks, redis: this.bus.healthy };
  }
}

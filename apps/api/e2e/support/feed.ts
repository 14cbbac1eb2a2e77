import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { Variables, WireError } from './graphql';
import { PATIENCE_MS } from './eventually';

/** What a subscription has delivered so far, in the order of arrival, and waiting for more. */
export class Feed<T> {
  readonly items: T[] = [];
  /** Close code of the socket, once it is closed. */
  closed: { code: number; reason: string } | null = null;
  error: unknown = null;
  private readonly client: Client;
  private readonly waiting = new Set<() => void>();

  constructor(url: string, token: string | null, query: string, variables: Variables, field: string) {
    this.client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: true,
      retryAttempts: 0,
      connectionParams: token ? { authorization: `Bearer ${token}` } : {},
      on: {
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.closed = { code, reason };
          this.notify();
        },
      },
    });
    this.client.subscribe<Record<string, T>>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) this.error = errors;
          const item = data?.[field];
          if (item !== undefined && item !== null) this.items.push(item);
          this.notify();
        },
        error: (error) => {
          this.error = error;
          this.notify();
        },
        complete: () => this.notify(),
      },
    );
  }

  /** The first item that fits, of those that came and those that will come. @throws Error when none comes in time */
  async first(fits: (item: T) => boolean, withinMs = PATIENCE_MS): Promise<T> {
    const found = await this.until(() => this.items.find(fits) ?? null, withinMs);
    return found as T;
  }

  /** Waits until `look` returns something. @throws Error that shows what had come by then */
  async until<R>(look: (items: readonly T[]) => R | null | false | undefined, withinMs = PATIENCE_MS): Promise<NonNullable<R>> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const found = look(this.items);
      if (found) return found;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`Waited in vain; came: ${JSON.stringify(this.items).slice(0, 2000)}; error: ${JSON.stringify(this.error)}; closed: ${JSON.stringify(this.closed)}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          this.waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(left, 250));
        this.waiting.add(wake);
      });
    }
  }

  /** The code of the error with which the subscription ended, when it did. */
  get errorCode(): string | null {
    const list = Array.isArray(this.error) ? (this.error as WireError[]) : [];
    return list[0]?.extensions?.code ?? null;
  }

  /** Unsubscribes and closes the socket. */
  async close(): Promise<void> {
    await this.client.dispose();
  }

  /** Cuts the connection as a broken network does. */
  cut(): void {
    this.client.terminate();
  }

  private notify(): void {
    for (const wake of [...this.waiting]) wake();
  }
}

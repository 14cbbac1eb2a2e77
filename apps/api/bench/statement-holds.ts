import { PGlite } from '@electric-sql/pglite';
import { CoreWait } from './core-wait';

/** One statement and the longest that the embedded database held the thread for one message of it, ms, without waiting for a core. */
export interface Hold {
  sql: string;
  ms: number;
}

/** Byte codes of the protocol's messages that name a statement: Parse and Query. */
const [PARSE, QUERY] = ['P', 'Q'].map((letter) => letter.charCodeAt(0));

/**
 * Watches every message that the embedded database works off, since nothing else runs in the process meanwhile. What a
 * statement takes in the driver is more: there it also waits for its turn.
 */
export class StatementHolds {
  private readonly longest = new Map<string, number>();
  private readonly core = new CoreWait();
  private current = '';

  private constructor(private readonly original: PGlite['execProtocolRawSync']) {}

  static attach(): StatementHolds {
    const original = PGlite.prototype.execProtocolRawSync;
    const holds = new StatementHolds(original);
    PGlite.prototype.execProtocolRawSync = function timed(this: PGlite, message: Uint8Array) {
      holds.current = textOf(message) ?? holds.current;
      const start = performance.now() - holds.core.read();
      const result = original.call(this, message);
      const ms = performance.now() - holds.core.read() - start;
      if (ms > (holds.longest.get(holds.current) ?? 0)) holds.longest.set(holds.current, ms);
      return result;
    };
    return holds;
  }

  /** The statements that held it longest, each with its longest time. */
  top(count: number): Hold[] {
    return [...this.longest].map(([sql, ms]) => ({ sql, ms })).sort((a, b) => b.ms - a.ms).slice(0, count);
  }

  detach(): void {
    PGlite.prototype.execProtocolRawSync = this.original;
    this.core.close();
  }
}

/** The statement that a message brings; null for one that belongs to the statement before. */
function textOf(message: Uint8Array): string | null {
  if (message[0] !== PARSE && message[0] !== QUERY) return null;
  // Code, length (4 bytes), for Parse the name of the prepared statement up to a zero, then the statement up to a zero.
  const start = message[0] === PARSE ? message.indexOf(0, 5) + 1 : 5;
  return Buffer.from(message.subarray(start, message.indexOf(0, start))).toString('utf8').replace(/\s+/g, ' ').trim();
}

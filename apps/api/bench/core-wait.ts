import { closeSync, openSync, readSync } from 'node:fs';

/** Milliseconds that this process's main thread has waited for a core so far, as Linux tells; 0 elsewhere. */
export class CoreWait {
  private readonly file: number | null;
  private readonly bytes = Buffer.alloc(96);

  constructor() {
    try {
      this.file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    } catch {
      this.file = null;
    }
  }

  /** ms since the thread began */
  read(): number {
    if (this.file === null) return 0;
    const [, waited] = this.bytes.toString('latin1', 0, readSync(this.file, this.bytes, 0, this.bytes.length, 0)).split(' ');
    return Number(waited) / 1e6;
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
  }
}

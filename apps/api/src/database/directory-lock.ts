import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Who holds a data folder: enough to tell a living process from a dead one whose pid was given to another. */
interface Holder {
  pid: number;
  /** Start time of the process in clock ticks since boot (field 22 of /proc/PID/stat); null off Linux. */
  startTime: string | null;
  /** Id of this boot of the machine; null off Linux. */
  bootId: string | null;
}

/** Another living process has the folder. The message is for the person who started this one. */
export class DirectoryInUseError extends Error {
  constructor(folder: string, holder: Holder) {
    super(
      `The data folder ${folder} is in use by process ${holder.pid}. ` +
        'The embedded database allows one process at a time: stop that one, or give this one another DATA_DIR.',
    );
    this.name = 'DirectoryInUseError';
  }
}

/**
 * Takes the exclusive lock of a data folder. The embedded database has none of its own: a second process on the same
 * folder opens without an error and silently loses rows. A lock whose holder is dead is replaced at once.
 * @returns a function that gives the lock back
 * @throws DirectoryInUseError when a living process holds it
 */
export function lockDirectory(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'lock');
  for (;;) {
    if (place(file)) return () => rmSync(file, { force: true });
    const holder = readHolder(file);
    if (holder && isAlive(holder)) throw new DirectoryInUseError(folder, holder);
    removeStale(file);
  }
}

/** Puts our lock in place whole or not at all: nobody ever sees an empty one and takes it for a dead process's. */
function place(file: string): boolean {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, JSON.stringify(thisProcess()));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the dead holder's file away under a name of our own, so that of two who clear it only one moves each file. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  const moved = readHolder(aside);
  if (moved && isAlive(moved) && !existsSync(file)) renameSync(aside, file); // another took it between our look and our move
  else rmSync(aside, { force: true });
}

function thisProcess(): Holder {
  return { pid: process.pid, startTime: startTimeOf(process.pid), bootId: bootId() };
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null && 'pid' in value) return value as Holder;
  } catch {
    // absent, half-written by a process that died, or not ours: no living holder can be named
  }
  return null;
}

function isAlive(holder: Holder): boolean {
  if (holder.bootId !== bootId()) return false;
  if (holder.startTime !== null) return startTimeOf(holder.pid) === holder.startTime;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // field 3 is the state: a zombie has ended and only waits for its parent
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return fields[19] ?? null;
  } catch {
    return null;
  }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DirectoryInUseError, lockDirectory } from './directory-lock';

const folder = () => mkdtempSync(path.join(tmpdir(), 'chatref-lock-'));

describe('the lock of a data folder', () => {
  it('refuses a second holder and names the first', () => {
    const dir = folder();
    const unlock = lockDirectory(dir);
    expect(() => lockDirectory(dir)).toThrow(DirectoryInUseError);
    expect(() => lockDirectory(dir)).toThrow(`process ${process.pid}`);
    unlock();
    lockDirectory(dir)();
  });

  it('names pid, start time and boot', () => {
    const dir = folder();
    const unlock = lockDirectory(dir);
    const holder = JSON.parse(readFileSync(path.join(dir, 'lock'), 'utf8')) as Record<string, unknown>;
    expect(holder.pid).toBe(process.pid);
    if (process.platform === 'linux') expect(holder).toEqual({ pid: process.pid, startTime: expect.stringMatching(/^\d+$/), bootId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    unlock();
  });

  it('replaces a dead holder, a half-written lock and one of another boot at once', async () => {
    const dir = folder();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    const lock = path.join(dir, 'lock');
    for (const text of [JSON.stringify({ pid: child.pid, startTime: '1', bootId: 'other' }), JSON.stringify({ pid: child.pid, startTime: null, bootId: null }), '{"pid":', '']) {
      writeFileSync(lock, text);
      lockDirectory(dir)();
    }
  });

  it('is not fooled by a living process that was given the dead one’s pid', () => {
    const dir = folder();
    const unlock = lockDirectory(dir);
    const mine = JSON.parse(readFileSync(path.join(dir, 'lock'), 'utf8')) as { startTime: string | null };
    unlock();
    if (mine.startTime === null) return; // this platform tells no start times; the pid alone decides there
    writeFileSync(path.join(dir, 'lock'), JSON.stringify({ ...mine, startTime: '1' }));
    lockDirectory(dir)();
  });
});

/** A part of the console that could not be fetched, also not after starting afresh. */
export class PartMissing extends Error {
  override name = 'PartMissing';
}

/** What loading a part needs of the page it runs in. */
export interface Page {
  /** Names the build that runs: another build, another name. */
  readonly build: string;
  /** Outlives a reload of this tab, and nothing more; throws where the browser forbids it. */
  readonly marks: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Whether the server answers, so that a reload would bring the console and not the browser's page of failure. */
  reachable(): Promise<boolean>;
  /** Starts the console afresh. @returns only when it did not come to that, as when the reader chose to stay */
  restart(): Promise<void>;
}

const MARK = 'chatref.restarted';

/**
 * Loads a part that is fetched when it is first needed. One that is gone was replaced by a new build while this tab was
 * open: the console starts afresh, which keeps the place (the address) and what was written (drafts and outbox are in local
 * storage). Once per build: if it is still missing then, the reader is told.
 * @throws PartMissing
 */
export async function loadPart<T>(load: () => Promise<T>, page: Page = thisPage): Promise<T> {
  try {
    const part = await load();
    attempt(() => page.marks.removeItem(MARK));
    return part;
  } catch (error) {
    if (await mayRestart(page)) await page.restart();
    throw new PartMissing('A part of the console could not be loaded.', { cause: error });
  }
}

/** Not where the mark cannot be kept: nothing would end the restarts. */
async function mayRestart({ build, marks, reachable }: Page): Promise<boolean> {
  if (attempt(() => marks.getItem(MARK)) === build || !(await reachable())) return false;
  attempt(() => marks.setItem(MARK, build));
  return attempt(() => marks.getItem(MARK)) === build;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** Whoever declines the reload in the browser's own question (something is unsent) is back after this long, in ms. */
const DECLINED_AFTER = 10_000;

const thisPage: Page = {
  // The entry's file name holds the hash of its content.
  get build() { return document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? ''; },
  get marks() { return window.sessionStorage; },
  reachable: () => fetch(window.location.pathname, { method: 'HEAD', cache: 'no-store' }).then(({ ok }) => ok, () => false),
  restart: () => {
    window.location.reload();
    return new Promise((resolve) => window.setTimeout(resolve, DECLINED_AFTER));
  },
};

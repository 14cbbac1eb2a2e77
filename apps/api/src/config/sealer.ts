import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { isOutdated, seal, unseal } from '../common/seal';
import { CONFIG, type Config } from './config';

/** Beside the embedded database, not in it: a copy of the tables alone opens nothing. */
const FILE = 'secret.key';

/**
 * Seals what is kept encrypted and read back. The key is the operator's SECRET_KEY; the embedded database without one
 * gets a key of its own, made once and kept in the data folder for its owner alone. With a SECRET_KEY set later, what
 * that one sealed can still be read.
 */
@Injectable()
export class Sealer {
  private readonly keys: readonly string[];

  constructor(@Inject(CONFIG) config: Config) {
    this.keys = [config.SECRET_KEY, config.DATABASE_URL === undefined ? localKey(config.dataDir, config.SECRET_KEY === undefined) : undefined].filter((key) => key !== undefined);
  }

  /** @param context where it belongs, e.g. its row's key */
  seal(secret: string, context = ''): string {
    return seal(secret, this.keys, context);
  }

  /** @throws Error when it was sealed with a key that is not at hand, or for another place */
  unseal(sealed: string, context = ''): string {
    return unseal(sealed, this.keys, context);
  }

  /** Whether sealing it again would make it safer: it is readable, or sealed with an older key. */
  isOutdated(sealed: string): boolean {
    return isOutdated(sealed, this.keys);
  }
}

/** The data folder's own key; made when it is needed and not there. */
function localKey(folder: string, needed: boolean): string | undefined {
  if (folder.startsWith('memory://')) return needed ? randomBytes(32).toString('hex') : undefined;
  const file = path.join(folder, FILE);
  if (needed && !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // Whole or not at all, and never another's: what is sealed with a lost key stays closed.
    const draft = `${file}.${process.pid}.new`;
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

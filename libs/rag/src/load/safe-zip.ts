import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { LoadError } from './load-error';

/** Bounds of an archive; a real document stays far below each. */
export interface ZipLimits {
  entries: number;
  /** Bytes that come out of all wanted entries together, counted as they come out. */
  inflatedBytes: number;
}

/**
 * Unpacks the wanted entries of a ZIP archive into memory. Sizes that the archive states are never believed: bytes are
 * counted while they inflate, and the first entry of a name is the one that counts.
 * @throws LoadError TOO_LARGE over a limit, ENCRYPTED for an encrypted entry, UNREADABLE when the archive is damaged
 */
export async function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits): Promise<Map<string, Uint8Array>> {
  const archive = await open(bytes);
  try {
    if (archive.entryCount > limits.entries) throw new LoadError('TOO_LARGE', `This file contains ${archive.entryCount} parts, more than a document has (${limits.entries}). Save it again from your word processor.`);
    const files = new Map<string, Uint8Array>();
    let left = limits.inflatedBytes;
    for await (const entry of entriesOf(archive)) {
      if (!wanted(entry.fileName) || files.has(entry.fileName)) continue;
      if (entry.isEncrypted()) throw new LoadError('ENCRYPTED', 'This file is protected by a password. Remove the password and upload it again.');
      const content = await inflate(archive, entry, left);
      left -= content.length;
      files.set(entry.fileName, content);
    }
    return files;
  } catch (error) {
    throw error instanceof LoadError ? error : damaged(error);
  } finally {
    archive.close();
  }
}

function damaged(error: unknown): LoadError {
  return new LoadError('UNREADABLE', 'This file is damaged or cut off. Open it in your word processor, save it again and upload that.', String(error));
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false }, (error, archive) => (error ? reject(damaged(error)) : resolve(archive)));
  });
}

async function* entriesOf(archive: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const stop = (): void => void archive.removeListener('entry', found).removeListener('end', ended).removeListener('error', failed);
      const found = (next: Entry): void => (stop(), resolve(next));
      const ended = (): void => (stop(), resolve(null));
      const failed = (error: Error): void => (stop(), reject(error));
      archive.once('entry', found).once('end', ended).once('error', failed);
      archive.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function inflate(archive: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let length = 0;
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > limit) {
          stream.destroy();
          reject(new LoadError('TOO_LARGE', 'This file unpacks to far more than a document contains. If it is a real document, split it into several ones.'));
        } else chunks.push(chunk);
      });
      stream.once('error', reject);
      stream.once('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

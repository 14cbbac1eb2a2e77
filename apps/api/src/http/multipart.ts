import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { MAX_FILE_BYTES } from '@chatref/rag';

/** A part that is a file. */
export interface ReceivedFile {
  name: string | null;
  /** The media type that the part states; busboy's default when it states none. */
  type: string;
  bytes: Buffer;
  /** It was longer than a file may be; `bytes` is not all of it. */
  tooLarge: boolean;
}

/** The request is not a form as it should be: an HTTP status and what to do. */
export class MultipartError extends Error {
  override name = 'MultipartError';
  constructor(
    readonly status: 400 | 408 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

export const MAX_FILES = 50;
/** All files of a request together, in bytes. */
const MAX_REQUEST_BYTES = 4 * MAX_FILE_BYTES;
const LIMITS = { files: MAX_FILES, fields: 10, parts: MAX_FILES + 10, fileSize: MAX_FILE_BYTES, fieldSize: 4_000, fieldNameSize: 100, headerPairs: 20 };
/** A sender that says nothing for so long is gone, in ms. */
const SILENCE_MS = 20_000;

/**
 * Receives a multipart form, streaming, with everything bounded: parts, sizes, silence. Nothing touches the disk.
 * @param handle called with each file as soon as it is whole, so that only one is in memory at a time
 * @throws MultipartError
 */
export function receiveForm(request: IncomingMessage, handle: (file: ReceivedFile, fields: Readonly<Record<string, string>>) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const { 'content-type': type = '' } = request.headers;
    if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) return reject(new MultipartError(415, 'Send the files as multipart/form-data.'));
    const fields: Record<string, string> = Object.create(null) as Record<string, string>;
    let handled = Promise.resolve();
    let received = 0;
    let settled = false;
    const busboy = parser({ ...request.headers, 'content-type': type });
    if (!busboy) return reject(new MultipartError(400, 'The form is malformed: its boundary cannot be read.'));
    const silence = setTimeout(() => fail(new MultipartError(408, 'The upload stopped arriving. Send it again.')), SILENCE_MS);

    const fail = (error: unknown): void => {
      if (settled) return;
      settled = true;
      clearTimeout(silence);
      request.unpipe(busboy);
      request.resume();
      handled.then(() => reject(error instanceof Error ? error : new Error(String(error))), reject);
    };
    request.on('data', (chunk: Buffer) => {
      silence.refresh();
      received += chunk.length;
      if (received > MAX_REQUEST_BYTES) fail(new MultipartError(413, `One request may have at most ${MAX_REQUEST_BYTES / 1_000_000} MB. Send the files one by one.`));
    });
    request.once('aborted', () => fail(new MultipartError(400, 'The upload was broken off.')));
    busboy.on('field', (name, value) => {
      if (name) fields[name] = value;
    });
    busboy.on('file', (_name, stream, fileName, _encoding, mimeType) => {
      const chunks: Buffer[] = [];
      let tooLarge = false;
      stream.on('data', (chunk: Buffer) => {
        if (!tooLarge && !settled) chunks.push(chunk);
      });
      stream.once('error', () => fail(new MultipartError(400, 'The form ends in the middle of a file. Send it again.')));
      stream.once('limit', () => {
        tooLarge = true;
        chunks.length = 0;
      });
      stream.once('end', () => {
        if (settled) return;
        const file = { name: fileName || null, type: mimeType, bytes: Buffer.concat(chunks), tooLarge };
        // The next part waits until this one is stored: memory holds one file per request.
        request.pause();
        handled = handled.then(() => handle(file, fields)).finally(() => request.resume());
        handled.catch(fail);
      });
    });
    for (const [event, what] of [['filesLimit', `${MAX_FILES} files`], ['fieldsLimit', '10 fields'], ['partsLimit', `${LIMITS.parts} parts`]] as const) {
      busboy.once(event, () => fail(new MultipartError(413, `One form may have at most ${what}. Send the rest in further requests.`)));
    }
    busboy.once('error', () => fail(new MultipartError(400, 'The form is malformed or ends too early. Send it again.')));
    busboy.once('finish', () => {
      if (settled) return;
      settled = true;
      clearTimeout(silence);
      handled.then(resolve, reject);
    });
    request.pipe(busboy);
  });
}

function parser(headers: BusboyHeaders): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers, limits: LIMITS });
  } catch {
    return null;
  }
}

import { analyse } from 'chardet';
import { LoadError } from './load-error';

/** Bytes as text, and what was lost on the way. */
export interface DecodedText {
  text: string;
  /** The encoding that was found, as the Encoding Standard names it. */
  encoding: string;
  /** A sentence for the admin when some bytes were no text; null when all were. */
  warning: string | null;
}

/** How much is looked at to guess an encoding. */
const SAMPLE = 64 * 1024;
/** Below this share of damaged bytes a text counts as UTF-8 with damage, above it as another encoding. */
const FEW = 0.02;

/**
 * Decodes a text file: a byte-order mark decides, then strict UTF-8, then UTF-16 without a mark, then UTF-8 with damage,
 * then the likeliest of the old encodings.
 * @throws LoadError UNREADABLE when the bytes are no text in any of them
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = byMark(bytes) ?? strictUtf8(bytes) ?? utf16WithoutMark(bytes) ?? damagedUtf8(bytes) ?? guessed(bytes);
  if (looksBinary(decoded.text)) throw new LoadError('UNREADABLE', 'This is not a text file: most of its bytes are no characters. Save it as Markdown, HTML, plain text, PDF or DOCX.');
  return decoded;
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { text: utf32(bytes.subarray(4), true), encoding: 'utf-32le', warning: null };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { text: utf32(bytes.subarray(4), false), encoding: 'utf-32be', warning: null };
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le', warning: null };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be', warning: null };
  return null;
}

/** The Encoding Standard leaves UTF-32 out. */
function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, little);
    parts.push(point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\uFFFD' : String.fromCodePoint(point));
  }
  return parts.join('');
}

function strictUtf8(bytes: Uint8Array): DecodedText | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') && utf16WithoutMark(bytes) ? null : { text, encoding: 'utf-8', warning: null };
  } catch {
    return null;
  }
}

/** In European text every other byte of UTF-16 is zero, always on the same side. */
function utf16WithoutMark(bytes: Uint8Array): DecodedText | null {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (half < 2) return null;
  if (odd > half * 0.4 && even < half * 0.05) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le', warning: null };
  if (even > half * 0.4 && odd < half * 0.05) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be', warning: null };
  return null;
}

/**
 * UTF-8 where most is right: bytes that are not UTF-8 are read as windows-1252 when they are a letter there and stand
 * alone (two files pasted together), else replaced by U+FFFD.
 */
function damagedUtf8(bytes: Uint8Array): DecodedText | null {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const damaged = loose.match(/\uFFFD/g)?.length ?? 0;
  const foreign = loose.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  if (damaged > foreign && damaged > loose.length * FEW && damaged > 8) return null;
  if (foreign === 0 && damaged > 0 && likelyLegacy(bytes)) return null;
  return { text: loose, encoding: 'utf-8', warning: `${damaged} ${damaged === 1 ? 'character' : 'characters'} could not be read as UTF-8 and ${damaged === 1 ? 'was' : 'were'} replaced by “\uFFFD”. Save the file as UTF-8 to keep them.` };
}

/** Single high bytes between letters, and no control bytes of the C1 range: an old Western encoding rather than damage. */
function likelyLegacy(bytes: Uint8Array): boolean {
  let letters = 0;
  let others = 0;
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const next = bytes[at + 1] ?? 0x20;
    if (byte >= 0xa0 && next < 0x80) letters += 1;
    else if (byte < 0x80 || (byte >= 0x80 && byte < 0xa0 && next < 0x80)) letters += 0.5;
    else others += 1;
  }
  return letters > others;
}

/** Encodings that single high bytes are taken for when statistics cannot tell them apart. */
const WESTERN = /^(ISO-8859-(1|2|9|15)|windows-125[024]|Big5|Shift_JIS|EUC-KR|UTF-8|ASCII|UTF-32.*|UTF-16.*|ISO-2022.*|mac.*|IBM.*)$/i;

function guessed(bytes: Uint8Array): DecodedText {
  const [best] = analyse(bytes.subarray(0, SAMPLE));
  const name = best && best.confidence >= 20 ? best.name : 'windows-1252';
  const sure = best !== undefined && best.confidence >= 60 && !/^(UTF|ASCII)/i.test(name);
  const encoding = !sure && WESTERN.test(name) ? 'windows-1252' : name;
  const decoder = decoderOf(encoding);
  const text = decoder.decode(bytes);
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  return { text, encoding: decoder.encoding, warning: lost > 0 ? `${lost} characters could not be read in the encoding ${decoder.encoding} and were replaced by “\uFFFD”. Save the file as UTF-8.` : null };
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding === 'ISO-8859-1' ? 'windows-1252' : encoding);
  } catch {
    return new TextDecoder('windows-1252');
  }
}

/** Control characters that no text has; NULs alone are forgiven up to one in ten, tools pad with them. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const controls = sample.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F]/g)?.length ?? 0;
  const nuls = sample.match(/\u0000/g)?.length ?? 0;
  const lost = sample.match(/\uFFFD/g)?.length ?? 0;
  return sample.length > 0 && (controls > sample.length * 0.02 + 2 || nuls > sample.length * 0.1 + 2 || lost > sample.length * 0.3 + 4);
}

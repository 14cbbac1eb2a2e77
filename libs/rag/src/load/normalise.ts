const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** NFC, `\n` line ends, no byte-order mark, NUL, other control characters or lone surrogates (a database refuses those). */
export function normaliseText(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFEFF]/g, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .normalize('NFC');
}

/** Runs of white space as one space, trimmed. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

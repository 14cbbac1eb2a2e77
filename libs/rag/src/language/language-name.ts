const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** "de" → "German"; a code that is none stays as it is. */
export function languageName(code: string): string {
  try {
    return NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

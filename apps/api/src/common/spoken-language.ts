import { detectLanguage } from '@chatref/rag';

/** The language that a text is surely written in, ISO 639-1; null when it does not tell (a number, a name, one word). */
export function spokenLanguage(text: string): string | null {
  const found = detectLanguage(text);
  return found?.certain ? found.language : null;
}

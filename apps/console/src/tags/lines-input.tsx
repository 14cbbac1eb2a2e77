import type { ReactElement } from 'react';
import { TextInput, type Validator } from 'react-admin';

const linesOf = (value: string): string[] => value.split('\n').map((line) => line.trim()).filter(Boolean);

/** A list of phrases, one a line, as people who don't program write lists. */
export function LinesInput({ source, label, helperText, max, rows = 5, readOnly = false }: { source: string; label: string; helperText: string; max: number; rows?: number; readOnly?: boolean }): ReactElement {
  const notTooMany: Validator = (value: unknown) => (Array.isArray(value) && value.length > max ? `At most ${max} lines.` : undefined);
  return (
    <TextInput
      source={source}
      label={label}
      helperText={helperText}
      multiline
      // Not react-admin's own readOnly, which greys out what is there to be read.
      slotProps={{ input: { readOnly } }}
      minRows={rows}
      maxRows={16}
      fullWidth
      format={(value: string[] | string | undefined) => (Array.isArray(value) ? value.join('\n') : value ?? '')}
      // While typing, empty lines stay; they go when the record is sent.
      parse={(value: string) => value.split('\n')}
      validate={notTooMany}
    />
  );
}

/** Drops blank lines of every list that {@link LinesInput} edits. */
export function withoutBlankLines<T extends { keywords?: string[]; examples?: string[] }>(record: T): T {
  return { ...record, keywords: linesOf((record.keywords ?? []).join('\n')), examples: linesOf((record.examples ?? []).join('\n')) };
}

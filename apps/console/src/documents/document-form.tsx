import { Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Create, SelectInput, SimpleForm, TextInput, required } from 'react-admin';

const FORMATS = [
  { id: 'MARKDOWN', name: 'Markdown' },
  { id: 'HTML', name: 'HTML' },
  { id: 'TEXT', name: 'Plain text' },
];
/** Largest text the API takes, in characters. */
const MAX_CHARACTERS = 1_000_000;
const notTooLong = (value: unknown): string | undefined => (typeof value === 'string' && value.length > MAX_CHARACTERS ? 'More than a million characters: split it into several documents.' : undefined);
const webAddress = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' && !/^https?:\/\/\S+$/i.test(value.trim()) ? 'An address starts with https:// or http://' : undefined);

/** Adds a document by its text. */
export function DocumentCreate(): ReactElement {
  return (
    <Create title="Add a document" redirect="list">
      <SimpleForm defaultValues={{ format: 'MARKDOWN' }} sx={{ maxWidth: 860 }}>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>Write or paste a text. Files (PDF, Word and others) are dropped on the list of documents.</Typography>
        <DocumentFields />
      </SimpleForm>
    </Create>
  );
}

/** The fields of a document, for adding and editing; `textless` where its text comes from a file, `readOnly` for who may only read. */
export function DocumentFields({ fixedFormat = false, textless = false, readOnly = false }: { fixedFormat?: boolean; textless?: boolean; readOnly?: boolean }): ReactElement {
  return (
    // The inputs' own margins are too small for a helping text of two lines.
    <Stack sx={{ width: '100%', gap: 2, '& .MuiFormControl-root': { my: 0 } }}>
      <TextInput source="title" slotProps={{ input: { readOnly } }} label="Title" helperText="Left empty, the document's own first heading is used." fullWidth />
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2 }}>
        {fixedFormat ? null : <SelectInput source="format" label="Format" choices={FORMATS} validate={required()} />}
        <TextInput source="sourceUrl" slotProps={{ input: { readOnly } }} label="Address" helperText="Where customers can read it; shown with citations." validate={webAddress} fullWidth />
      </Stack>
      {textless ? null : <TextInput source="content" label="Text" multiline minRows={14} maxRows={32} validate={[required('Paste the text.'), notTooLong]} fullWidth slotProps={{ input: { readOnly, sx: { fontFamily: 'ui-monospace, monospace', fontSize: '0.8125rem' } } }} />}
    </Stack>
  );
}

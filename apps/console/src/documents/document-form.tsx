import { Button, Stack, Typography } from '@mui/material';
import { useRef, type ChangeEvent, type ReactElement } from 'react';
import { Create, SelectInput, SimpleForm, TextInput, required, useNotify } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { MAX_CHARACTERS, readFile } from './read-file';

const FORMATS = [
  { id: 'MARKDOWN', name: 'Markdown' },
  { id: 'HTML', name: 'HTML' },
  { id: 'TEXT', name: 'Plain text' },
];
const notTooLong = (value: unknown): string | undefined => (typeof value === 'string' && value.length > MAX_CHARACTERS ? 'More than a million characters: split it into several documents.' : undefined);
const webAddress = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' && !/^https?:\/\/\S+$/i.test(value.trim()) ? 'An address starts with https:// or http://' : undefined);

/** Adds a document by pasted text or a chosen file. */
export function DocumentCreate(): ReactElement {
  return (
    <Create title="Add a document" redirect="list">
      <SimpleForm defaultValues={{ format: 'MARKDOWN' }} sx={{ maxWidth: 860 }}>
        <FileButton />
        <DocumentFields />
      </SimpleForm>
    </Create>
  );
}

/** The fields of a document, for adding and editing. */
export function DocumentFields({ fixedFormat = false }: { fixedFormat?: boolean }): ReactElement {
  return (
    <>
      <TextInput source="title" label="Title" helperText="Left empty, the document's own first heading is used." fullWidth />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={{ xs: 0, sm: 2 }} sx={{ width: '100%' }}>
        {fixedFormat ? null : <SelectInput source="format" label="Format" choices={FORMATS} validate={required()} />}
        <TextInput source="sourceUrl" label="Address" helperText="Where customers can read it; shown with citations." validate={webAddress} fullWidth />
      </Stack>
      <TextInput source="content" label="Text" multiline minRows={14} maxRows={32} validate={[required('Paste the text, or choose a file.'), notTooLong]} fullWidth slotProps={{ input: { sx: { fontFamily: 'ui-monospace, monospace', fontSize: '0.8125rem' } } }} />
    </>
  );
}

function FileButton(): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const { setValue } = useFormContext();
  const notify = useNotify();
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const read = await readFile(file);
    if (!read.ok) {
      notify(read.reason, { type: 'warning' });
      return;
    }
    setValue('content', read.content, { shouldDirty: true, shouldValidate: true });
    setValue('format', read.format, { shouldDirty: true });
    if (read.title) setValue('title', read.title, { shouldDirty: true });
  };
  return (
    <Stack direction="row" spacing={2} sx={{ alignItems: 'center', mb: 2 }}>
      <Button variant="outlined" onClick={() => input.current?.click()}>Choose a file</Button>
      <input ref={input} type="file" accept=".md,.markdown,.html,.htm,.txt,text/plain,text/html,text/markdown" hidden onChange={(event) => void choose(event)} />
      <Typography variant="body2" color="text.secondary">Markdown, HTML or plain text, or paste below.</Typography>
    </Stack>
  );
}

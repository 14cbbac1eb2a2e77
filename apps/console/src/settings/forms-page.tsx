import { useMutation, useQuery } from '@apollo/client/react';
import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, Card, FormControlLabel, IconButton, MenuItem, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { DeleteFormDocument, FormSettingsDocument, SaveFormDocument, type FormFieldType, type FormSettingsQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { useSave } from './use-save';

type SavedForm = FormSettingsQuery['forms'][number];
type FieldDraft = SavedForm['fields'][number];
const TYPES: Record<FormFieldType, string> = { TEXT: 'Text', LONG_TEXT: 'Long text', NUMBER: 'Number', AMOUNT: 'Amount of money', DATE: 'Date', EMAIL: 'E-mail address', INVOICE: 'Invoice number', ACCOUNT: 'Account number', CHOICE: 'One of several' };
const keyed = (text: string): string => text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);

/** Forms that rules send into the chat. */
export function FormsPage(): ReactElement {
  const { data, error, refetch } = useQuery(FormSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const mayWrite = useMay('administer');
  const changed = (): void => void refetch();
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
      <ScreenTitle title="Forms" />
      <Typography variant="h1" component="h1" gutterBottom>Forms</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>A rule can ask a customer for what your team needs. The answers are checked and become details of the case.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={changed}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? (
        <Stack spacing={2}>
          {data.forms.length === 0 ? <Typography color="text.secondary">There is no form yet.</Typography> : null}
          {data.forms.map((form) => <FormEditor key={form.key} form={form} disabled={!mayWrite} onChanged={changed} />)}
          {mayWrite ? <FormEditor key={`new ${data.forms.length}`} form={null} disabled={false} onChanged={changed} /> : null}
        </Stack>
      ) : error ? null : <Skeleton variant="rounded" height={200} />}
    </Box>
  );
}

function FormEditor({ form, disabled, onChanged }: { form: SavedForm | null; disabled: boolean; onChanged(): void }): ReactElement {
  const [title, setTitle] = useState(form?.title ?? '');
  const [fields, setFields] = useState<FieldDraft[]>(form?.fields ?? []);
  const [saveForm] = useMutation(SaveFormDocument);
  const [remove] = useMutation(DeleteFormDocument);
  const { problem, busy, save } = useSave();
  const put = (index: number, more: Partial<FieldDraft>): void => setFields(fields.map((one, at) => (at === index ? { ...one, ...more } : one)));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { title, fields: fields.map(({ key, label, type, required, options }) => ({ key: key || keyed(label), label, type, required, options: type === 'CHOICE' ? options.map((option) => option.trim()).filter(Boolean) : [] })) };
    if (await save(async () => void accepted((await saveForm({ variables: { key: form?.key ?? keyed(title), input } })).data?.saveForm))) onChanged();
  };
  const take = async (): Promise<void> => {
    if (form && (await save(async () => void accepted((await remove({ variables: { key: form.key } })).data?.deleteForm), 'Deleted'))) onChanged();
  };
  return (
    <Card component="form" variant="outlined" aria-label={form?.title ?? 'New form'} sx={{ p: 2 }} onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        <TextField size="small" label={form ? 'Title' : 'Title of a new form'} required value={title} disabled={disabled} onChange={(event) => setTitle(event.target.value)} helperText="What the customer reads above it." slotProps={{ htmlInput: { maxLength: 80 } }} />
        {fields.map((field, index) => (
          <Stack key={index} direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { sm: 'flex-start' } }}>
            <TextField size="small" label="Field" required fullWidth value={field.label} disabled={disabled} onChange={(event) => put(index, { label: event.target.value })} slotProps={{ htmlInput: { maxLength: 80 } }} />
            <TextField size="small" select label="Takes" value={field.type} disabled={disabled} onChange={(event) => put(index, { type: event.target.value as FormFieldType })} sx={{ minWidth: 170 }}>
              {Object.entries(TYPES).map(([type, words]) => <MenuItem key={type} value={type}>{words}</MenuItem>)}
            </TextField>
            {field.type === 'CHOICE' ? <TextField size="small" label="Options, one a line" multiline required minRows={2} value={field.options.join('\n')} disabled={disabled} onChange={(event) => put(index, { options: event.target.value.split('\n') })} /> : null}
            <FormControlLabel disabled={disabled} control={<Switch size="small" checked={field.required} onChange={(_, required) => put(index, { required })} />} label="needed" />
            {disabled ? null : <IconButton aria-label={`Remove ${field.label || 'this field'}`} onClick={() => setFields(fields.filter((_, at) => at !== index))}><CloseIcon fontSize="small" /></IconButton>}
          </Stack>
        ))}
        {disabled ? null : (
          <Stack direction="row" spacing={1} sx={{ flexWrap: 'wrap' }}>
            <Button startIcon={<AddIcon />} disabled={fields.length >= 10} onClick={() => setFields([...fields, { key: '', label: '', type: 'TEXT', required: true, options: [] }])}>Add a field</Button>
            <Button type="submit" variant={form ? 'outlined' : 'contained'} disabled={busy || fields.length === 0}>{form ? 'Save' : 'Add the form'}</Button>
            {form ? <Button color="error" disabled={busy} onClick={() => void take()}>Delete</Button> : null}
          </Stack>
        )}
      </Stack>
    </Card>
  );
}

import { Alert, Box, Button, Collapse, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, MenuItem, Radio, RadioGroup, TextField, Typography, useMediaQuery } from '@mui/material';
import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { CreateSourceDocument, SourceListDocument, UpdateSourceDocument, type SourceFieldsFragment, type SourceInput, type SourceKind } from '../gql/types';
import { text } from '../messages';
import { explain, type UserErrorLike } from '../providers/user-errors';
import { KINDS, SCHEDULES } from './words';

const EMPTY: SourceInput = { name: '', kind: 'CRAWL', startUrl: '', include: [], exclude: [], maxDepth: 3, maxPages: 200, everyMinutes: 1_440 };
const lines = (value: string): string[] => value.split('\n').map((line) => line.trim()).filter(Boolean);

/** Adds a website, or changes one. What the API refuses stands at its field. */
export function SourceForm({ source, onClose, onSaved }: { source: SourceFieldsFragment | null; onClose(): void; onSaved(id: string): void }): ReactElement {
  const [input, setInput] = useState<SourceInput>(() => (source ? inputOf(source) : EMPTY));
  const [include, setInclude] = useState((input.include ?? []).join('\n'));
  const [exclude, setExclude] = useState((input.exclude ?? []).join('\n'));
  const [more, setMore] = useState(source !== null);
  const [problems, setProblems] = useState<readonly UserErrorLike[]>([]);
  const [create, creating] = useMutation(CreateSourceDocument, { refetchQueries: [SourceListDocument] });
  const [update, updating] = useMutation(UpdateSourceDocument);
  const full = useMediaQuery('(max-width: 600px)');
  const set = (change: Partial<SourceInput>): void => setInput((old) => ({ ...old, ...change }));
  const problem = (field: string): string | undefined => problems.find((one) => one.field?.includes(field))?.message;
  const general = problems.find((one) => !one.field?.some((field) => field in EMPTY));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const sent: SourceInput = { ...input, name: input.name?.trim() || null, include: lines(include), exclude: lines(exclude) };
    try {
      const payload = source ? (await update({ variables: { id: source.id, input: sent } })).data?.updateSource : (await create({ variables: { input: sent } })).data?.createSource;
      setProblems(payload?.userErrors ?? []);
      if (payload?.source && payload.userErrors.length === 0) onSaved(payload.source.id);
    } catch (error) {
      setProblems([{ code: 'UNEXPECTED', message: explain(error), field: null }]);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={full} aria-labelledby="source-form-title">
      <Box component="form" onSubmit={(event: FormEvent) => void submit(event)} sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <DialogTitle id="source-form-title">{source ? 'Change this website' : 'Add a website'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {general ? <Alert severity="error">{general.message}</Alert> : null}
          <TextField label="Address" required autoFocus value={input.startUrl} onChange={(event) => set({ startUrl: event.target.value })} placeholder="https://www.example.com/help" error={problem('startUrl') !== undefined} helperText={problem('startUrl') ?? 'Where reading begins.'} slotProps={{ htmlInput: { inputMode: 'url', maxLength: 2_000 } }} sx={{ mt: 1 }} />
          <RadioGroup aria-label="What is read" value={input.kind} onChange={(event) => set({ kind: event.target.value as SourceKind })}>
            {(Object.keys(KINDS) as SourceKind[]).map((kind) => (
              <FormControlLabel key={kind} value={kind} control={<Radio size="small" />} label={<Box sx={{ py: 0.5 }}><Typography component="span" sx={{ fontWeight: 550 }}>{KINDS[kind].label}</Typography><Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>{KINDS[kind].hint}</Typography></Box>} />
            ))}
          </RadioGroup>
          <TextField select label="Read it again" value={String(input.everyMinutes ?? '')} onChange={(event) => set({ everyMinutes: event.target.value === '' ? null : Number(event.target.value) })} helperText="Pages that have not changed cost nothing.">
            {SCHEDULES.map((one) => <MenuItem key={one.label} value={String(one.minutes ?? '')}>{one.label}</MenuItem>)}
            {SCHEDULES.some((one) => one.minutes === input.everyMinutes) ? null : <MenuItem value={String(input.everyMinutes)}>Every {input.everyMinutes} minutes</MenuItem>}
          </TextField>
          <Box><Button onClick={() => setMore(!more)} aria-expanded={more}>{more ? 'Fewer settings' : 'More settings'}</Button></Box>
          <Collapse in={more} unmountOnExit>
            <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
              <TextField label="Name" value={input.name ?? ''} onChange={(event) => set({ name: event.target.value })} helperText={problem('name') ?? 'Left empty: the site’s host.'} error={problem('name') !== undefined} slotProps={{ htmlInput: { maxLength: 120 } }} />
              <TextField label="Only these paths" multiline minRows={2} value={include} onChange={(event) => setInclude(event.target.value)} error={problem('include') !== undefined} helperText={problem('include') ?? 'One a line: /help/ for what begins so, */billing/* for anything around it. Empty: every path.'} />
              <TextField label="Not these paths" multiline minRows={2} value={exclude} onChange={(event) => setExclude(event.target.value)} error={problem('exclude') !== undefined} helperText={problem('exclude') ?? 'One a line, written the same way.'} />
              <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2 }}>
                <TextField label="Pages at most" type="number" value={input.maxPages ?? ''} onChange={(event) => set({ maxPages: Number(event.target.value) })} error={problem('maxPages') !== undefined} helperText={problem('maxPages') ?? '1 to 2,000'} />
                <TextField label="Links away from the start" type="number" value={input.maxDepth ?? ''} onChange={(event) => set({ maxDepth: Number(event.target.value) })} disabled={input.kind !== 'CRAWL'} error={problem('maxDepth') !== undefined} helperText={problem('maxDepth') ?? '0 to 10'} />
              </Box>
            </Box>
          </Collapse>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" variant="contained" loading={creating.loading || updating.loading}>{source ? text.common.save : 'Add and read'}</Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}

function inputOf({ name, kind, startUrl, include, exclude, maxDepth, maxPages, everyMinutes }: SourceFieldsFragment): SourceInput {
  return { name, kind, startUrl, include, exclude, maxDepth, maxPages, everyMinutes };
}

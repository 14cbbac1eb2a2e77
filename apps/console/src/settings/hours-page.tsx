import { useMutation, useQuery } from '@apollo/client/react';
import AddIcon from '@mui/icons-material/Add';
import CloseIcon from '@mui/icons-material/Close';
import { Alert, Autocomplete, Box, Button, FormControlLabel, IconButton, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { UpdateHoursDocument, WorkspaceHoursDocument, type HoursFieldsFragment } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { DAYS, furtherStretch, hoursDraft, hoursInput, type Day, type HoursDraft, type Stretch } from './hours-draft';

const ZONES = Intl.supportedValuesOf('timeZone');
const titled = (day: Day): string => day.charAt(0) + day.slice(1).toLowerCase();

/** When people answer: the week, holidays, and the zone both are meant in. */
export function HoursPage(): ReactElement {
  const { data, error, refetch } = useQuery(WorkspaceHoursDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <ScreenTitle title="Hours" />
      <Typography variant="h1" component="h1" gutterBottom>Hours</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>When your team answers. Rules can depend on it, and a customer who is handed over outside these hours is told when somebody will be there.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? <HoursForm workspace={data.workspace} /> : error ? null : <Skeleton variant="rounded" height={420} />}
    </Box>
  );
}

function HoursForm({ workspace }: { workspace: HoursFieldsFragment }): ReactElement {
  const [draft, setDraft] = useState(() => hoursDraft(workspace));
  const [problem, setProblem] = useState<string | null>(null);
  const [save, { loading }] = useMutation(UpdateHoursDocument);
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const change = (more: Partial<HoursDraft>): void => setDraft((before) => ({ ...before, ...more }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const { data } = await save({ variables: { input: { timezone: draft.timezone, hours: hoursInput(draft) } } });
      const { workspace: saved } = accepted(data?.updateWorkspace);
      if (saved) setDraft(hoursDraft(saved));
      notify('Saved', { type: 'success' });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Stack component="form" spacing={2.5} onSubmit={(event) => void submit(event)}>
      {problem ? <Alert severity="error">{problem}</Alert> : null}
      <Autocomplete options={ZONES.includes(draft.timezone) ? ZONES : [draft.timezone, ...ZONES]} value={draft.timezone} disableClearable disabled={!mayWrite} onChange={(_, zone) => change({ timezone: zone })} sx={{ maxWidth: 360 }} renderInput={(params) => <TextField {...params} label="Time zone" helperText="Figures are counted in it too." />} />
      <FormControlLabel disabled={!mayWrite} control={<Switch checked={draft.set} onChange={(_, on) => change({ set: on })} />} label={draft.set ? 'People answer at these hours' : 'No hours are set: nothing counts as closed'} />
      {draft.set ? (
        <>
          <Box role="group" aria-label="Week">
            {DAYS.map((day) => <DayRow key={day} day={day} stretches={draft.week[day]} disabled={!mayWrite} onChange={(stretches) => change({ week: { ...draft.week, [day]: stretches } })} />)}
          </Box>
          <Holidays holidays={draft.holidays} disabled={!mayWrite} onChange={(holidays) => change({ holidays })} />
          <Now workspace={workspace} />
        </>
      ) : null}
      <Box><Button type="submit" variant="contained" disabled={loading || !mayWrite}>Save</Button></Box>
    </Stack>
  );
}

function DayRow({ day, stretches, disabled, onChange }: { day: Day; stretches: Stretch[]; disabled: boolean; onChange(stretches: Stretch[]): void }): ReactElement {
  const name = titled(day);
  const put = (index: number, more: Partial<Stretch>): void => onChange(stretches.map((one, at) => (at === index ? { ...one, ...more } : one)));
  const time = (index: number, side: 'from' | 'to'): ReactElement => (
    <TextField size="small" value={stretches[index]?.[side] ?? ''} disabled={disabled} onChange={(event) => put(index, { [side]: event.target.value })} sx={{ width: 84 }} placeholder={side === 'from' ? '09:00' : '17:00'} slotProps={{ htmlInput: { 'aria-label': `${name}, ${side}`, inputMode: 'text', maxLength: 5, pattern: '([01][0-9]|2[0-3]):[0-5][0-9]|24:00', required: true, title: 'Write it as 09:00; the end of the day is 24:00' } }} />
  );
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr auto', sm: '140px 1fr auto' }, gap: 1, py: 1, borderBottom: 1, borderColor: 'divider', alignItems: 'start' }}>
      <Typography sx={{ fontWeight: 550, pt: 0.75 }}>{name}</Typography>
      <Stack spacing={1} sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, gridRow: { xs: 2, sm: 'auto' } }}>
        {stretches.length === 0 ? <Typography color="text.secondary" sx={{ pt: 0.75 }}>Closed</Typography> : null}
        {stretches.map((_, index) => (
          <Stack key={index} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            {time(index, 'from')}<Typography color="text.secondary">to</Typography>{time(index, 'to')}
            {disabled ? null : <IconButton size="small" aria-label={`Remove ${name}, ${stretches[index]?.from} to ${stretches[index]?.to}`} onClick={() => onChange(stretches.filter((__, at) => at !== index))}><CloseIcon fontSize="small" /></IconButton>}
          </Stack>
        ))}
      </Stack>
      {disabled || stretches.length >= 6 ? <span /> : <Button size="small" startIcon={<AddIcon />} aria-label={`Add hours on ${name}`} onClick={() => onChange([...stretches, furtherStretch(stretches)])}>Add</Button>}
    </Box>
  );
}

function Holidays({ holidays, disabled, onChange }: { holidays: HoursDraft['holidays']; disabled: boolean; onChange(holidays: HoursDraft['holidays']): void }): ReactElement {
  const put = (index: number, more: Partial<HoursDraft['holidays'][number]>): void => onChange(holidays.map((one, at) => (at === index ? { ...one, ...more } : one)));
  return (
    <Box component="section" aria-label="Holidays">
      <Typography variant="h2" gutterBottom>Holidays</Typography>
      {holidays.length === 0 ? <Typography color="text.secondary" sx={{ mb: 1 }}>None. On a holiday the whole day is closed.</Typography> : null}
      <Stack spacing={1}>
        {holidays.map((holiday, index) => (
          <Stack key={index} direction="row" spacing={1} sx={{ alignItems: 'center' }}>
            <TextField size="small" type="date" required value={holiday.date} disabled={disabled} onChange={(event) => put(index, { date: event.target.value })} sx={{ width: 156, flexShrink: 0 }} slotProps={{ htmlInput: { 'aria-label': `Date of holiday ${index + 1}` } }} />
            <TextField size="small" fullWidth value={holiday.name} disabled={disabled} onChange={(event) => put(index, { name: event.target.value })} placeholder="What it is called" slotProps={{ htmlInput: { 'aria-label': `Name of holiday ${index + 1}`, maxLength: 80 } }} />
            {disabled ? null : <IconButton size="small" aria-label={`Remove holiday ${holiday.name || holiday.date}`} onClick={() => onChange(holidays.filter((_, at) => at !== index))}><CloseIcon fontSize="small" /></IconButton>}
          </Stack>
        ))}
      </Stack>
      {disabled ? null : <Button size="small" startIcon={<AddIcon />} sx={{ mt: 1 }} onClick={() => onChange([...holidays, { date: '', name: '' }])}>Add a holiday</Button>}
    </Box>
  );
}

function Now({ workspace: { hours, timezone } }: { workspace: HoursFieldsFragment }): ReactElement | null {
  if (!hours) return null;
  const next = hours.nextOpeningAt ? new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: timezone }).format(new Date(hours.nextOpeningAt)) : null;
  const words = hours.openNow ? 'By the saved hours, people answer right now.' : next ? `By the saved hours, it is closed now and opens on ${next}.` : 'By the saved hours, no day of the coming year is open.';
  return <Alert severity={hours.openNow ? 'success' : 'info'}>{words}</Alert>;
}

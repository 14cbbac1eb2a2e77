import { Alert, Autocomplete, Box, Button, FormControlLabel, MenuItem, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Confirm, Title, useCreate, useDelete, useGetList, useGetOne, useNotify, useRedirect, useUpdate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import type { AgentRecord } from '../settings/settings-resources';
import type { TagRecord } from '../tags/tags-resource';
import { EMPTY_DRAFT, draftOf, extraPhrases, ruleOf, widened, type RuleDraft } from './rule-draft';
import type { RuleRecord } from './rules-resource';

const PRIORITIES = [['', 'Leave as it is'], ['LOW', 'Low'], ['NORMAL', 'Normal'], ['HIGH', 'High'], ['URGENT', 'Urgent']] as const;
const ALL = { pagination: { page: 1, perPage: 500 } };

/** Adds a rule. */
export function RuleCreate(): ReactElement {
  const [create, { isPending }] = useCreate();
  const notify = useNotify();
  const redirect = useRedirect();
  const save = (draft: RuleDraft): void => {
    void create('rules', { data: ruleOf(draft) }, { onSuccess: () => redirect('list', 'rules'), onError: (error) => notify(explain(error), { type: 'error' }) });
  };
  return <Page title="Add a rule"><DraftForm initial={EMPTY_DRAFT} busy={isPending} onSave={save} /></Page>;
}

/** Changes a rule; of a protected one only the extra phrases. */
export function RuleEdit(): ReactElement {
  const { id = '' } = useParams();
  const { data: rule, error, isPending } = useGetOne<RuleRecord>('rules', { id });
  if (error) return <Page title="Rule"><Alert severity="error">{explain(error)}</Alert></Page>;
  if (isPending || !rule) return <Page title="Rule"><Skeleton variant="rounded" height={320} /></Page>;
  return <Page title={rule.name} sentence={rule.sentence}>{rule.protected ? <WidenForm rule={rule} /> : <ChangeForm rule={rule} />}</Page>;
}

function Page({ title, sentence, children }: { title: string; sentence?: string; children: React.ReactNode }): ReactElement {
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 760 }}>
      <Title title={title} />
      <Typography variant="h1" component="h1" gutterBottom sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
      {sentence ? <Typography color="text.secondary" sx={{ mb: 2, overflowWrap: 'anywhere' }}>{sentence}</Typography> : null}
      {children}
    </Box>
  );
}

function WidenForm({ rule }: { rule: RuleRecord }): ReactElement {
  const [phrases, setPhrases] = useState(extraPhrases(rule.conditions).join('\n'));
  const [update, { isPending }] = useUpdate<RuleRecord>();
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const redirect = useRedirect();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const data = { ...rule, conditions: widened(rule.conditions, phrases.split('\n')) };
    void update('rules', { id: rule.id, data, previousData: rule }, { onSuccess: () => redirect('list', 'rules'), onError: (error) => notify(explain(error), { type: 'error' }) });
  };
  return (
    <Stack component="form" onSubmit={save} spacing={2}>
      <Alert severity="info">This protection is built in: such messages always reach a person, and it cannot be switched off. You can add phrases of your own that must trigger it too.</Alert>
      <TextField label="Further phrases, one a line" multiline minRows={5} value={phrases} onChange={(event) => setPhrases(event.target.value)} disabled={!mayWrite} />
      <Box><Button type="submit" variant="contained" disabled={isPending || !mayWrite}>Save</Button></Box>
    </Stack>
  );
}

function ChangeForm({ rule }: { rule: RuleRecord }): ReactElement {
  const [update, { isPending }] = useUpdate<RuleRecord>();
  const [remove] = useDelete<RuleRecord>();
  const [asking, setAsking] = useState(false);
  const notify = useNotify();
  const redirect = useRedirect();
  const after = { onSuccess: () => redirect('list', 'rules'), onError: (error: unknown) => notify(explain(error), { type: 'error' }) };
  return (
    <>
      <DraftForm initial={draftOf(rule)} busy={isPending} onSave={(draft) => void update('rules', { id: rule.id, data: { ...rule, ...ruleOf(draft) }, previousData: rule }, after)} onDelete={() => setAsking(true)} />
      <Confirm isOpen={asking} title="Delete this rule?" content="It will no longer be read. What it did before stays in the record." onConfirm={() => void remove('rules', { id: rule.id, previousData: rule }, after)} onClose={() => setAsking(false)} />
    </>
  );
}

function DraftForm({ initial, busy, onSave, onDelete }: { initial: RuleDraft; busy: boolean; onSave(draft: RuleDraft): void; onDelete?(): void }): ReactElement {
  const [draft, setDraft] = useState(initial);
  const [phrases, setPhrases] = useState(initial.phrases.join('\n'));
  const { data: tags = [] } = useGetList<TagRecord>('tags', ALL);
  const { data: agents = [] } = useGetList<AgentRecord>('agents', ALL);
  const mayWrite = useMay('administer');
  const set = (change: Partial<RuleDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave({ ...draft, phrases: phrases.split('\n') });
  };
  const answering = agents.filter((agent) => agent.active && agent.role !== 'VIEWER');
  return (
    <Stack component="form" onSubmit={submit} spacing={2.5}>
      <TextField label="Name" required value={draft.name} onChange={(event) => set({ name: event.target.value })} slotProps={{ htmlInput: { maxLength: 80 } }} />
      <Typography variant="h2">When a message</Typography>
      <TextField select label="matches" value={draft.match} onChange={(event) => set({ match: event.target.value === 'all' ? 'all' : 'any' })} sx={{ maxWidth: 260 }}>
        <MenuItem value="any">any of these</MenuItem>
        <MenuItem value="all">all of these</MenuItem>
      </TextField>
      <Autocomplete
        multiple options={tags} value={tags.filter((tag) => draft.tagIds.includes(tag.id))} getOptionLabel={(tag) => tag.name} isOptionEqualToValue={(a, b) => a.id === b.id}
        onChange={(_, chosen) => set({ tagIds: chosen.map((tag) => tag.id) })} renderInput={(params) => <TextField {...params} label="is tagged" />}
      />
      <TextField label="says (one phrase a line)" multiline minRows={3} value={phrases} onChange={(event) => setPhrases(event.target.value)} />
      {draft.otherConditions.length > 0 ? <Alert severity="info">{draft.otherConditions.length} further conditions, made with the API, are kept as they are.</Alert> : null}
      <Typography variant="h2">then</Typography>
      <FormControlLabel control={<Switch checked={draft.handoff} onChange={(_, on) => set({ handoff: on })} />} label="hand over to a person" />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField select fullWidth label="set the priority" value={draft.priority} onChange={(event) => set({ priority: event.target.value })} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
          {PRIORITIES.map(([value, label]) => <MenuItem key={value} value={value}>{label}</MenuItem>)}
        </TextField>
        <TextField select fullWidth label="add the tag" value={draft.addTag} onChange={(event) => set({ addTag: event.target.value })} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
          <MenuItem value="">None</MenuItem>
          {tags.map((tag) => <MenuItem key={tag.id} value={tag.id}>{tag.name}</MenuItem>)}
        </TextField>
        <TextField select fullWidth label="assign to" value={draft.assignTo} onChange={(event) => set({ assignTo: event.target.value })} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
          <MenuItem value="">Nobody in particular</MenuItem>
          {answering.map((agent) => <MenuItem key={agent.id} value={agent.id}>{agent.name}</MenuItem>)}
        </TextField>
      </Stack>
      <FormControlLabel control={<Switch checked={draft.enabled} onChange={(_, on) => set({ enabled: on })} />} label="This rule is on" />
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <Button type="submit" variant="contained" disabled={busy || !mayWrite}>Save</Button>
        {onDelete && mayWrite ? <Button color="error" onClick={onDelete}>Delete</Button> : null}
      </Stack>
    </Stack>
  );
}

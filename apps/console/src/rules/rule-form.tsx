import { useQuery } from '@apollo/client/react';
import LockOutlined from '@mui/icons-material/LockOutlined';
import { Alert, Box, Button, Chip, FormControlLabel, Skeleton, Stack, Switch, TextField, Typography } from '@mui/material';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Confirm, useCreate, useDelete, useGetOne, useNotify, useRedirect, useUpdate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { RuleNamesForEditorDocument, RuleWebhooksDocument } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { LabPanel } from './lab-panel';
import type { EditorNames } from './part-kinds';
import { RuleBuilder } from './rule-builder';
import { TEMPLATES } from './rule-templates';
import { EMPTY_DRAFT, draftOf, extraPhrases, ruleOf, widened, type RuleDraft } from './rule-draft';
import type { RuleRecord } from './rules-resource';

/** Adds a rule. */
export function RuleCreate(): ReactElement {
  const [create, { isPending }] = useCreate();
  const notify = useNotify();
  const redirect = useRedirect();
  const save = (draft: RuleDraft): void => {
    void create('rules', { data: ruleOf(draft) }, { onSuccess: () => redirect('list', 'rules'), onError: (error) => notify(explain(error), { type: 'error' }) });
  };
  return <Page title="Add a rule"><DraftForm initial={EMPTY_DRAFT} ruleId={null} busy={isPending} onSave={save} /></Page>;
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
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 1200 }}>
      <ScreenTitle title={title} />
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
    <Stack component="form" onSubmit={save} spacing={2} sx={{ maxWidth: 720 }}>
      <Alert severity="info" icon={<LockOutlined fontSize="small" />}>This protection is built in: such messages always reach a person, and it cannot be switched off or narrowed. It can be widened: add phrases of your own that must trigger it too.</Alert>
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
      <DraftForm initial={draftOf(rule)} ruleId={rule.id} busy={isPending} onSave={(draft) => void update('rules', { id: rule.id, data: { ...rule, ...ruleOf(draft) }, previousData: rule }, after)} onDelete={() => setAsking(true)} />
      <Confirm isOpen={asking} title="Delete this rule?" content="It will no longer be read. What it did before stays in the record." onConfirm={() => void remove('rules', { id: rule.id, previousData: rule }, after)} onClose={() => setAsking(false)} />
    </>
  );
}

function DraftForm({ initial, ruleId, busy, onSave, onDelete }: { initial: RuleDraft; ruleId: string | null; busy: boolean; onSave(draft: RuleDraft): void; onDelete?(): void }): ReactElement {
  const [draft, setDraft] = useState(initial);
  const mayWrite = useMay('administer');
  const { data, error, refetch } = useQuery(RuleNamesForEditorDocument, { fetchPolicy: 'cache-and-network' });
  const hooks = useQuery(RuleWebhooksDocument, { skip: !mayWrite });
  if (error) return <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  const names: EditorNames = { ...data, webhooks: hooks.data?.webhooks ?? [] };
  const ready = draft.when.of.length > 0 && draft.then.length > 0;
  const { name, conditions, actions } = ruleOf(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(draft);
  };
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 380px' }, alignItems: 'start' }}>
      <Stack component="form" onSubmit={submit} spacing={3} sx={{ minWidth: 0 }}>
        {ruleId === null ? <Templates names={names} onPick={setDraft} /> : null}
        <TextField label="Name" required value={draft.name} disabled={!mayWrite} onChange={(event) => setDraft({ ...draft, name: event.target.value })} slotProps={{ htmlInput: { maxLength: 80 } }} sx={{ maxWidth: 480 }} />
        <RuleBuilder draft={draft} names={names} disabled={!mayWrite} onChange={setDraft} />
        <FormControlLabel disabled={!mayWrite} control={<Switch checked={draft.enabled} onChange={(_, on) => setDraft({ ...draft, enabled: on })} />} label={draft.enabled ? 'This rule is on' : 'This rule is off'} />
        <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
          <Button type="submit" variant="contained" disabled={busy || !mayWrite || !ready}>Save</Button>
          {onDelete && mayWrite ? <Button color="error" onClick={onDelete}>Delete</Button> : null}
        </Stack>
      </Stack>
      {mayWrite ? <LabPanel trial={{ ruleId, name: name || null, conditions, actions }} ready={ready} /> : null}
    </Box>
  );
}

function Templates({ names, onPick }: { names: EditorNames; onPick(draft: RuleDraft): void }): ReactElement {
  return (
    <Box role="group" aria-label="Templates">
      <Typography variant="overline" component="p" color="text.secondary">Begin with</Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        {TEMPLATES.map((template) => {
          const draft = template.draft(names);
          return draft ? <Chip key={template.name} label={template.name} variant="outlined" onClick={() => onPick(draft)} /> : null;
        })}
      </Stack>
    </Box>
  );
}

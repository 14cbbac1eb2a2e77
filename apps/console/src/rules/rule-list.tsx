import LockOutlined from '@mui/icons-material/LockOutlined';
import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, CardActionArea, Chip, Skeleton, Stack, Switch, Tooltip, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { CreateButton, useGetList, useNotify, useUpdate } from 'react-admin';
import { Link } from 'react-router-dom';
import { RuleHealthListDocument, type RuleHealthListQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import type { RuleRecord } from './rules-resource';

/** What is wrong with a rule, in one word. */
const FINDINGS = { DEAD: 'Never fires.', SHADOWED: 'Never reached.', CONTRADICTS: 'Contradicts another.' } as const;

/** Rules, each as its sentence, in the order in which they are tried. */
export function RuleList(): ReactElement {
  const mayWrite = useMay('administer');
  const { data, error, isPending, refetch } = useGetList<RuleRecord>('rules', { pagination: { page: 1, perPage: 500 } });
  const health = useQuery(RuleHealthListDocument, { skip: !mayWrite, variables: { days: 30 }, fetchPolicy: 'cache-and-network' });
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 960 }}>
      <ScreenTitle title="Rules" />
      <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" component="h1">Rules</Typography>
        <Stack direction="row" spacing={1}>
          <Button component={Link} to="/rules/history">History</Button>
          {mayWrite ? <CreateButton resource="rules" label="Add rule" /> : null}
        </Stack>
      </Stack>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        Rules are read from top to bottom on every customer message, before anything is answered. Those with a lock protect your customers: you can widen them, never weaken them.
      </Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      <Stack component="ol" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {isPending ? [0, 1, 2, 3, 4, 5].map((key) => <Skeleton key={key} component="li" variant="rounded" height={72} />) : data?.map((rule) => <RuleCard key={rule.id} rule={rule} mayWrite={mayWrite} health={health.data?.ruleHealth.find((one) => one.ruleId === rule.id)} />)}
      </Stack>
    </Box>
  );
}

function RuleCard({ rule, mayWrite, health }: { rule: RuleRecord; mayWrite: boolean; health?: RuleHealthListQuery['ruleHealth'][number] }): ReactElement {
  const [update, { isPending }] = useUpdate<RuleRecord>();
  const notify = useNotify();
  const toggle = (enabled: boolean): void => {
    void update('rules', { id: rule.id, data: { ...rule, enabled }, previousData: rule }, { onError: (error) => notify(explain(error), { type: 'error' }) });
  };
  return (
    <Card component="li" sx={{ display: 'flex', alignItems: 'center', opacity: rule.enabled ? 1 : 0.65 }}>
      <CardActionArea component={Link} to={`/rules/${rule.id}`} sx={{ p: 1.5, flex: 1, minWidth: 0 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.25 }}>
          {rule.protected ? <Tooltip title="Built in: can be widened, never weakened or deleted"><LockOutlined fontSize="small" color="action" aria-label="Protected" /></Tooltip> : null}
          <Typography variant="h3" component="h2" sx={{ overflowWrap: 'anywhere' }}>{rule.name}</Typography>
          {!rule.enabled ? <Chip label="off" variant="outlined" /> : null}
          {health && health.fired > 0 ? <Typography variant="caption" color="text.secondary" noWrap>{health.fired}× in 30 days</Typography> : null}
        </Stack>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{rule.sentence}</Typography>
        {health?.findings.map((finding) => <Typography key={`${finding.kind} ${finding.otherId ?? ''}`} variant="body2" sx={{ mt: 0.5, color: 'warning.dark', overflowWrap: 'anywhere' }}><b>{FINDINGS[finding.kind]}</b> {finding.why}</Typography>)}
      </CardActionArea>
      {rule.protected || !mayWrite ? null : (
        <Switch size="small" sx={{ mx: 1 }} checked={rule.enabled} disabled={isPending} onChange={(_, on) => toggle(on)} slotProps={{ input: { 'aria-label': `${rule.name} is on` } }} />
      )}
    </Card>
  );
}

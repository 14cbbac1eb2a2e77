import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, Skeleton, Stack, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Confirm, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { RestoreRulesDocument, RuleChangesDocument, RuleVersionsDocument, type RuleVersionsQuery } from '../gql/types';
import { formatDate } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';

type Version = RuleVersionsQuery['ruleSetVersions']['edges'][number]['node'];
const KINDS = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed', MOVED: 'moved' } as const;

/** Every state of the rules: who did what, what differs from the state before, and the way back. */
export function RuleHistoryPage(): ReactElement {
  const { data, error, refetch, fetchMore } = useQuery(RuleVersionsDocument, { fetchPolicy: 'cache-and-network', variables: { after: null } });
  const [open, setOpen] = useState<number | null>(null);
  const versions = data?.ruleSetVersions.edges.map((edge) => edge.node) ?? [];
  const page = data?.ruleSetVersions.pageInfo;
  const more = (): void => void fetchMore({ variables: { after: page?.endCursor }, updateQuery: (before, { fetchMoreResult }) => ({ ruleSetVersions: { ...fetchMoreResult.ruleSetVersions, edges: [...before.ruleSetVersions.edges, ...fetchMoreResult.ruleSetVersions.edges] } }) });
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 860 }}>
      <ScreenTitle title="History of the rules" />
      <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" component="h1">History of the rules</Typography>
        <Button component={Link} to="/rules">Back to the rules</Button>
      </Stack>
      <Typography color="text.secondary" sx={{ mb: 2 }}>Each change makes a version. A version never changes, so what a conversation’s rule log names can be looked up here.</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      <Stack component="ol" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {!data && !error ? [0, 1, 2].map((key) => <Skeleton key={key} component="li" variant="rounded" height={64} />) : null}
        {versions.map((version, index) => <VersionCard key={version.version} version={version} latest={index === 0} open={open === version.version} onToggle={() => setOpen(open === version.version ? null : version.version)} onRestored={() => void refetch()} />)}
      </Stack>
      {page?.hasNextPage ? <Button sx={{ mt: 2 }} onClick={more}>Older versions</Button> : null}
    </Box>
  );
}

function VersionCard({ version, latest, open, onToggle, onRestored }: { version: Version; latest: boolean; open: boolean; onToggle(): void; onRestored(): void }): ReactElement {
  const [asking, setAsking] = useState(false);
  const [restore, { loading }] = useMutation(RestoreRulesDocument, { variables: { version: version.version } });
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const back = async (): Promise<void> => {
    setAsking(false);
    try {
      accepted((await restore()).data?.restoreRuleSet);
      notify(`The rules are those of version ${version.version} again`, { type: 'success' });
      onRestored();
    } catch (failure) {
      notify(explain(failure), { type: 'error' });
    }
  };
  return (
    <Card component="li" variant="outlined" sx={{ p: 1.5 }}>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 1 }}>
        <Chip size="small" label={`v${version.version}`} />
        <Typography sx={{ flex: 1, minWidth: 160, overflowWrap: 'anywhere' }}>{version.summary}</Typography>
        <Button size="small" aria-expanded={open} onClick={onToggle}>{open ? 'Hide' : 'What changed'}</Button>
        {mayWrite && !latest ? <Button size="small" disabled={loading} onClick={() => setAsking(true)}>Restore</Button> : null}
      </Stack>
      <Typography variant="caption" color="text.secondary">{version.author?.name ?? 'The system'} · {formatDate(version.createdAt)}</Typography>
      {open ? <Changes version={version.version} /> : null}
      <Confirm isOpen={asking} title={`Restore version ${version.version}?`} content="The rules become what they were then, as a new version. Phrases that widen a protection are kept." onConfirm={() => void back()} onClose={() => setAsking(false)} />
    </Card>
  );
}

function Changes({ version }: { version: number }): ReactElement {
  const { data, error } = useQuery(RuleChangesDocument, { variables: { from: version - 1, to: version } });
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <Skeleton height={48} />;
  if (data.ruleSetChanges.length === 0) return <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>Nothing differs from the version before.</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, mt: 1 }}>
      {data.ruleSetChanges.map((change) => (
        <Box component="li" key={`${change.kind} ${change.name}`} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
          <Typography variant="body2" sx={{ fontWeight: 550 }}>{change.name} <Typography component="span" variant="caption" color="text.secondary">{KINDS[change.kind]}{change.wasEnabled !== null && change.isEnabled !== null && change.wasEnabled !== change.isEnabled ? (change.isEnabled ? ', switched on' : ', switched off') : ''}</Typography></Typography>
          {change.before !== null && change.before !== change.after ? <Typography variant="body2" component="del" sx={{ display: 'block', color: 'text.secondary', overflowWrap: 'anywhere' }}>{change.before}</Typography> : null}
          {change.after !== null && change.before !== change.after ? <Typography variant="body2" component="ins" sx={{ display: 'block', textDecoration: 'none', overflowWrap: 'anywhere' }}>{change.after}</Typography> : null}
        </Box>
      ))}
    </Box>
  );
}

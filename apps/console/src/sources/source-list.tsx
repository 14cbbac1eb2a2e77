import { useQuery, useSubscription } from '@apollo/client/react';
import { Box, Button, Card, CardActionArea, Chip, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { SourceEventsDocument, SourceListDocument } from '../gql/types';
import { KnowledgeTabs } from '../layout/knowledge-tabs';
import { useMay } from '../providers/permissions';
import { Page } from '../shared/page';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { SourceForm } from './source-form';
import { SyncLine } from './sync-line';
import { KINDS, scheduleLabel } from './words';

/** The websites that are read in, each with where it stands, live. */
export function SourceList(): ReactElement {
  const { data, error, refetch } = useQuery(SourceListDocument, { fetchPolicy: 'cache-and-network' });
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay('administer');
  const navigate = useNavigate();
  useSubscription(SourceEventsDocument, { ignoreResults: true });
  const add = mayWrite ? <Button variant="contained" onClick={() => setAdding(true)}>Add a website</Button> : undefined;
  return (
    <Page title="Websites" lead="Help centres and pricing pages, read in and kept in step. Unchanged pages cost nothing; pages that are gone leave the answers." actions={add}>
      <KnowledgeTabs />
      {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <ListSkeleton rows={3} height={88} /> : null}
      {data?.sources.length === 0 ? <EmptyState title="No website yet" hint="Give the address of your help centre. Its pages become knowledge within a minute and stay in step by themselves." action={add} /> : null}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5 }}>
        {data?.sources.map((source) => (
          <Card component="li" key={source.id} variant="outlined">
            <CardActionArea component={Link} to={`/sources/${source.id}`} sx={{ p: 2 }}>
              <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between' }}>
                <Typography variant="h3" component="h2" sx={{ overflowWrap: 'anywhere' }}>{source.name}</Typography>
                <Box sx={{ display: 'flex', gap: 0.5 }}><Chip size="small" variant="outlined" label={KINDS[source.kind].label} /><Chip size="small" variant="outlined" label={scheduleLabel(source.everyMinutes)} /></Box>
              </Box>
              <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere', mb: 1 }}>{source.startUrl}</Typography>
              <SyncLine source={source} />
            </CardActionArea>
          </Card>
        ))}
      </Box>
      {adding ? <SourceForm source={null} onClose={() => setAdding(false)} onSaved={(id) => void navigate(`/sources/${id}`)} /> : null}
    </Page>
  );
}

import { useQuery } from '@apollo/client/react';
import { Box, Button, Chip, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { SourcePagesDocument, type SourcePageState } from '../gql/types';
import { formatAgo, formatNumber } from '../providers/format';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { STATES } from './words';

const PAGE = 50;
const FILTERS: readonly { id: string; label: string; states: SourcePageState[] | null }[] = [
  { id: 'all', label: 'All', states: null },
  { id: 'known', label: 'Known', states: ['READ', 'UNCHANGED'] },
  { id: 'failed', label: 'Failed', states: ['FAILED'] },
  { id: 'out', label: 'Left out', states: ['SKIPPED', 'GONE'] },
];

/** The pages of a website, troubled ones first. @param stamp changes when the list should be read again */
export function SourcePages({ id, stamp }: { id: string; stamp: string }): ReactElement {
  const [filter, setFilter] = useState('all');
  const states = FILTERS.find((one) => one.id === filter)?.states ?? null;
  const { data, error, refetch, fetchMore, loading } = useQuery(SourcePagesDocument, { variables: { id, first: PAGE, state: states }, fetchPolicy: 'no-cache', notifyOnNetworkStatusChange: true });
  const now = useNow();
  useEffect(() => {
    void refetch().catch(() => undefined);
  }, [stamp, refetch]);
  const pages = data?.source?.pages;
  const more = (): void => {
    void fetchMore({
      variables: { after: pages?.pageInfo.endCursor },
      updateQuery: (old, { fetchMoreResult: next }) => (old.source && next.source ? { source: { ...next.source, pages: { ...next.source.pages, edges: [...old.source.pages.edges, ...next.source.pages.edges] } } } : old),
    });
  };
  return (
    <Box sx={{ mt: 3 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <Typography variant="h2">Pages{pages ? ` (${formatNumber(pages.totalCount)})` : ''}</Typography>
        <ToggleButtonGroup size="small" exclusive value={filter} onChange={(_, next: string | null) => next && setFilter(next)} aria-label="Which pages">
          {FILTERS.map((one) => <ToggleButton key={one.id} value={one.id}>{one.label}</ToggleButton>)}
        </ToggleButtonGroup>
      </Box>
      {error && !pages ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!pages && !error ? <ListSkeleton rows={6} height={32} /> : null}
      {pages?.totalCount === 0 ? <EmptyState title="No such page" hint="Pages appear here as they are found." /> : null}
      {pages && pages.totalCount > 0 ? (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-busy={loading} sx={{ bgcolor: 'background.paper' }}>
            <TableHead><TableRow><TableCell>Page</TableCell><TableCell sx={{ width: 120 }}>State</TableCell><TableCell sx={{ width: 130, display: { xs: 'none', sm: 'table-cell' } }}>Looked at</TableCell></TableRow></TableHead>
            <TableBody>
              {pages.edges.map(({ node }) => (
                <TableRow key={node.url}>
                  <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 180 }}>
                    {node.document ? <MuiLink component={Link} to={`/documents/${node.document.id}`} sx={{ fontWeight: 550 }}>{node.document.title}</MuiLink> : null}
                    <Typography variant="caption" color="text.secondary" component="p"><MuiLink href={node.url} target="_blank" rel="noopener noreferrer" color="inherit" underline="hover">{node.url}</MuiLink></Typography>
                    {node.reason ? <Typography variant="caption" color={node.state === 'FAILED' ? 'error' : 'text.secondary'} component="p">{node.reason}</Typography> : null}
                  </TableCell>
                  <TableCell><Chip size="small" variant="outlined" color={STATES[node.state].color} label={STATES[node.state].label} /></TableCell>
                  <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{node.checkedAt ? <time dateTime={node.checkedAt}>{formatAgo(node.checkedAt, now)}</time> : '–'}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          {pages.pageInfo.hasNextPage ? <Box sx={{ p: 1, textAlign: 'center' }}><Button onClick={more} loading={loading}>Show more</Button></Box> : null}
        </Box>
      ) : null}
    </Box>
  );
}

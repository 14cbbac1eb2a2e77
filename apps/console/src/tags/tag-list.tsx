import { useQuery } from '@apollo/client/react';
import { Box, Card, CardActionArea, Chip, FormControlLabel, Skeleton, Stack, Switch, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { CreateButton } from 'react-admin';
import { Link } from 'react-router-dom';
import { TagCardsDocument, type TagCardFragment } from '../gql/types';
import { useMay } from '../providers/permissions';
import { EmptyState, LoadError } from '../shared/states';
import { ScreenTitle } from '../shared/page';
import { RetagPanel } from './retag-panel';
import { TagFigures } from './tag-figures';

/** What messages can be about, as cards. */
export function TagList(): ReactElement {
  const [archived, setArchived] = useState(false);
  const mayWrite = useMay('administer');
  const { data, error, refetch } = useQuery(TagCardsDocument, { variables: { includeArchived: archived }, fetchPolicy: 'cache-and-network' });
  const tags = data?.tags;
  return (
    <Box sx={{ p: { xs: 2, md: 3 } }}>
      <ScreenTitle title="Tags" />
      <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
        <Typography variant="h1" component="h1">Tags</Typography>
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <FormControlLabel control={<Switch size="small" checked={archived} onChange={(_, on) => setArchived(on)} />} label="Archived too" />
          {mayWrite ? <CreateButton resource="tags" label="Add tag" /> : null}
        </Stack>
      </Stack>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        Every customer message is tagged as it arrives: at once where a phrase matches, else by likeness to the examples. What is like none of them stays untagged. An agent’s correction is final for its conversation and teaches the tag.
      </Typography>
      {mayWrite ? <RetagPanel /> : null}
      {error && !tags ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {tags?.length === 0 ? <EmptyState title="No tags yet" hint="Add one with a name and a sentence about it. That is enough to begin with; examples make it better." /> : null}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))' }}>
        {tags || error ? tags?.map((tag) => <TagCard key={tag.id} tag={tag} />) : [...Array(8).keys()].map((key) => <Skeleton key={key} component="li" variant="rounded" height={172} />)}
      </Box>
    </Box>
  );
}

function TagCard({ tag }: { tag: TagCardFragment }): ReactElement {
  return (
    <Card component="li" sx={{ opacity: tag.archived ? 0.6 : 1, display: 'flex', flexDirection: 'column' }}>
      <CardActionArea component={Link} to={`/tags/${tag.id}`} sx={{ p: 1.5, pb: 0.5, flex: 1, display: 'flex', flexDirection: 'column', alignItems: 'flex-start', justifyContent: 'flex-start' }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}>
          <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: tag.color, flexShrink: 0 }} />
          <Typography variant="h3" component="h2" sx={{ overflowWrap: 'anywhere' }}>{tag.name}</Typography>
          {tag.urgent ? <Chip label="urgent" color="error" variant="outlined" /> : null}
          {tag.archived ? <Chip label="archived" variant="outlined" /> : null}
        </Stack>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1, overflowWrap: 'anywhere' }}>{tag.description}</Typography>
        <Typography variant="caption" color="text.secondary" sx={{ mt: 'auto' }}>{count(tag.keywords.length, 'phrase')} · {count(tag.examples.length, 'example')}</Typography>
      </CardActionArea>
      <Box sx={{ px: 1.5, pb: 1.5 }}><TagFigures usage={tag.usage} agreement={tag.agreement} /></Box>
    </Card>
  );
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}

import { Alert, Box, Button, Card, CardActionArea, Chip, FormControlLabel, Skeleton, Stack, Switch, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { CreateButton, Title, useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import type { TagRecord } from './tags-resource';

/** What messages can be about, as cards. */
export function TagList(): ReactElement {
  const [archived, setArchived] = useState(false);
  const mayWrite = useMay('administer');
  const { data, error, isPending, refetch } = useGetList<TagRecord>('tags', { pagination: { page: 1, perPage: 500 }, filter: { includeArchived: archived } });
  return (
    <Box sx={{ p: { xs: 2, md: 3 } }}>
      <Title title="Tags" />
      <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
        <Typography variant="h1" component="h1">Tags</Typography>
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <FormControlLabel control={<Switch size="small" checked={archived} onChange={(_, on) => setArchived(on)} />} label="Archived too" />
          {mayWrite ? <CreateButton resource="tags" label="Add tag" /> : null}
        </Stack>
      </Stack>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        Every customer message is tagged as it arrives: at once where a phrase matches, else by likeness to the examples. An agent’s correction is final for that conversation.
      </Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {!isPending && data?.length === 0 ? <Typography color="text.secondary">No tags yet. Add one with a name, a sentence about it and a few examples.</Typography> : null}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))' }}>
        {isPending ? [...Array(8).keys()].map((key) => <Skeleton key={key} component="li" variant="rounded" height={116} />) : data?.map((tag) => <TagCard key={tag.id} tag={tag} />)}
      </Box>
    </Box>
  );
}

function TagCard({ tag }: { tag: TagRecord }): ReactElement {
  return (
    <Card component="li" sx={{ opacity: tag.archived ? 0.6 : 1 }}>
      <CardActionArea component={Link} to={`/tags/${tag.id}`} sx={{ p: 1.5, height: '100%', display: 'flex', flexDirection: 'column', alignItems: 'flex-start', justifyContent: 'flex-start' }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 0.5 }}>
          <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: tag.color, flexShrink: 0 }} />
          <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>{tag.name}</Typography>
          {tag.urgent ? <Chip label="urgent" color="error" variant="outlined" /> : null}
          {tag.archived ? <Chip label="archived" variant="outlined" /> : null}
        </Stack>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1, overflowWrap: 'anywhere' }}>{tag.description}</Typography>
        <Typography variant="caption" color="text.secondary" sx={{ mt: 'auto' }}>{tag.keywords.length} phrases · {tag.examples.length} examples</Typography>
      </CardActionArea>
    </Card>
  );
}

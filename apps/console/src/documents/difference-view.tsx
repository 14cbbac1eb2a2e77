import { useQuery } from '@apollo/client/react';
import { Alert, Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DocumentDifferenceDocument, type DocumentDifferenceQuery } from '../gql/types';
import { ListSkeleton, LoadError } from '../shared/states';
import { Hidden } from '../shared/hidden';

type Line = DocumentDifferenceQuery['documentDiff']['lines'][number];
const SIGNS = { SAME: '', ADDED: '+', REMOVED: '−', SKIPPED: '' } as const;
const SPOKEN = { SAME: '', ADDED: 'Added: ', REMOVED: 'Removed: ', SKIPPED: '' } as const;

/** What changed in the text between two versions, line by line, changed words marked. */
export function DifferenceView({ documentId, from, to }: { documentId: string; from: number; to: number }): ReactElement {
  const { data, error, refetch } = useQuery(DocumentDifferenceDocument, { variables: { id: documentId, from, to } });
  const difference = data?.documentDiff;
  if (error) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!difference) return <ListSkeleton rows={5} height={28} />;
  if (difference.lines.length === 0) return <Alert severity="info">The texts of these two versions are the same.</Alert>;
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }} role="status">
        {difference.added} {difference.added === 1 ? 'line' : 'lines'} added, {difference.removed} removed{difference.truncated ? '; not everything is shown' : ''}
      </Typography>
      <Box component="ul" aria-label="Changed lines" sx={{ listStyle: 'none', m: 0, p: 0, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', position: 'relative' }}>
        {difference.lines.map((line, index) => <DifferenceLine key={index} line={line} />)}
      </Box>
    </>
  );
}

function DifferenceLine({ line }: { line: Line }): ReactElement {
  if (line.kind === 'SKIPPED') return <Box component="li" sx={{ px: 1.5, color: 'text.secondary', bgcolor: 'action.hover', textAlign: 'center', fontSize: '0.75rem', lineHeight: 1.6 }}>unchanged lines</Box>;
  const colour = line.kind === 'ADDED' ? 'success' : line.kind === 'REMOVED' ? 'error' : null;
  return (
    <Box
      component="li"
      sx={(theme) => ({
        display: 'grid',
        gridTemplateColumns: '16px minmax(0, 1fr)',
        columnGap: 1,
        px: 1.5,
        py: 0.25,
        minHeight: 24,
        fontSize: '0.875rem',
        ...(colour ? { backgroundColor: `color-mix(in srgb, ${theme.palette[colour].main} 12%, transparent)` } : {}),
      })}
    >
      <Box aria-hidden sx={{ color: colour ? `${colour}.main` : 'text.secondary', fontWeight: 700 }}>{SIGNS[line.kind]}</Box>
      <Box dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {SPOKEN[line.kind] ? <Hidden>{SPOKEN[line.kind]}</Hidden> : null}
        {line.parts.map((part, index) => (part.changed && colour ? <Box component="mark" key={index} sx={(theme) => ({ color: 'inherit', borderRadius: 0.5, backgroundColor: `color-mix(in srgb, ${theme.palette[colour].main} 32%, transparent)` })}>{part.text}</Box> : <span key={index}>{part.text}</span>))}
      </Box>
    </Box>
  );
}

import { useQuery } from '@apollo/client/react';
import { Alert, Box, Link as MuiLink, Skeleton, Typography } from '@mui/material';
import { useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { EvidencePageDocument } from '../gql/types';
import { explain } from '../providers/user-errors';
import { markQuotes } from './mark-quotes';

/** A document's text with the quoted sentences marked, scrolled to the first of them. */
export function EvidencePage({ documentId, quotes }: { documentId: string; quotes: readonly string[] }): ReactElement {
  const { data, error } = useQuery(EvidencePageDocument, { variables: { id: documentId }, fetchPolicy: 'cache-and-network' });
  const box = useRef<HTMLDivElement>(null);
  const content = data?.document?.content ?? '';
  const stretches = useMemo(() => markQuotes(content, quotes), [content, quotes]);
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    // Only the page is scrolled, not the screen around it.
    if (mark && box.current) box.current.scrollTop = mark.offsetTop - 48;
  }, [stretches]);
  if (error && !data) return <Alert severity="error">{explain(error)}</Alert>;
  if (!data) return <Skeleton variant="rounded" height={120} />;
  return (
    <Box>
      <MuiLink component={Link} to={`/documents/${documentId}`} variant="body2">{data.document?.title} · version {data.document?.version}</MuiLink>
      <Box ref={box} tabIndex={0} role="region" aria-label={`Text of ${data.document?.title ?? 'the document'}`} sx={{ maxHeight: 220, overflowY: 'auto', mt: 0.5, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', position: 'relative' }}>
        <Typography variant="body2" component="div" dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {stretches.map(({ text, quote }, at) => (quote === null ? <span key={at}>{text}</span> : <Box key={at} component="mark" sx={{ bgcolor: (theme) => theme.palette.voices.note.ground, color: 'inherit', borderBottom: 2, borderColor: (theme) => theme.palette.voices.note.line }}>{text}<sup>[{quote}]</sup></Box>))}
        </Typography>
      </Box>
    </Box>
  );
}

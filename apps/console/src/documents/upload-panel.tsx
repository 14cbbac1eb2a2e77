import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import CloseIcon from '@mui/icons-material/Close';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import SameIcon from '@mui/icons-material/ContentCopyOutlined';
import { Box, IconButton, LinearProgress, Link as MuiLink, Paper, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { formatNumber } from '../providers/format';
import type { Upload } from './use-uploads';

/** Files on their way and what became of each; stays until it is closed, so that no refusal is missed. */
export function UploadPanel({ uploads, onClose }: { uploads: readonly Upload[]; onClose: () => void }): ReactElement | null {
  if (uploads.length === 0) return null;
  const open = uploads.filter((upload) => upload.result === null).length;
  const refused = uploads.filter((upload) => upload.result?.outcome === 'REFUSED').length;
  // What was not taken stands first: it is what somebody has to do something about.
  const ordered = [...uploads].sort((a, b) => Number(b.result?.outcome === 'REFUSED') - Number(a.result?.outcome === 'REFUSED'));
  const heading = open > 0 ? `Sending ${open} of ${uploads.length} ${uploads.length === 1 ? 'file' : 'files'}` : refused > 0 ? `${refused} of ${uploads.length} not taken` : `${uploads.length} ${uploads.length === 1 ? 'file' : 'files'} taken`;
  return (
    <Paper variant="outlined" component="section" aria-label="Uploads" sx={{ mb: 2, overflow: 'hidden' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', pl: 2, pr: 1, py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
        <Typography role="status" sx={{ flex: 1, fontWeight: 600 }}>{heading}</Typography>
        <IconButton onClick={onClose} disabled={open > 0} aria-label="Close the list of uploads" size="small"><CloseIcon fontSize="small" /></IconButton>
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 260, overflowY: 'auto' }}>
        {ordered.map((upload) => <UploadRow key={upload.id} upload={upload} />)}
      </Box>
    </Paper>
  );
}

function UploadRow({ upload }: { upload: Upload }): ReactElement {
  const { name, size, sent, result } = upload;
  return (
    <Box component="li" sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: 1, px: 2, py: 1, '& + li': { borderTop: 1, borderColor: 'divider' } }}>
      <Box sx={{ pt: 0.25 }}><Mark upload={upload} /></Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
          <Typography noWrap title={name} sx={{ fontWeight: 500 }}>{name}</Typography>
          <Typography variant="caption" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>{formatSize(size)}</Typography>
        </Box>
        {result ? <Outcome result={result} /> : <LinearProgress variant="determinate" value={Math.round(sent * 100)} aria-label={`Sending ${name}`} sx={{ my: 0.75 }} />}
      </Box>
    </Box>
  );
}

function Mark({ upload: { result } }: { upload: Upload }): ReactElement | null {
  if (!result) return null;
  if (result.outcome === 'REFUSED') return <ErrorIcon color="error" sx={{ fontSize: 18 }} aria-label="Not taken" />;
  return result.outcome === 'DUPLICATE' ? <SameIcon color="action" sx={{ fontSize: 18 }} aria-label="Already here" /> : <CheckIcon color="success" sx={{ fontSize: 18 }} aria-label="Taken" />;
}

function Outcome({ result }: { result: NonNullable<Upload['result']> }): ReactElement {
  if (result.outcome === 'REFUSED') return <Typography variant="body2" color="error" sx={{ overflowWrap: 'anywhere' }}>{result.message}</Typography>;
  const link = <MuiLink component={Link} to={`/documents/${result.documentId ?? ''}`}>{result.title}</MuiLink>;
  return <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{result.outcome === 'DUPLICATE' ? <>The same content is here already: {link}</> : <>Being read: {link}</>}</Typography>;
}

/** A size as people say it. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${formatNumber(bytes)} B`;
  return bytes < 1_000_000 ? `${formatNumber(Math.round(bytes / 1_000))} KB` : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`;
}

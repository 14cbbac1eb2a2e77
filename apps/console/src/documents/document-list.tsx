import AddIcon from '@mui/icons-material/Add';
import { useSubscription } from '@apollo/client/react';
import { Box, Button, Link as MuiLink, Stack, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useCallback, useEffect, useRef, type ReactElement } from 'react';
import { Datagrid, FunctionField, List, NumberField, SearchInput, SelectInput, TopToolbar, useRefresh, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { DocumentEventsDocument } from '../gql/types';
import { KnowledgeTabs } from '../layout/knowledge-tabs';
import { formatAgo } from '../providers/format';
import { useMay } from '../providers/permissions';
import { useNow } from '../shared/use-now';
import type { DocumentRecord } from './documents-resource';
import { DropZone } from './drop-zone';
import { FileButton } from './file-button';
import { FirstSteps } from './first-steps';
import { StatusChip } from './status-chip';
import { UploadPanel } from './upload-panel';
import { CitedCell, HandoffCell } from './usage-cell';
import { useUploads } from './use-uploads';

const STATUSES = ['QUEUED', 'PROCESSING', 'READY', 'FAILED'].map((id) => ({ id, name: { QUEUED: 'Waiting', PROCESSING: 'Reading', READY: 'Ready', FAILED: 'Failed' }[id] ?? id }));
const filters = [
  <SearchInput source="search" key="search" alwaysOn placeholder="Search titles" />,
  <SelectInput source="status" key="status" alwaysOn choices={STATUSES} emptyText="Every state" label="State" />,
];
const FORMATS: Record<DocumentRecord['format'], string> = { MARKDOWN: 'Markdown', HTML: 'HTML', TEXT: 'Text', PDF: 'PDF', DOCX: 'Word', CSV: 'CSV', JSON: 'JSON' };
/** Progress comes several times a second; the list is read again no more often than this, in ms. */
const REFRESH_MS = 400;

/** All documents with their state, live while they are read in. Files can be dropped anywhere on the page. */
export function DocumentList(): ReactElement {
  const refresh = useCalmRefresh();
  const mayWrite = useMay('administer');
  const { uploads, add, clear } = useUploads(refresh);
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  useSubscription(DocumentEventsDocument, { onData: refresh, ignoreResults: true });
  return (
    <DropZone enabled={mayWrite} onFiles={add}>
      <Box sx={{ p: { xs: 1, sm: 2 } }}>
        <KnowledgeTabs />
        <UploadPanel uploads={uploads} onClose={clear} />
        <List title="Documents" filters={filters} perPage={25} sort={{ field: 'updatedAt', order: 'DESC' }} exporter={false} actions={<ListActions mayWrite={mayWrite} onFiles={add} />} empty={<Nothing mayWrite={mayWrite} onFiles={add} />}>
          <Datagrid rowClick="edit" bulkActionButtons={false} sx={{ '& .column-status': { width: 140 } }}>
            <FunctionField label="Title" sortable={false} render={(record: RaRecord) => <TitleCell document={record as DocumentRecord} />} />
            <FunctionField label="State" source="status" sortable={false} render={(record: RaRecord) => <StatusChip document={record as DocumentRecord} />} />
            {narrow ? null : <NumberField source="passageCount" label="Passages" sortable={false} />}
            {narrow ? null : <FunctionField label="Cited" sortable={false} render={(record: RaRecord) => <CitedCell document={record as DocumentRecord} />} />}
            {narrow ? null : <FunctionField label="Led to a person" sortable={false} render={(record: RaRecord) => <HandoffCell document={record as DocumentRecord} />} />}
            {narrow ? null : <FunctionField label="Format" sortable={false} render={(record: RaRecord) => FORMATS[(record as DocumentRecord).format]} />}
            {narrow ? null : <FunctionField label="Changed" sortable={false} render={(record: RaRecord) => <Ago at={(record as DocumentRecord).updatedAt} />} />}
          </Datagrid>
        </List>
      </Box>
    </DropZone>
  );
}

/** Reads the list again at once, and then at most every {@link REFRESH_MS}; the last call is never lost. */
function useCalmRefresh(): () => void {
  const refresh = useRefresh();
  const timer = useRef<number | null>(null);
  const last = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current ?? undefined), []);
  return useCallback(() => {
    if (timer.current !== null) return;
    timer.current = window.setTimeout(() => {
      timer.current = null;
      last.current = Date.now();
      refresh();
    }, Math.max(0, last.current + REFRESH_MS - Date.now()));
  }, [refresh]);
}

function TitleCell({ document }: { document: DocumentRecord }): ReactElement {
  return (
    <Box sx={{ minWidth: { xs: 120, sm: 180 }, maxWidth: 480 }}>
      <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{document.title}</Typography>
      {document.error ? <Typography variant="caption" color="error" component="p">{document.error}</Typography> : null}
      {document.error && document.liveVersion !== null ? <Typography variant="caption" color="text.secondary" component="p">Version {document.liveVersion} still answers.</Typography> : null}
      {document.pairs ? <Typography variant="caption" color="text.secondary" component="p">{document.customAnswers} custom {document.customAnswers === 1 ? 'answer' : 'answers'}{document.pairs.skipped > 0 ? `, ${document.pairs.skipped} ${document.pairs.skipped === 1 ? 'row' : 'rows'} not taken` : ''}</Typography> : null}
      {document.sourceUrl ? (
        <MuiLink href={document.sourceUrl} target="_blank" rel="noopener noreferrer" variant="caption" onClick={(event) => event.stopPropagation()} sx={{ display: 'block', overflowWrap: 'anywhere' }}>
          {document.sourceUrl}
        </MuiLink>
      ) : null}
    </Box>
  );
}

function Ago({ at }: { at: string }): ReactElement {
  const now = useNow();
  return <time dateTime={at}>{formatAgo(at, now)}</time>;
}

interface AddProps {
  mayWrite: boolean;
  onFiles: (files: File[]) => void;
}

function ListActions({ mayWrite, onFiles }: AddProps): ReactElement {
  return (
    <TopToolbar sx={{ flexWrap: { xs: 'wrap', sm: 'nowrap' }, minHeight: 0, maxWidth: 'calc(100vw - 16px)' }}>
      <Button component={Link} to="/playground">Try a question</Button>
      {mayWrite ? <WriteButton /> : null}
      {mayWrite ? <FileButton label="Upload files" multiple onFiles={onFiles} variant="contained" /> : null}
    </TopToolbar>
  );
}

function WriteButton(): ReactElement {
  return <Button component={Link} to="/documents/create" startIcon={<AddIcon />}>Write or paste</Button>;
}

function Nothing({ mayWrite, onFiles }: AddProps): ReactElement {
  return (
    <Box sx={{ textAlign: 'center', py: 8, px: 2, width: '100%' }}>
      <Typography variant="h2" gutterBottom>No documents yet</Typography>
      <Typography color="text.secondary" sx={{ mb: 3, mx: 'auto', maxWidth: 560 }}>
        Answers come from your own documents and from nothing else. Drop a billing guide, a price list or an FAQ here (PDF, Word, Markdown, HTML, text, CSV, JSON), and ask it a question a minute later.
      </Typography>
      {mayWrite ? (
        <Stack direction="row" spacing={1} sx={{ justifyContent: 'center', flexWrap: 'wrap' }}>
          <FileButton label="Upload files" multiple onFiles={onFiles} variant="contained" />
          <WriteButton />
        </Stack>
      ) : null}
      <Box sx={{ mt: 4 }}><FirstSteps mayWrite={mayWrite} /></Box>
    </Box>
  );
}

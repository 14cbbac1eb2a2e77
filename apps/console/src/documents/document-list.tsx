import { useSubscription } from '@apollo/client/react';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useState, type DragEvent, type ReactElement } from 'react';
import { CreateButton, Datagrid, FunctionField, List, NumberField, SearchInput, SelectInput, TextField, TopToolbar, useDataProvider, useNotify, useRefresh, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { DocumentEventsDocument } from '../gql/types';
import { formatAgo } from '../providers/format';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import { useNow } from '../shared/use-now';
import type { DocumentRecord } from './documents-resource';
import { readFile } from './read-file';
import { StatusChip } from './status-chip';

const STATUSES = ['QUEUED', 'PROCESSING', 'READY', 'FAILED'].map((id) => ({ id, name: { QUEUED: 'Waiting', PROCESSING: 'Reading', READY: 'Ready', FAILED: 'Failed' }[id] ?? id }));
const filters = [
  <SearchInput source="search" key="search" alwaysOn placeholder="Search titles" />,
  <SelectInput source="status" key="status" alwaysOn choices={STATUSES} emptyText="Every state" label="State" />,
];

/** All documents with their state, live while they are read in. Files can be dropped anywhere on the page. */
export function DocumentList(): ReactElement {
  const refresh = useRefresh();
  const mayWrite = useMay('administer');
  useSubscription(DocumentEventsDocument, { onData: refresh, ignoreResults: true });
  return (
    <DropZone enabled={mayWrite}>
      <List title="Documents" filters={filters} perPage={25} sort={{ field: 'updatedAt', order: 'DESC' }} exporter={false} actions={<ListActions mayWrite={mayWrite} />} empty={<Nothing mayWrite={mayWrite} />}>
        <Datagrid rowClick="edit" bulkActionButtons={false} sx={{ '& .column-status': { width: 140 } }}>
          <FunctionField label="Title" sortable={false} render={(record: RaRecord) => <TitleCell document={record as DocumentRecord} />} />
          <FunctionField label="State" source="status" sortable={false} render={(record: RaRecord) => <StatusChip document={record as DocumentRecord} />} />
          <NumberField source="passageCount" label="Passages" sortable={false} />
          <NumberField source="version" label="Version" sortable={false} />
          <TextField source="format" label="Format" sortable={false} />
          <FunctionField label="Changed" sortable={false} render={(record: RaRecord) => <Ago at={(record as DocumentRecord).updatedAt} />} />
        </Datagrid>
      </List>
    </DropZone>
  );
}

function TitleCell({ document }: { document: DocumentRecord }): ReactElement {
  return (
    <Box sx={{ minWidth: 180, maxWidth: 480 }}>
      <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>{document.title}</Typography>
      {document.error ? <Typography variant="caption" color="error">{document.error}</Typography> : null}
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

function ListActions({ mayWrite }: { mayWrite: boolean }): ReactElement {
  return (
    <TopToolbar>
      <Button component={Link} to="/playground">Try a question</Button>
      {mayWrite ? <CreateButton label="Add document" /> : null}
    </TopToolbar>
  );
}

function Nothing({ mayWrite }: { mayWrite: boolean }): ReactElement {
  return (
    <Box sx={{ textAlign: 'center', py: 8, px: 2 }}>
      <Typography variant="h2" gutterBottom>No documents yet</Typography>
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        Answers come from your own documents and from nothing else. Add a billing guide, a price list or an FAQ, and ask it a question a minute later.
      </Typography>
      {mayWrite ? <CreateButton label="Add the first document" /> : null}
    </Box>
  );
}

/** Takes files dropped anywhere below it. */
function DropZone({ enabled, children }: { enabled: boolean; children: ReactElement }): ReactElement {
  const [over, setOver] = useState(false);
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  if (!enabled) return children;
  const add = async (files: File[]): Promise<void> => {
    for (const file of files) {
      const read = await readFile(file);
      if (!read.ok) {
        notify(read.reason, { type: 'warning' });
        continue;
      }
      try {
        await dataProvider.create('documents', { data: { title: read.title ?? '', content: read.content, format: read.format } });
        notify(`${file.name} is being read`, { type: 'info' });
      } catch (error) {
        notify(`${file.name}: ${explain(error)}`, { type: 'error' });
      }
    }
    refresh();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void add([...event.dataTransfer.files]);
  };
  const dragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <Box onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop} sx={{ minHeight: '100%', outline: over ? '2px dashed' : 'none', outlineColor: 'primary.main', outlineOffset: -8, borderRadius: 1 }}>
      {children}
    </Box>
  );
}

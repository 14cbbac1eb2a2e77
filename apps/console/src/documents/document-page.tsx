import { Alert, Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Edit, useRecordContext } from 'react-admin';
import { DOCUMENT_TABS } from './document-tabs';
import type { DocumentRecord } from './documents-resource';
import { StatusChip } from './status-chip';

/** One document: what state it is in, and its tabs (`document-tabs.tsx`). */
export function DocumentPage(): ReactElement {
  const [open, setOpen] = useState(DOCUMENT_TABS[0]?.key ?? '');
  return (
    <Edit title={<Title />} mutationMode="pessimistic" redirect={false} actions={false}>
      <Box>
        <Heading />
        <Tabs value={open} onChange={(_, next: string) => setOpen(next)} variant="scrollable" scrollButtons="auto" sx={{ px: 2, borderBottom: 1, borderColor: 'divider' }}>
          {DOCUMENT_TABS.map(({ key, label }) => <Tab key={key} value={key} label={label} id={`tab-${key}`} aria-controls={`panel-${key}`} />)}
        </Tabs>
        {DOCUMENT_TABS.map(({ key, keep, Content }) => (
          <Box key={key} role="tabpanel" id={`panel-${key}`} aria-labelledby={`tab-${key}`} hidden={open !== key}>
            {keep || open === key ? <Content /> : null}
          </Box>
        ))}
      </Box>
    </Edit>
  );
}

function Title(): ReactElement {
  const record = useRecordContext<DocumentRecord>();
  return <>{record?.title ?? 'Document'}</>;
}

function Heading(): ReactElement | null {
  const record = useRecordContext<DocumentRecord>();
  if (!record) return null;
  return (
    <Box sx={{ p: 2, pb: 1 }}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{record.title}</Typography>
        <StatusChip document={record} />
      </Stack>
      <Typography variant="body2" color="text.secondary">Version {record.version} · {record.passageCount} passages</Typography>
      {record.error ? <Alert severity="error" sx={{ mt: 1 }}>{record.error}</Alert> : null}
    </Box>
  );
}

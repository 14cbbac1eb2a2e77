import { useSubscription } from '@apollo/client/react';
import { Box, Tab, Tabs } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Edit, useRecordContext, useRefresh } from 'react-admin';
import { DocumentEventsDocument } from '../gql/types';
import { DocumentHeading } from './document-heading';
import { DOCUMENT_TABS } from './document-tabs';
import type { DocumentRecord } from './documents-resource';

/** One document: what state it is in, and its tabs (`document-tabs.tsx`). */
export function DocumentPage(): ReactElement {
  const [open, setOpen] = useState(DOCUMENT_TABS[0]?.key ?? '');
  return (
    <Edit title={<Title />} mutationMode="pessimistic" redirect={false} actions={false} sx={{ p: { xs: 1, sm: 2 } }}>
      <Box>
        <LiveUpdates />
        <DocumentHeading />
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

/** Reads this document again whenever its state changes. */
function LiveUpdates(): null {
  const record = useRecordContext<DocumentRecord>();
  const refresh = useRefresh();
  useSubscription(DocumentEventsDocument, {
    ignoreResults: true,
    onData: ({ data }) => {
      if (data.data?.documentEvents.id === record?.id) refresh();
    },
  });
  return null;
}

import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify, useRecordContext, useRefresh } from 'react-admin';
import { RetryDocumentDocument } from '../gql/types';
import { formatSeconds } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import type { DocumentRecord } from './documents-resource';
import { PairsPanel } from './pairs-panel';
import { FileButton } from './file-button';
import { sendFile } from './send-file';
import { StatusChip } from './status-chip';
import { formatSize } from './upload-panel';

/** What a document is, in which state, why it failed and what can be done about it. */
export function DocumentHeading(): ReactElement | null {
  const record = useRecordContext<DocumentRecord>();
  const mayWrite = useMay('administer');
  if (!record) return null;
  return (
    <Box sx={{ p: 2, pb: 1 }}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start', justifyContent: 'space-between' }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>{record.title}</Typography>
        <StatusChip document={record} />
      </Stack>
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
        <Typography variant="body2" color="text.secondary" sx={{ flex: '1 1 240px' }}>{factsOf(record)}</Typography>
        {mayWrite ? <Replace document={record} /> : null}
      </Stack>
      {record.status === 'FAILED' ? <Failure document={record} mayWrite={mayWrite} /> : null}
      {record.pairs ? <PairsPanel pairs={record.pairs} customAnswers={record.customAnswers} documentId={String(record.id)} /> : null}
      {record.warnings.map((warning) => <Alert key={warning} severity="warning" sx={{ mt: 1 }}>{warning}</Alert>)}
    </Box>
  );
}

/** One line of facts: file, version, passages, how soon it answered. */
export function factsOf(document: DocumentRecord): string {
  const { fileName, sizeBytes, version, liveVersion, passageCount, liveInMs, status, pairs, customAnswers } = document;
  return [
    fileName ? `${fileName} (${formatSize(sizeBytes)})` : null,
    `Version ${version}`,
    liveVersion !== null && liveVersion !== version ? `version ${liveVersion} answers ${status === 'FAILED' ? 'still' : 'until this one is ready'}` : null,
    pairs ? `${customAnswers} custom ${customAnswers === 1 ? 'answer' : 'answers'}` : null,
    liveVersion === null ? 'not found by anybody yet' : `${passageCount} ${passageCount === 1 ? 'passage' : 'passages'}`,
    liveInMs !== null && liveVersion === version ? `answered ${formatSeconds(liveInMs / 1_000)} after the change` : null,
  ].filter((fact) => fact !== null).join(' · ');
}

function Failure({ document, mayWrite }: { document: DocumentRecord; mayWrite: boolean }): ReactElement {
  const notify = useNotify();
  const refresh = useRefresh();
  const [retry, { loading }] = useMutation(RetryDocumentDocument);
  const again = async (): Promise<void> => {
    try {
      accepted((await retry({ variables: { id: document.id } })).data?.retryDocument);
      refresh();
    } catch (error) {
      notify(explain(error), { type: 'error' });
    }
  };
  return (
    <Alert severity="error" sx={{ mt: 1 }} action={mayWrite ? <Button color="inherit" onClick={() => void again()} loading={loading}>Try again</Button> : null}>
      {document.error}
    </Alert>
  );
}

function Replace({ document }: { document: DocumentRecord }): ReactElement {
  const [sending, setSending] = useState(false);
  const notify = useNotify();
  const refresh = useRefresh();
  const send = async (files: File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    setSending(true);
    const result = await sendFile(file, { documentId: document.id });
    setSending(false);
    notify(result.outcome === 'REFUSED' ? `${file.name}: ${result.message ?? ''}` : `${file.name} is being read. Until it is ready the version before it answers.`, { type: result.outcome === 'REFUSED' ? 'error' : 'info' });
    refresh();
  };
  return <FileButton label={sending ? 'Sending …' : 'Replace with a file'} disabled={sending} onFiles={(files) => void send(files)} />;
}

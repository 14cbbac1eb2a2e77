import { Alert, Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { DeleteWithConfirmButton, SaveButton, SimpleForm, Toolbar, useRecordContext } from 'react-admin';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import { Markdown } from '../shared/markdown';
import { DocumentFields } from './document-form';
import { isFile, type DocumentRecord } from './documents-resource';

/** The document's text, title and address, to read and to edit. The text of a file is changed by another file. */
export function TextTab(): ReactElement {
  const mayWrite = useMay('administer');
  const document = useRecordContext<DocumentRecord>();
  const file = isFile(document?.format);
  return (
    <>
      <SimpleForm toolbar={mayWrite ? <FormActions file={file} /> : false} sx={{ maxWidth: 860 }}>
        {mayWrite ? null : <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>{text.common.adminsOnly}</Typography>}
        <DocumentFields fixedFormat textless={file} readOnly={!mayWrite} />
      </SimpleForm>
      {file && document ? <ReadText document={document} /> : null}
    </>
  );
}

/** More is not drawn at once, in characters. */
const SHOWN = 60_000;

function ReadText({ document }: { document: DocumentRecord }): ReactElement {
  const shown = document.content?.slice(0, SHOWN) ?? '';
  return (
    <Box component="section" aria-label="The text as it was read" sx={{ px: 2, pb: 3, maxWidth: 860 }}>
      <Typography variant="h3" component="h2" gutterBottom>The text as it was read</Typography>
      {document.content && document.content.length > SHOWN ? <Typography variant="body2" color="text.secondary" gutterBottom>The beginning; the passages show all of it.</Typography> : null}
      {document.content ? <Box sx={{ overflowX: 'auto', '& td, & th': { border: 1, borderColor: 'divider', px: 1, py: 0.5, textAlign: 'start' }, '& table': { borderCollapse: 'collapse' } }}><Markdown source={shown} /></Box> : <Alert severity="info">It appears here when the document has been read.</Alert>}
    </Box>
  );
}

function FormActions({ file }: { file: boolean }): ReactElement {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <SaveButton label={file ? 'Save title and address' : 'Save and read in again'} />
      <DeleteWithConfirmButton confirmTitle="Delete this document?" confirmContent="It will no longer be used for answers. What past answers quoted from it stays readable." />
    </Toolbar>
  );
}

import type { ReactElement } from 'react';
import { DeleteWithConfirmButton, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { useMay } from '../providers/permissions';
import { DocumentFields } from './document-form';

/** The document's text, title and address, to read and to edit. */
export function TextTab(): ReactElement {
  const mayWrite = useMay('administer');
  return (
    <SimpleForm toolbar={mayWrite ? <FormActions /> : false} sx={{ maxWidth: 860 }}>
      <DocumentFields fixedFormat />
    </SimpleForm>
  );
}

function FormActions(): ReactElement {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <SaveButton label="Save and read in again" />
      <DeleteWithConfirmButton confirmTitle="Delete this document?" confirmContent="It will no longer be used for answers. What past answers quoted from it stays readable." />
    </Toolbar>
  );
}

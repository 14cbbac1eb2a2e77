import type { ReactElement } from 'react';
import { BooleanInput, Create, DeleteWithConfirmButton, Edit, SaveButton, SimpleForm, TextInput, Toolbar, maxLength, regex, required } from 'react-admin';
import { useMay } from '../providers/permissions';
import { LinesInput, withoutBlankLines } from './lines-input';
import type { TagRecord } from './tags-resource';

const colour = regex(/^#[0-9a-fA-F]{6}$/, 'A colour such as #c92a2a');

function Fields(): ReactElement {
  return (
    <>
      <TextInput source="name" label="Name" validate={[required(), maxLength(60)]} helperText="Short, as it stands on a conversation: double-charge" fullWidth />
      <TextInput source="description" label="What it means" validate={[required(), maxLength(500)]} multiline fullWidth helperText="One sentence. It teaches the classifier too." />
      <LinesInput source="keywords" label="Phrases that apply it at once" helperText="One a line. Whoever writes one of these gets the tag, whatever the classifier says." max={50} />
      <LinesInput source="examples" label="Examples" helperText="One a line: messages of customers that deserve this tag. Five to ten do well." max={200} rows={7} />
      <TextInput source="color" label="Colour" type="color" validate={colour} sx={{ width: 120 }} />
      <BooleanInput source="urgent" label="Urgent" helperText="Conversations with this tag stand out in the inbox." />
    </>
  );
}

const NEW = { color: '#3b5bdb', urgent: false, keywords: [], examples: [] };

/** Adds a tag. */
export function TagCreate(): ReactElement {
  return (
    <Create title="Add a tag" redirect="list" transform={(tag: TagRecord) => withoutBlankLines(tag)}>
      <SimpleForm defaultValues={NEW} sx={{ maxWidth: 720 }}><Fields /></SimpleForm>
    </Create>
  );
}

/** Changes or archives a tag. */
export function TagEdit(): ReactElement {
  const mayWrite = useMay('administer');
  return (
    <Edit mutationMode="pessimistic" redirect="list" actions={false} transform={(tag: TagRecord) => withoutBlankLines(tag)}>
      <SimpleForm sx={{ maxWidth: 720 }} toolbar={mayWrite ? <Actions /> : false}><Fields /></SimpleForm>
    </Edit>
  );
}

function Actions(): ReactElement {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <SaveButton />
      <DeleteWithConfirmButton label="Archive" mutationMode="pessimistic" confirmTitle="Archive this tag?" confirmContent="It will no longer be applied. Past conversations and figures keep it." />
    </Toolbar>
  );
}

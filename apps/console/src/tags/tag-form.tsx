import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { BooleanInput, Create, DeleteWithConfirmButton, Edit, SaveButton, SimpleForm, TextInput, Toolbar, maxLength, regex, required, useGetOne } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import { ScreenTitle } from '../shared/page';
import { LinesInput, withoutBlankLines } from './lines-input';
import { TagInsight } from './tag-insight';
import type { TagRecord } from './tags-resource';

const colour = regex(/^#[0-9a-fA-F]{6}$/, 'A colour such as #c92a2a');

/** Who may only read gets the fields as they are; react-admin's own readOnly would grey out what is there to be read. */
function Fields({ readOnly = false }: { readOnly?: boolean }): ReactElement {
  return (
    <Stack sx={{ width: '100%', gap: 2.5, '& .MuiFormControl-root': { my: 0 } }}>
      {readOnly ? <Typography variant="body2" color="text.secondary">{text.common.adminsOnly}</Typography> : null}
      <TextInput source="name" slotProps={{ input: { readOnly } }} label="Name" validate={[required(), maxLength(60)]} helperText="Short, as it stands on a conversation: double-charge" fullWidth />
      <TextInput source="description" slotProps={{ input: { readOnly } }} label="What it means" validate={[required(), maxLength(500)]} multiline fullWidth helperText="One sentence. It teaches the classifier too." />
      <LinesInput source="keywords" readOnly={readOnly} label="Phrases that apply it at once" helperText="One a line. Whoever writes one of these gets the tag, whatever the classifier says." max={50} />
      <LinesInput source="examples" readOnly={readOnly} label="Examples" helperText="One a line: messages of customers that deserve this tag. Five to ten do well." max={200} rows={7} />
      <TextInput source="color" disabled={readOnly} label="Colour" type="color" validate={colour} sx={{ width: 120 }} />
      <BooleanInput source="urgent" disabled={readOnly} label="Urgent" helperText="Conversations with this tag stand out in the inbox." />
    </Stack>
  );
}

const NEW = { color: '#3b5bdb', urgent: false, keywords: [], examples: [] };

/** Adds a tag. */
export function TagCreate(): ReactElement {
  return (
    <Box sx={{ p: { xs: 2, lg: 3 } }}>
      <ScreenTitle title={text.tags.add} />
      <MuiLink component={Link} to="/tags" variant="body2">← All tags</MuiLink>
      <Typography variant="h1">{text.tags.add}</Typography>
      <Create redirect="list" transform={(tag: TagRecord) => withoutBlankLines(tag)}>
        <SimpleForm defaultValues={NEW} sx={{ maxWidth: 720 }}><Fields /></SimpleForm>
      </Create>
    </Box>
  );
}

/** Changes or archives a tag; beside it what it does and how it learns. */
export function TagEdit(): ReactElement {
  const mayWrite = useMay('administer');
  const { id = '' } = useParams();
  return (
    <Box sx={{ display: 'grid', columnGap: 3, rowGap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' }, alignItems: 'start', p: { xs: 2, lg: 3 } }}>
      <TagHeading id={id} />
      <Edit mutationMode="pessimistic" redirect={false} actions={false} transform={(tag: TagRecord) => withoutBlankLines(tag)} sx={{ '& .RaEdit-main': { mt: 0 } }}>
        <SimpleForm toolbar={mayWrite ? <Actions /> : false}><Fields readOnly={!mayWrite} /></SimpleForm>
      </Edit>
      <TagInsight key={id} tagId={id} mayWrite={mayWrite} />
    </Box>
  );
}

function TagHeading({ id }: { id: string }): ReactElement {
  const { data: tag } = useGetOne<TagRecord>('tags', { id }, { enabled: id !== '' });
  return (
    <Box component="header" sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
      <ScreenTitle title={tag?.name ?? text.nav.tags} />
      <MuiLink component={Link} to="/tags" variant="body2">← All tags</MuiLink>
      <Typography variant="h1" sx={{ overflowWrap: 'anywhere', minHeight: '1.4em' }}>{tag?.name}</Typography>
    </Box>
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

import { useMutation, useQuery } from '@apollo/client/react';
import { Box, Button, Chip, Stack, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { DeleteTestQuestionDocument, TestQuestionsDocument, type TestQuestionRowFragment } from '../gql/types';
import { accepted, explain } from '../providers/user-errors';
import { ConfirmDialog } from '../shared/confirm';
import { Records, type Column } from '../shared/records';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { OUTCOMES } from './outcomes';
import { SaveTest } from './save-test';

const PAGE = 50;

/** The saved questions with what they should bring. */
export function QuestionsPanel({ mayWrite }: { mayWrite: boolean }): ReactElement {
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim());
  const [open, setOpen] = useState<TestQuestionRowFragment | null>(null);
  const [leaving, setLeaving] = useState<TestQuestionRowFragment | null>(null);
  const [remove, removing] = useMutation(DeleteTestQuestionDocument);
  const notify = useNotify();
  const { data, previousData, error, fetchMore, refetch, loading } = useQuery(TestQuestionsDocument, { variables: { first: PAGE, after: null, search: wanted || null }, fetchPolicy: 'cache-and-network' });
  const list = (data ?? previousData)?.testQuestions;
  const confirmed = async (): Promise<void> => {
    try {
      accepted((await remove({ variables: { id: leaving?.id ?? '' } })).data?.deleteTestQuestion);
      await refetch();
    } catch (failure) {
      notify(explain(failure), { type: 'error' });
    }
    setLeaving(null);
  };
  const more = (): void => {
    void fetchMore({ variables: { after: list?.pageInfo.endCursor }, updateQuery: (before, { fetchMoreResult }) => ({ ...fetchMoreResult, testQuestions: { ...fetchMoreResult.testQuestions, edges: [...before.testQuestions.edges, ...fetchMoreResult.testQuestions.edges] } }) });
  };
  const actions: Column<TestQuestionRowFragment> = { name: 'Actions', unnamed: true, align: 'right', cell: (row) => <><Button onClick={() => setOpen(row)}>Edit</Button><Button color="error" onClick={() => setLeaving(row)}>Delete</Button></> };
  const columns = mayWrite ? [...COLUMNS, actions] : COLUMNS;
  if (error && !list) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton />;
  if (list.totalCount === 0 && !wanted) return <EmptyState title="No test questions yet" hint="Ask something in the playground and save it with what it should bring. All saved questions are asked again after every change of the knowledge." action={<Button component={Link} to="/playground" variant="outlined">Ask a question</Button>} />;
  return (
    <Box>
      <TextField label="Search questions" value={search} onChange={(event) => setSearch(event.target.value)} sx={{ width: { xs: '100%', sm: 320 }, mb: 2 }} />
      {list.totalCount === 0 ? <Typography color="text.secondary">No question holds “{wanted}”.</Typography> : null}
      {list.totalCount > 0 ? <Records label="Test questions" columns={columns} rows={list.edges.map(({ node }) => node)} keyOf={({ id }) => id} /> : null}
      {list.pageInfo.hasNextPage ? <Button onClick={more} disabled={loading} sx={{ mt: 1 }}>Show more of {list.totalCount}</Button> : null}
      {open ? <SaveTest initial={{ saved: open }} onClose={() => setOpen(null)} onSaved={() => void refetch()} /> : null}
      <ConfirmDialog open={leaving !== null} title="Delete this test question?" body="It is not asked any more. Its results in past runs stay." action="Delete" busy={removing.loading} onClose={() => setLeaving(null)} onConfirm={() => void confirmed()} />
    </Box>
  );
}

const COLUMNS: readonly Column<TestQuestionRowFragment>[] = [
  {
    name: 'Question', wrap: true,
    cell: ({ question, history, note }) => (
      <Box dir="auto">
        {question}
        {history.length > 0 ? <Typography variant="caption" component="p" color="text.secondary">after {history.length} messages</Typography> : null}
        {note ? <Typography variant="caption" component="p" color="text.secondary">{note}</Typography> : null}
      </Box>
    ),
  },
  {
    name: 'Expected', wrap: true,
    cell: ({ expectedOutcome, documentId, document, mustContain }) => (
      <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', justifyContent: { xs: 'flex-end', sm: 'flex-start' } }}>
        {expectedOutcome ? <Chip label={OUTCOMES[expectedOutcome].label} color={OUTCOMES[expectedOutcome].color} variant="outlined" /> : null}
        {documentId ? <Chip label={document ? `quotes ${document.title}` : 'quotes a document that is gone'} color={document ? 'default' : 'error'} variant="outlined" /> : null}
        {mustContain.map((words) => <Chip key={words} label={`“${words}”`} variant="outlined" />)}
      </Stack>
    ),
  },
];

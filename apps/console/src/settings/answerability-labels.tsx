import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Chip, IconButton, Link as MuiLink, Stack, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { DeleteAnswerabilityLabelDocument, MarkAnswerabilityDocument, type AnswerGatePageQuery } from '../gql/types';
import { formatDateTime } from '../providers/format';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { EmptyState } from '../shared/states';

type Label = AnswerGatePageQuery['answerabilityLabels'][number];
const SOURCES: Record<Label['source'], string> = { AGENT: 'marked by a colleague', CUSTOMER: 'the customer said so', RATING: 'rated by the customer', TEST: 'test question' };

/** What the gate was taught: questions that the documents do and do not answer. */
export function AnswerabilityLabels({ labels, total, onChange }: { labels: readonly Label[]; total: number; onChange(): void }): ReactElement {
  const [mark, marking] = useMutation(MarkAnswerabilityDocument);
  const [remove] = useMutation(DeleteAnswerabilityLabelDocument);
  const [question, setQuestion] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const mayAnswer = useMay('answer');
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setProblem(null);
    try {
      await work();
      onChange();
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  const add = (covered: boolean): Promise<void> =>
    attempt(async () => {
      accepted((await mark({ variables: { input: { question, covered } } })).data?.markAnswerability);
      setQuestion('');
    });
  return (
    <Box component="section" aria-label="Labels" sx={{ mt: 4 }}>
      <Typography variant="h2" gutterBottom>What taught it{total > 0 ? ` (${total})` : ''}</Typography>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>Customers’ yes and no, ratings, and what colleagues mark in the inbox. From six to twelve questions that your documents do not answer, the gate begins to know their kind.</Typography>
      {problem ? <Alert severity="error" sx={{ mb: 1 }}>{problem}</Alert> : null}
      {mayAnswer ? (
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ mb: 2 }}>
          <TextField size="small" fullWidth label="A question as a customer would ask it" value={question} onChange={(event) => setQuestion(event.target.value)} slotProps={{ htmlInput: { maxLength: 2_000 } }} />
          <Button variant="outlined" disabled={question.trim() === '' || marking.loading} onClick={() => void add(true)} sx={{ flexShrink: 0 }}>Is in the documents</Button>
          <Button variant="outlined" disabled={question.trim() === '' || marking.loading} onClick={() => void add(false)} sx={{ flexShrink: 0 }}>Is not</Button>
        </Stack>
      ) : null}
      {labels.length === 0 ? (
        <EmptyState title="Nobody has said anything yet" hint="Mark a customer’s question in the inbox as “not in the documents”, or add one above." />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, borderTop: 1, borderColor: 'divider' }}>
          {labels.map((label) => (
            <Box component="li" key={label.id} sx={{ display: 'flex', gap: 1.5, alignItems: 'center', py: 1, borderBottom: 1, borderColor: 'divider' }}>
              <Chip size="small" label={label.covered ? 'In the documents' : 'Not in them'} color={label.covered ? 'success' : 'warning'} variant="outlined" sx={{ width: 132, flexShrink: 0 }} />
              <Box sx={{ minWidth: 0, flex: 1 }}>
                <Typography dir="auto" sx={{ overflowWrap: 'anywhere', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }} title={label.question}>{label.question}</Typography>
                <Typography variant="body2" color="text.secondary">
                  {SOURCES[label.source]}, {formatDateTime(label.at)}
                  {label.conversationId ? <>{' · '}<MuiLink component={Link} to={`/inbox/all/${label.conversationId}`}>conversation</MuiLink></> : null}
                </Typography>
              </Box>
              {mayAnswer ? <IconButton aria-label={`Take back: ${label.question.slice(0, 80)}`} onClick={() => void attempt(async () => { accepted((await remove({ variables: { id: label.id } })).data?.deleteAnswerabilityLabel); })}><DeleteIcon fontSize="small" /></IconButton> : null}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

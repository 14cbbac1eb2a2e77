import CheckIcon from '@mui/icons-material/CheckCircle';
import CircleIcon from '@mui/icons-material/RadioButtonUnchecked';
import { useQuery } from '@apollo/client/react';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { FirstStepsDocument } from '../gql/types';

/** The way in for a new workspace: each step leads to its place and is ticked when it is done. */
export function FirstSteps({ mayWrite }: { mayWrite: boolean }): ReactElement {
  const { data } = useQuery(FirstStepsDocument, { fetchPolicy: 'cache-and-network' });
  const steps = [
    { label: 'Add a document', hint: 'A billing guide, a price list, an FAQ. Drop files anywhere on this page, or paste text.', to: '/documents/create', action: 'Add document', done: (data?.documents.totalCount ?? 0) > 0, may: mayWrite },
    { label: 'Ask it a question', hint: 'See the answer a customer would get, and why.', to: '/playground', action: 'Open the playground', done: (data?.testQuestions.totalCount ?? 0) > 0, may: true },
    { label: 'See a dispute arrive', hint: 'Write “You charged me twice” in the widget: it goes to a person, whatever the documents say.', to: '/inbox/needs-you', action: 'Open the inbox', done: (data?.waiting.totalCount ?? 0) > 0, may: true },
    { label: 'Take it over', hint: 'Claim the conversation and reply; the AI is silent from then on.', to: '/inbox/unassigned', action: 'Open unassigned', done: (data?.taken.totalCount ?? 0) > 0, may: true },
    { label: 'Embed the widget', hint: 'One line of HTML on your website.', to: '/settings/widget', action: 'Get the snippet', done: (data?.workspace.allowedOrigins.length ?? 0) > 0, may: true },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Box component="ol" aria-label="First steps" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1, textAlign: 'left', maxWidth: 640, mx: 'auto' }}>
      {steps.map((step, at) => (
        <Stack component="li" key={step.label} direction="row" spacing={1.5} sx={{ alignItems: 'center', p: 1.5, border: 1, borderColor: at === next ? 'primary.main' : 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
          {step.done ? <CheckIcon color="success" titleAccess="Done" /> : <CircleIcon color="disabled" titleAccess="To do" />}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography sx={{ fontWeight: 550 }}>{step.label}</Typography>
            <Typography variant="body2" color="text.secondary">{step.hint}</Typography>
          </Box>
          {step.may ? <Button component={Link} to={step.to} variant={at === next ? 'contained' : 'text'} sx={{ flex: 'none' }}>{step.action}</Button> : null}
        </Stack>
      ))}
    </Box>
  );
}

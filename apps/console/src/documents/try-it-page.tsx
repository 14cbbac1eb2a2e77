import { Box, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Title } from 'react-admin';
import { TryPanel } from './try-panel';

/** The playground: what a customer would get for a question, and why. */
export function TryItPage(): ReactElement {
  return (
    <Box sx={{ p: { xs: 2, md: 3 } }}>
      <Title title="Try it" />
      <Typography variant="h1" component="h1">Try it</Typography>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        Ask a question as a customer would. You see the answer they would get, the sentences it rests on, and what tags and rules make of it. Nothing is stored and nobody is told.
      </Typography>
      <TryPanel wide />
    </Box>
  );
}

import { Alert, Box, Button, Collapse, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import type { DocumentRowFragment } from '../gql/types';

interface Props {
  pairs: NonNullable<DocumentRowFragment['pairs']>;
  customAnswers: number;
  documentId: string;
}

/** That a document is a file of questions and answers: what became custom answers of it, and which rows did not, and why. */
export function PairsPanel({ pairs, customAnswers, documentId }: Props): ReactElement {
  const [open, setOpen] = useState(false);
  const { total, taken, skipped, removed, skippedRows } = pairs;
  return (
    <Alert severity={skipped > 0 ? 'warning' : 'info'} sx={{ mt: 1, '& .MuiAlert-message': { width: '100%' } }}>
      <Typography variant="body2">
        A file of questions and answers: {taken === total ? `all ${total}` : `${taken} of ${total}`} {total === 1 ? 'row' : 'rows'} became custom answers, given word for word when their question is asked. Asked differently, they are found like any other passage.
        {removed > 0 ? ` ${removed} that the file no longer has ${removed === 1 ? 'is' : 'are'} gone.` : ''}
        {customAnswers < taken ? ` ${taken - customAnswers} ${taken - customAnswers === 1 ? 'has' : 'have'} been changed by hand or taken over by another file since.` : ''}
      </Typography>
      <Box sx={{ mt: 0.5, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {customAnswers > 0 ? <Button size="small" variant="outlined" color="inherit" component={Link} to={`/answers?document=${documentId}`}>Show {customAnswers === 1 ? 'the custom answer' : `the ${customAnswers} custom answers`}</Button> : null}
        {skipped > 0 ? <Button size="small" color="inherit" onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="skipped-rows">{open ? 'Hide' : 'Show'} {skipped === 1 ? 'the row that was' : `the ${skipped} rows that were`} not taken</Button> : null}
      </Box>
      {skipped > 0 ? (
        <Collapse in={open} id="skipped-rows">
          <Box component="ul" sx={{ pl: 2.5, my: 0.5, maxHeight: 260, overflowY: 'auto' }}>
            {skippedRows.map(({ row, message }) => <li key={row}><Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>Row {row}: {message}</Typography></li>)}
          </Box>
          {skipped > skippedRows.length ? <Typography variant="body2">… and {skipped - skippedRows.length} more.</Typography> : null}
        </Collapse>
      ) : null}
    </Alert>
  );
}

import { Box, Chip, Collapse, Link as MuiLink, Stack, Typography } from '@mui/material';
import OpenIcon from '@mui/icons-material/ExpandMore';
import { useId, useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import type { AnswerOutcome, TestRunResultsQuery } from '../gql/types';
import { OUTCOMES } from './outcomes';

type Result = NonNullable<TestRunResultsQuery['testRun']>['results']['edges'][number]['node'];
/** A quote is shown up to here, in characters. */
const QUOTE = 200;
const CHANGES = { NEW: { label: 'new', color: 'default' }, FIXED: { label: 'passes again', color: 'success' }, BROKEN: { label: 'broken', color: 'error' }, DIFFERENT: { label: 'answers differently', color: 'info' } } as const;

/** One question in a run: passed or not, what changed; opened, what was said and what was said before. */
export function ResultRow({ result }: { result: Result }): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  // What was said before is of interest where it was something else.
  const before = result.previous && (result.previous.outcome !== result.outcome || result.previous.text !== result.text) ? result.previous : null;
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
      <Stack component="button" type="button" direction="row" onClick={() => setOpen(!open)} aria-expanded={open} aria-controls={id} sx={{ all: 'unset', display: 'flex', width: '100%', cursor: 'pointer', alignItems: 'center', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.75, '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 } }}>
        <Chip label={result.passed ? 'Passed' : 'Failed'} color={result.passed ? 'success' : 'error'} variant={result.passed ? 'outlined' : 'filled'} sx={{ width: 68 }} />
        <Typography dir="auto" sx={{ flex: '1 1 220px', overflowWrap: 'anywhere' }}>{result.question}</Typography>
        {result.change ? <Chip label={CHANGES[result.change].label} color={CHANGES[result.change].color} variant="outlined" /> : null}
        <Typography variant="body2" color="text.secondary">{OUTCOMES[result.outcome].label}</Typography>
        <OpenIcon fontSize="small" aria-hidden sx={{ color: 'text.secondary', ml: 'auto', transform: open ? 'rotate(180deg)' : 'none' }} />
      </Stack>
      {result.failures.length > 0 ? <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 3 }}>{result.failures.map((failure) => <li key={`${failure.kind} ${failure.expected}`}><Typography variant="body2" color="error">{wordsOf(failure)}</Typography></li>)}</Box> : null}
      <Collapse in={open} id={id} unmountOnExit>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: before ? '1fr 1fr' : '1fr' }, mt: 1 }}>
          <Answer title={result.previous && !before ? `Now, as in run no. ${result.previous.runNumber}` : 'Now'} outcome={result.outcome} text={result.text} />
          {before ? <Answer title={`In run no. ${before.runNumber}`} outcome={before.outcome} text={before.text} /> : null}
        </Box>
        {result.citations.map((citation, at) => <Typography key={at} variant="caption" component="p" color="text.secondary" sx={{ mt: 0.5 }}>[{at + 1}] {citation.document ? <MuiLink component={Link} to={`/documents/${citation.document.id}`}>{citation.title}</MuiLink> : citation.title}: “{shortened(citation.quote)}”</Typography>)}
        <MuiLink component={Link} to={`/playground?q=${encodeURIComponent(result.question)}`} variant="body2">See why in the playground</MuiLink>
      </Collapse>
    </Box>
  );
}

function Answer({ title, outcome, text }: { title: string; outcome: AnswerOutcome; text: string }): ReactElement {
  return (
    <Box>
      <Typography variant="caption" color="text.secondary">{title} · {OUTCOMES[outcome].label}</Typography>
      <Typography variant="body2" dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', p: 1, borderRadius: 1, bgcolor: (theme) => theme.palette.voices.ai.ground }}>{text || '(nothing was said)'}</Typography>
    </Box>
  );
}

function wordsOf({ kind, expected }: Result['failures'][number]): string {
  if (kind === 'OUTCOME') return `Expected: ${OUTCOMES[expected as AnswerOutcome]?.label ?? expected}`;
  if (kind === 'DOCUMENT') return 'The expected document was not quoted';
  return `“${expected}” does not stand in the answer`;
}

/** The beginning of a long quote, up to a whole word. */
function shortened(quote: string): string {
  return quote.length <= QUOTE ? quote : `${quote.slice(0, QUOTE).replace(/\s+\S*$/, '')} …`;
}

import { Chip, Stack, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { DocumentRecord } from './documents-resource';

/** How often customers were answered from a document. One that is ready and never was is flagged. */
export function CitedCell({ document }: { document: DocumentRecord }): ReactElement {
  const { usage } = document;
  if (!usage) return <span>–</span>;
  if (usage.cited === 0) return document.status === 'READY' ? <Chip label="never cited" variant="outlined" title="No answer has quoted it yet. Is it what customers ask about?" /> : <span>–</span>;
  return <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }} title={`In ${usage.conversations} conversations`}>{usage.cited}</Typography>;
}

/** How often a person had to take over after it was quoted. */
export function HandoffCell({ document }: { document: DocumentRecord }): ReactElement {
  const { usage } = document;
  if (!usage || usage.cited === 0) return <span>–</span>;
  const much = usage.ledToHandoff > 0 && usage.ledToHandoff / usage.conversations >= 0.5 && usage.conversations >= 4;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }} title="Conversations that went to a person after this document was quoted">
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{usage.ledToHandoff}</Typography>
      {much ? <Chip label="look at it" color="warning" variant="outlined" /> : null}
    </Stack>
  );
}

import { useLazyQuery, useQuery } from '@apollo/client/react';
import CloseIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, Drawer, IconButton, LinearProgress, Link as MuiLink, Stack, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { AnswerRecordDocument, ReplayAnswerDocument, type AnswerRecordQuery } from '../gql/types';
import { text } from '../messages';
import { formatDateTime, formatShare } from '../providers/format';
import { ListSkeleton, LoadError } from '../shared/states';

type Record = NonNullable<AnswerRecordQuery['answerRecord']>;
const words = text.why;

/** Why an answer reads as it does: what was asked, found, written, dropped, and what it took. */
export function WhyDrawer({ messageId, onClose }: { messageId: string | null; onClose(): void }): ReactElement {
  return (
    <Drawer anchor="right" open={messageId !== null} onClose={onClose} slotProps={{ paper: { 'aria-label': words.title, role: 'dialog', sx: { width: 'min(480px, 100vw)' } } }}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2">{words.title}</Typography>
        <IconButton aria-label={text.common.close} onClick={onClose}><CloseIcon /></IconButton>
      </Stack>
      <Box sx={{ overflowY: 'auto', flex: 1 }} tabIndex={0}>{messageId === null ? null : <Content messageId={messageId} />}</Box>
    </Drawer>
  );
}

function Content({ messageId }: { messageId: string }): ReactElement {
  const { data, error, refetch } = useQuery(AnswerRecordDocument, { variables: { messageId }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <LoadError error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} />;
  const record = data.answerRecord;
  if (!record) return <Typography color="text.secondary" sx={{ p: 2 }}>{words.none}</Typography>;
  return (
    <Stack spacing={2.5} sx={{ p: 2 }}>
      <Part title={words.asked}>
        <Typography variant="body2" dir="auto" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{record.question}</Typography>
        {record.resolvedQuestion ? <Typography variant="body2" color="text.secondary" dir="auto" sx={{ overflowWrap: 'anywhere' }}>{words.resolved[record.resolvedBy === 'MODEL' ? 'MODEL' : 'EPISODE']} “{record.resolvedQuestion}”</Typography> : null}
      </Part>
      <Part title={words.decision}>
        <Typography variant="body2">{words.decisions[record.decision as keyof typeof words.decisions] ?? record.decision}{record.confidence === null ? '' : ` · ${text.thread.confidence(formatShare(record.confidence))}`}</Typography>
        {record.why ? <Typography variant="body2" color="text.secondary">{record.why}</Typography> : null}
        {record.composer ? <Typography variant="body2" color="text.secondary">{words.composers[record.composer]}{record.model ? ` (${record.model})` : ''}</Typography> : null}
        {record.fallback ? <Alert severity="warning" sx={{ mt: 1 }}>{words.fallback} {record.fallback}</Alert> : null}
        {record.rules.length > 0 ? <Typography variant="body2" color="text.secondary">{words.rules}: {record.rules.join(', ')}</Typography> : null}
      </Part>
      <Replay messageId={messageId} />
      {record.citations.length > 0 ? <Evidence record={record} /> : null}
      {record.dropped.length > 0 ? (
        <Part title={words.dropped(record.dropped.length)}>
          {record.dropped.map((one, index) => <Typography key={index} variant="body2" dir="auto" sx={{ overflowWrap: 'anywhere', mb: 0.5 }}><s>{one.text}</s> <Typography component="span" variant="caption" color="text.secondary">{one.why.toLowerCase().replaceAll('_', ' ')}</Typography></Typography>)}
        </Part>
      ) : null}
      <Passages record={record} />
      {record.usage || Object.keys(record.timings as object).length > 0 ? <Part title={words.took}>
        {record.usage ? <Typography variant="body2">{words.usage(record.usage.calls, record.usage.tokensIn, record.usage.tokensOut, record.usage.estimated)}{record.usage.cost === null ? '' : ` · ${record.usage.cost.toFixed(4)} ${record.usage.currency ?? ''}`}</Typography> : null}
        <Typography variant="body2" color="text.secondary">{Object.entries(record.timings as { [stage: string]: number }).map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`).join(' · ')}</Typography>
      </Part> : null}
      <Part title={words.versions}>
        <Typography variant="caption" component="p" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>{[formatDateTime(record.at), record.gate && `gate ${record.gate}`, record.prompt && `prompt ${record.prompt}`, record.embeddingModel, record.language].filter(Boolean).join(' · ')}</Typography>
      </Part>
    </Stack>
  );
}

/** The same question asked again today. */
function Replay({ messageId }: { messageId: string }): ReactElement {
  const [replay, { data, error, loading }] = useLazyQuery(ReplayAnswerDocument, { fetchPolicy: 'network-only' });
  const now = data?.replayAnswer;
  return (
    <Box aria-live="polite">
      <Button variant="outlined" disabled={loading} onClick={() => void replay({ variables: { messageId } })}>{words.replay}</Button>
      <Box sx={{ height: 4, my: 0.5 }}>{loading ? <LinearProgress aria-label={words.replaying} /> : null}</Box>
      {error ? <Alert severity="info">{words.noReplay}</Alert> : null}
      {now ? (
        <Alert severity={now.same ? 'success' : 'info'}>
          {now.same ? words.same : words.differs}
          {now.differences.length > 0 ? <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{now.differences.map((line) => <li key={line}>{line}</li>)}</Box> : null}
          {now.same || now.text === '' ? null : <Typography variant="body2" dir="auto" sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{now.text}</Typography>}
        </Alert>
      ) : null}
    </Box>
  );
}

function Evidence({ record }: { record: Record }): ReactElement {
  return (
    <Part title={text.thread.sources}>
      {record.citations.map((citation, index) => (
        <Box key={index} component="figure" sx={{ m: 0, mb: 1, pl: 1.5, borderLeft: 3, borderColor: 'primary.main' }}>
          <Typography component="blockquote" variant="body2" dir="auto" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{citation.quote}</Typography>
          <Typography component="figcaption" variant="caption" color="text.secondary">
            {citation.document ? <MuiLink component={Link} to={`/documents/${citation.documentId}`}>{citation.title}</MuiLink> : citation.title} · {words.version(citation.documentVersion)}
            {citation.document && citation.document.version !== citation.documentVersion ? ` · ${words.nowVersion(citation.document.version)}` : ''}
          </Typography>
        </Box>
      ))}
    </Part>
  );
}

function Passages({ record }: { record: Record }): ReactElement | null {
  if (record.passages.length === 0) return null;
  return (
    <Part title={words.passages(record.passages.length)}>
      {record.passages.slice(0, 8).map((passage, index) => (
        <Stack key={index} direction="row" spacing={1} sx={{ justifyContent: 'space-between', py: 0.25 }}>
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {passage.headingPath.join(' › ')}
            {passage.currentVersion === null ? ` · ${words.deleted}` : passage.currentVersion !== passage.version ? ` · ${words.nowVersion(passage.currentVersion)}` : ''}
          </Typography>
          <Typography variant="caption" color="text.secondary" sx={{ fontVariantNumeric: 'tabular-nums' }}>{passage.score.toFixed(2)}</Typography>
        </Stack>
      ))}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section">
      <Typography variant="overline" component="h3" color="text.secondary">{title}</Typography>
      {children}
    </Box>
  );
}

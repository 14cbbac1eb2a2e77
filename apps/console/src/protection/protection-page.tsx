import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Chip, Stack, ToggleButton, ToggleButtonGroup, Tooltip, Typography } from '@mui/material';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { useMemo, useState, type ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { ProtectionProofDocument, ReplayProtectionsDocument, type ProtectionProofQuery } from '../gql/types';
import { formatAgo, formatDateTime, formatNumber, formatSeconds } from '../providers/format';
import { useMay } from '../providers/permissions';
import { Page } from '../shared/page';
import { Records, type Column } from '../shared/records';
import { EmptyState, ListSkeleton, LoadError } from '../shared/states';
import { useNow } from '../shared/use-now';
import { saveFile, toCsv } from './csv';
import { Findings } from './findings';
import { OwnMatters } from './own-matters';

const RANGES = [7, 30, 90] as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
type Report = ProtectionProofQuery['protectionReport'];

/** The proof that what must reach a person did: what latched, what became of it, and what a later look has found. */
export function ProtectionPage(): ReactElement {
  const [days, setDays] = useState<(typeof RANGES)[number]>(30);
  const range = useMemo(() => {
    const to = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
    return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString(), timezone: null };
  }, [days]);
  const { data, previousData, error, refetch } = useQuery(ProtectionProofDocument, { variables: { range }, fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  return (
    <Page
      title="Protection"
      lead="Disputes, fraud, bank details, legal matters, personal data and anyone who asks for a person never get an automated answer alone. This is the record that shows it."
      actions={
        <>
          <ToggleButtonGroup size="small" exclusive value={days} onChange={(_, next: (typeof RANGES)[number] | null) => next && setDays(next)} aria-label="Range">
            {RANGES.map((one) => <ToggleButton key={one} value={one}>{one} days</ToggleButton>)}
          </ToggleButtonGroup>
          <Button variant="outlined" startIcon={<DownloadIcon />} disabled={!shown} onClick={() => shown && saveCases(shown.protectionReport)}>Export CSV</Button>
        </>
      }
    >
      {error && !shown ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!shown && !error ? <ListSkeleton rows={6} /> : null}
      {shown ? (
        <Stack spacing={2}>
          <Verdict report={shown.protectionReport} />
          <Card sx={{ p: 2 }}>
            <LastLook replay={shown.protectionReplay ?? null} onDone={() => void refetch()} />
            <Findings findings={shown.protectionFindings} onSettled={() => void refetch()} />
          </Card>
          <Kinds report={shown.protectionReport} />
          <Cases report={shown.protectionReport} />
          <OwnMatters />
        </Stack>
      ) : null}
    </Page>
  );
}

function Verdict({ report }: { report: Report }): ReactElement {
  if (report.answeredByAiAlone > 0) {
    return <Alert severity="error">{formatNumber(report.answeredByAiAlone)} of {formatNumber(report.conversations)} conversations were answered by the AI alone. This must never be; look at them below.</Alert>;
  }
  return <Alert severity="success">{formatNumber(report.conversations)} {report.conversations === 1 ? 'conversation' : 'conversations'} had to reach a person. Answered by the AI alone: 0.</Alert>;
}

function LastLook({ replay, onDone }: { replay: ProtectionProofQuery['protectionReplay'] | null; onDone: () => void }): ReactElement {
  const now = useNow();
  const mayRun = useMay('administer');
  const [run, { loading, data }] = useMutation(ReplayProtectionsDocument);
  return (
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'flex-start', gap: 2, flexWrap: 'wrap', mb: 1 }}>
      <Box sx={{ minWidth: 0, flex: '1 1 260px' }}>
        <Typography variant="h2">Should a person see these?</Typography>
        <Typography variant="body2" color="text.secondary">
          Every night, what the AI answered alone is read again with today’s detectors. {replay ? `Last look ${formatAgo(replay.finishedAt, now)}, ${formatNumber(replay.episodes)} episodes so far.` : 'The first look is tonight.'}
        </Typography>
      </Box>
      {mayRun ? <Button size="small" loading={loading} onClick={() => void run().then(onDone)}>{data ? 'Looking …' : 'Look now'}</Button> : null}
    </Stack>
  );
}

function Kinds({ report }: { report: Report }): ReactElement {
  if (report.kinds.length === 0) return <Card><EmptyState title="Nothing had to reach a person" hint="As soon as a customer disputes a charge, reports fraud or asks for a person, it is counted here." /></Card>;
  return <Card><Records label="Protected matters by kind" columns={KIND_COLUMNS} rows={report.kinds} keyOf={({ kind }) => kind} /></Card>;
}

const KIND_COLUMNS: readonly Column<Report['kinds'][number]>[] = [
  { name: 'Matter', wrap: true, cell: ({ rule }) => rule },
  { name: 'Latched', align: 'right', cell: ({ latched }) => formatNumber(latched) },
  { name: 'By the AI alone', align: 'right', cell: ({ answeredByAiAlone: alone }) => <Box component="span" sx={alone > 0 ? { color: 'error.main', fontWeight: 700 } : undefined}>{formatNumber(alone)}</Box> },
  { name: 'Replied', align: 'right', cell: ({ replied }) => formatNumber(replied) },
  {
    name: 'Time to reply, median · p90', align: 'right',
    head: <Tooltip title="Median and 90th percentile from the latch to the person’s reply"><span>Time to reply, median · p90</span></Tooltip>,
    cell: ({ medianReplySeconds: median, p90ReplySeconds: p90 }) => (median == null ? '–' : `${formatSeconds(median)} · ${formatSeconds(p90 ?? null)}`),
  },
  { name: 'Waiting', align: 'right', cell: ({ waiting }) => formatNumber(waiting) },
  { name: 'Lifted', align: 'right', cell: ({ lifted }) => formatNumber(lifted) },
];

function Cases({ report }: { report: Report }): ReactElement | null {
  if (report.cases.length === 0) return null;
  return (
    <Card>
      <Typography variant="h2" sx={{ p: 2, pb: 1 }}>Cases</Typography>
      <Records label="Cases" columns={CASE_COLUMNS} rows={report.cases} keyOf={({ id }) => id} maxHeight={560} />
      {report.truncated ? <Typography variant="caption" component="p" color="text.secondary" sx={{ p: 2 }}>The newest 1,000 are listed. Choose a shorter range to see the others.</Typography> : null}
    </Card>
  );
}

const CASE_COLUMNS: readonly Column<Report['cases'][number]>[] = [
  {
    name: 'Conversation', wrap: true,
    cell: ({ conversationId, subject, phrase }) => (
      <Box dir="auto">
        <Link to={`/inbox/all/${conversationId}`} style={{ color: 'inherit' }}>{subject}</Link>
        {phrase ? <Typography variant="caption" component="p" color="text.secondary">“{phrase}”</Typography> : null}
      </Box>
    ),
  },
  { name: 'Matter', wrap: true, cell: ({ rule }) => rule },
  { name: 'Latched', cell: ({ latchedAt }) => formatDateTime(latchedAt) },
  { name: 'What became of it', wrap: true, cell: (one) => (one.answeredByAiAlone ? <Chip size="small" color="error" label="Answered by the AI alone" /> : outcomeOf(one)) },
];

function outcomeOf(one: Report['cases'][number]): string {
  const lifted = one.liftedAt ? `Lifted by ${one.liftedBy?.name ?? 'an admin'}: ${one.liftReason ?? ''}` : null;
  const replied = one.repliedAt ? `${one.repliedBy?.name ?? 'The team'} replied after ${formatSeconds((Date.parse(one.repliedAt) - Date.parse(one.latchedAt)) / 1_000)}` : null;
  return [replied, lifted].filter(Boolean).join(' · ') || 'Waiting for a person';
}

function saveCases(report: Report): void {
  const head = ['conversation', 'subject', 'kind', 'matter', 'words', 'latched at', 'replied at', 'replied by', 'seconds to reply', 'lifted at', 'lifted by', 'reason', 'answered by the AI alone'];
  const rows = report.cases.map((one) => [
    one.conversationId, one.subject, one.kind, one.rule, one.phrase ?? null, one.latchedAt, one.repliedAt ?? null, one.repliedBy?.name ?? null,
    one.repliedAt ? Math.round((Date.parse(one.repliedAt) - Date.parse(one.latchedAt)) / 1_000) : null, one.liftedAt ?? null, one.liftedBy?.name ?? null, one.liftReason ?? null, one.answeredByAiAlone,
  ]);
  saveFile(`protection-${report.from.slice(0, 10)}-to-${report.to.slice(0, 10)}.csv`, toCsv(head, rows), 'text/csv;charset=utf-8');
}

import { Box, Card, Chip, Stack, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import type { AnalyticsReportQuery } from '../gql/types';
import { formatNumber, formatPercent } from '../providers/format';
import { REASONS } from './definitions';

type Report = AnalyticsReportQuery['analytics'];

/** Why conversations went to people. */
export function Reasons({ reasons }: { reasons: Report['handoffReasons'] }): ReactElement {
  const most = Math.max(1, ...reasons.map((row) => row.episodes));
  return (
    <Panel title="Why people were needed" empty={reasons.length === 0 ? 'Nothing was handed over in this range.' : null}>
      {reasons.map((row) => <Row key={row.reason} label={REASONS[row.reason] ?? row.reason} value={row.episodes} share={row.episodes / most} />)}
    </Panel>
  );
}

/** What customers wrote about. */
export function ByTag({ tags }: { tags: Report['byTag'] }): ReactElement {
  const rows = [...tags].filter((row) => row.episodes > 0).sort((a, b) => b.episodes - a.episodes).slice(0, 12);
  const most = Math.max(1, ...rows.map((row) => row.episodes));
  return (
    <Panel title="By tag" empty={rows.length === 0 ? 'No tagged conversations in this range.' : null}>
      {rows.map((row) => <Row key={row.tag.id} label={row.tag.name} color={row.tag.color} value={row.episodes} share={row.episodes / most} detail={`${formatNumber(row.handedOff)} handed over`} />)}
    </Panel>
  );
}

/** Questions that mean the same; those that still hand off are gaps in the documents. */
export function Topics({ topics }: { topics: Report['topics'] }): ReactElement {
  return (
    <Panel title="Topics" empty={topics.length === 0 ? 'Topics appear once several customers have asked.' : null}>
      {topics.map((topic) => (
        <Box key={topic.id} component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between', alignItems: 'baseline' }}>
            <Typography sx={{ fontWeight: 550, overflowWrap: 'anywhere' }} dir="auto">{topic.label}</Typography>
            <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{formatNumber(topic.episodes)}</Typography>
          </Stack>
          <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            {topic.handedOff > 0 ? <Chip variant="outlined" color="warning" label={`${formatNumber(topic.handedOff)} handed over`} /> : null}
            {topic.trend === null ? null : <Typography variant="caption" color="text.secondary">{topic.trend >= 0 ? '▲' : '▼'} {formatPercent(Math.abs(topic.trend))} against the range before</Typography>}
          </Stack>
          {topic.sampleQuestions.slice(0, 2).map((question) => <Typography key={question} variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }} dir="auto">“{question}”</Typography>)}
        </Box>
      ))}
    </Panel>
  );
}

function Panel({ title, empty, children }: { title: string; empty: string | null; children: ReactNode }): ReactElement {
  return (
    <Card sx={{ p: 2 }}>
      <Typography variant="h2" gutterBottom>{title}</Typography>
      {empty ? <Typography color="text.secondary">{empty}</Typography> : <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>{children}</Box>}
    </Card>
  );
}

function Row({ label, value, share, detail, color }: { label: string; value: number; share: number; detail?: string; color?: string }): ReactElement {
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between' }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>{label}{detail ? <Typography component="span" variant="caption" color="text.secondary"> · {detail}</Typography> : null}</Typography>
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>{formatNumber(value)}</Typography>
      </Stack>
      <Box aria-hidden sx={{ height: 4, borderRadius: 2, bgcolor: 'sunken', mt: 0.25 }}><Box sx={{ height: '100%', borderRadius: 2, width: `${share * 100}%`, bgcolor: color ?? 'primary.main' }} /></Box>
    </Box>
  );
}

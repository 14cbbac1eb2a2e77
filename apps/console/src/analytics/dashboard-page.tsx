import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Card, Skeleton, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useMemo, useState, type ReactElement } from 'react';
import { AnalyticsReportDocument, type AnalyticsReportQuery } from '../gql/types';
import { formatNumber, formatPercent, formatSeconds } from '../providers/format';
import { explain } from '../providers/user-errors';
import { ScreenTitle } from '../shared/page';
import { ByTag, Reasons, Topics } from './breakdowns';
import { DEFINITIONS } from './definitions';
import { Figure } from './figure';
import { OutcomeBar } from './outcome-bar';
import { SeriesChart } from './series-chart';

const RANGES = [7, 30, 90] as const;
const DAY_MS = 86_400_000;

/** What became of the customers' questions. */
export function DashboardPage(): ReactElement {
  const [days, setDays] = useState<(typeof RANGES)[number]>(30);
  // The range ends with the coming full hour, so that one look at the page asks for one range.
  const range = useMemo(() => {
    const to = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    return { from: new Date(to - days * DAY_MS).toISOString(), to: new Date(to).toISOString(), timezone: null };
  }, [days]);
  const { data, previousData, error, loading, refetch } = useQuery(AnalyticsReportDocument, { variables: { range, granularity: 'DAY' }, fetchPolicy: 'cache-and-network' });
  const report = (data ?? previousData)?.analytics;
  return (
    <Box sx={{ p: { xs: 2, md: 3 } }}>
      <ScreenTitle title="Dashboard" />
      <Stack direction="row" spacing={2} sx={{ justifyContent: 'space-between', alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
        <Typography variant="h1" component="h1">Dashboard</Typography>
        <ToggleButtonGroup size="small" exclusive value={days} onChange={(_, next: (typeof RANGES)[number] | null) => next && setDays(next)} aria-label="Range">
          {RANGES.map((range) => <ToggleButton key={range} value={range}>{range} days</ToggleButton>)}
        </ToggleButtonGroup>
      </Stack>
      {error ? <Alert severity="error" sx={{ mb: 2 }} action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {report ? <Report report={report} /> : loading ? <Loading /> : null}
    </Box>
  );
}

function Report({ report }: { report: AnalyticsReportQuery['analytics'] }): ReactElement {
  const { overview } = report;
  const of = (part: number, whole: number): string => `${formatNumber(part)} of ${formatNumber(whole)}`;
  return (
    <Stack spacing={2}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' } }}>
        <Figure label="Deflection" value={formatPercent(overview.deflectionRate)} detail={`${of(overview.aiResolved, overview.ended)} ended`} definition={DEFINITIONS.deflection} />
        <Figure label="Handed to people" value={formatPercent(overview.handoffRate)} detail={of(overview.handedOff, overview.episodes)} definition={DEFINITIONS.handoff} />
        <Figure label="First answer" value={formatSeconds(overview.medianFirstResponseSeconds)} detail="median, AI" definition={DEFINITIONS.firstResponse} />
        <Figure label="Wait for a person" value={formatSeconds(overview.medianHandoffWaitSeconds)} detail="median" definition={DEFINITIONS.wait} />
        <Figure label="Episodes" value={formatNumber(overview.episodes)} detail={`${formatNumber(overview.conversations)} conversations`} definition={DEFINITIONS.episodes} />
        <Figure label="Human resolution" value={formatSeconds(overview.medianResolutionSeconds)} detail="median" definition={DEFINITIONS.resolution} />
        <Figure label="Rated helpful" value={formatPercent(overview.satisfaction)} detail={of(overview.ratedHelpful, overview.rated)} definition={DEFINITIONS.satisfaction} />
        <Figure label="Guard breaches" value={formatNumber(overview.guardBreaches)} detail="must be 0" definition={DEFINITIONS.guard} alarm={overview.guardBreaches > 0} />
      </Box>
      <Card sx={{ p: 2 }}>
        <Typography variant="h2" gutterBottom>What became of {formatNumber(overview.episodes)} episodes</Typography>
        <OutcomeBar counts={overview} total={overview.episodes} />
      </Card>
      <Card sx={{ p: 2 }}><SeriesChart points={report.series} /></Card>
      <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr', xl: '1fr 1fr 1.4fr' } }}>
        <Reasons reasons={report.handoffReasons} />
        <ByTag tags={report.byTag} />
        <Topics topics={report.topics} />
      </Box>
    </Stack>
  );
}

function Loading(): ReactElement {
  return (
    <Stack spacing={2} aria-busy aria-label="Loading the figures">
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' } }}>{[...Array(8).keys()].map((key) => <Skeleton key={key} variant="rounded" height={104} />)}</Box>
      <Skeleton variant="rounded" height={96} />
      <Skeleton variant="rounded" height={340} />
    </Stack>
  );
}

import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { AiUsageTotalsDocument, type AiUsageTotalsQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';
import { Records, type Column } from '../shared/records';

type Day = AiUsageTotalsQuery['aiUsage'][number];
const SHOWN_DAYS = 14;
const whole = new Intl.NumberFormat('en');

/** What models used in the last 30 days: totals, then day by day. */
export function AiUsage({ currency }: { currency: string }): ReactElement | null {
  const mayRead = useMay('administer');
  const { data, error, refetch } = useQuery(AiUsageTotalsDocument, { fetchPolicy: 'cache-and-network', skip: !mayRead });
  if (!mayRead) return null;
  return (
    <Box component="section" aria-label="What it used">
      <Typography variant="h2" gutterBottom>What it used, last 30 days</Typography>
      {error ? <Alert severity="error" action={<Button onClick={() => void refetch()}>Try again</Button>}>{explain(error)}</Alert> : null}
      {data ? <Totals days={data.aiUsage} currency={currency} /> : error ? null : <Skeleton variant="rounded" height={160} />}
    </Box>
  );
}

interface Row extends Pick<Day, 'calls' | 'failures' | 'tokensIn' | 'tokensOut' | 'cost'> {
  key: string;
  head: string;
  model: string;
}

function Totals({ days, currency }: { days: readonly Day[]; currency: string }): ReactElement {
  if (days.length === 0) return <Typography color="text.secondary">Nothing yet. Calls, tokens and cost appear with the first answer that a model writes.</Typography>;
  const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0);
  const money = new Intl.NumberFormat('en', { style: 'currency', currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD', maximumFractionDigits: 4 });
  const priced = days.some((day) => day.cost !== null);
  const rows: Row[] = [
    { key: 'total', head: 'Together', model: 'All', calls: sum((day) => day.calls), failures: sum((day) => day.failures), tokensIn: sum((day) => day.tokensIn), tokensOut: sum((day) => day.tokensOut), cost: priced ? sum((day) => day.cost ?? 0) : null },
    ...days.slice(0, SHOWN_DAYS).map((day) => ({ ...day, key: `${day.day} ${day.model}`, head: day.day })),
  ];
  const figure = (name: string, cell: (row: Row) => ReactNode): Column<Row> => ({ name, align: 'right', cell });
  const columns: Column<Row>[] = [
    { name: 'Day', cell: (row) => (row.key === 'total' ? <strong>{row.head}</strong> : row.head) },
    { name: 'Model', cell: (row) => row.model },
    figure('Calls', (row) => whole.format(row.calls)),
    figure('Not used', (row) => whole.format(row.failures)),
    figure('Tokens read', (row) => whole.format(row.tokensIn)),
    figure('Tokens written', (row) => whole.format(row.tokensOut)),
    figure('Cost', (row) => (row.cost === null ? '–' : money.format(row.cost))),
  ];
  return <Records label="Usage by day" columns={columns} rows={rows} keyOf={(row) => row.key} />;
}

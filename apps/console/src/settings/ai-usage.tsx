import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { AiUsageTotalsDocument, type AiUsageTotalsQuery } from '../gql/types';
import { useMay } from '../providers/permissions';
import { explain } from '../providers/user-errors';

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

function Totals({ days, currency }: { days: readonly Day[]; currency: string }): ReactElement {
  if (days.length === 0) return <Typography color="text.secondary">Nothing yet. Calls, tokens and cost appear with the first answer that a model writes.</Typography>;
  const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0);
  const money = new Intl.NumberFormat('en', { style: 'currency', currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD', maximumFractionDigits: 4 });
  const priced = days.some((day) => day.cost !== null);
  const row = (key: string, head: string, model: string, day: Pick<Day, 'calls' | 'failures' | 'tokensIn' | 'tokensOut' | 'cost'>, strong = false): ReactElement => (
    <TableRow key={key} sx={{ '& td, & th': { fontWeight: strong ? 600 : 400 } }}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>{head}</TableCell>
      <TableCell>{model}</TableCell>
      {[whole.format(day.calls), whole.format(day.failures), whole.format(day.tokensIn), whole.format(day.tokensOut), day.cost === null ? '–' : money.format(day.cost)].map((value, index) => (
        <TableCell key={index} align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>{value}</TableCell>
      ))}
    </TableRow>
  );
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="Usage by day">
      <Table size="small">
        <TableHead><TableRow>{['Day', 'Model', 'Calls', 'Not used', 'Tokens read', 'Tokens written', 'Cost'].map((head, index) => <TableCell key={head} align={index > 1 ? 'right' : 'left'}>{head}</TableCell>)}</TableRow></TableHead>
        <TableBody>
          {row('total', 'Together', '', { calls: sum((day) => day.calls), failures: sum((day) => day.failures), tokensIn: sum((day) => day.tokensIn), tokensOut: sum((day) => day.tokensOut), cost: priced ? sum((day) => day.cost ?? 0) : null }, true)}
          {days.slice(0, SHOWN_DAYS).map((day) => row(`${day.day} ${day.model}`, day.day, day.model, day))}
        </TableBody>
      </Table>
    </Box>
  );
}

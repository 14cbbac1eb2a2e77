import { Box, Button, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useState, type ReactElement } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { AnalyticsReportQuery } from '../gql/types';
import { formatNumber, formatPercent, formatShortDay } from '../providers/format';

type Point = AnalyticsReportQuery['analytics']['series'][number];
const SERIES = [
  { key: 'aiResolved', name: 'Resolved by the AI', color: '#2f9e44' },
  { key: 'agentResolved', name: 'Resolved by an agent', color: '#3b5bdb' },
  { key: 'handedOff', name: 'Handed to people', color: '#e8a33d' },
] as const;

/** Episodes over time; the same as a table for who prefers numbers. */
export function SeriesChart({ points }: { points: readonly Point[] }): ReactElement {
  const [asTable, setAsTable] = useState(false);
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h2">Episodes per day</Typography>
        <Button onClick={() => setAsTable((on) => !on)} aria-pressed={asTable}>{asTable ? 'As chart' : 'As table'}</Button>
      </Stack>
      <Box sx={{ height: 280, overflow: 'auto' }}>{asTable ? <SeriesTable points={points} /> : <Chart points={points} />}</Box>
    </Box>
  );
}

function Chart({ points }: { points: readonly Point[] }): ReactElement {
  const { palette } = useTheme();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...points]} margin={{ top: 4, right: 8, bottom: 0, left: -16 }} accessibilityLayer>
        <CartesianGrid stroke={palette.divider} vertical={false} />
        <XAxis dataKey="at" tickFormatter={formatShortDay} stroke={palette.text.secondary} fontSize={12} minTickGap={24} />
        <YAxis allowDecimals={false} domain={[0, 'auto']} stroke={palette.text.secondary} fontSize={12} />
        <Tooltip labelFormatter={(at) => formatShortDay(String(at))} cursor={{ fill: palette.action.hover }} contentStyle={{ background: palette.background.paper, border: `1px solid ${palette.divider}`, borderRadius: 8, fontSize: 13 }} />
        <Legend iconType="square" wrapperStyle={{ fontSize: 13 }} formatter={(name) => <span style={{ color: palette.text.primary }}>{name}</span>} />
        {SERIES.map(({ key, name, color }) => <Bar key={key} dataKey={key} name={name} fill={color} isAnimationActive={false} maxBarSize={18} />)}
      </BarChart>
    </ResponsiveContainer>
  );
}

function SeriesTable({ points }: { points: readonly Point[] }): ReactElement {
  return (
    <Table size="small" stickyHeader>
      <TableHead><TableRow>{['Day', 'Episodes', ...SERIES.map((one) => one.name), 'Deflection'].map((head) => <TableCell key={head} align={head === 'Day' ? 'left' : 'right'}>{head}</TableCell>)}</TableRow></TableHead>
      <TableBody>
        {points.map((point) => (
          <TableRow key={point.at}>
            <TableCell>{formatShortDay(point.at)}</TableCell>
            {[point.episodes, point.aiResolved, point.agentResolved, point.handedOff].map((value, index) => <TableCell key={index} align="right">{formatNumber(value)}</TableCell>)}
            <TableCell align="right">{formatPercent(point.deflectionRate)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

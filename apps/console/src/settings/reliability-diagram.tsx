import { Box, Button, Stack, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useState, type ReactElement } from 'react';
import type { AnswerGatePartsFragment } from '../gql/types';
import { formatShare } from '../providers/format';

type Bin = AnswerGatePartsFragment['reliability'][number];
const SIZE = 300;
const LEFT = 52;
const BOTTOM = 34;

/** How often answers of each confidence were supported, with intervals; on the diagonal a percentage means what it says. */
export function ReliabilityDiagram({ bins, error, basis }: { bins: readonly Bin[]; error: number; basis: AnswerGatePartsFragment['basis'] }): ReactElement {
  const [asTable, setAsTable] = useState(false);
  const used = bins.filter((bin) => bin.supported.n > 0);
  const total = used.reduce((sum, bin) => sum + bin.supported.n, 0);
  return (
    <Box component="section" aria-label="Reliability">
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography variant="h2">Does “{formatShare(0.8)} sure” mean {formatShare(0.8)}?</Typography>
        <Button onClick={() => setAsTable((on) => !on)} aria-pressed={asTable}>{asTable ? 'As chart' : 'As table'}</Button>
      </Stack>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {basis === 'OWN' ? 'Your labelled questions' : 'The project’s own question sets'}, n = {total}. On average the stated figure is off by {formatShare(error)}.
      </Typography>
      {asTable ? <BinTable bins={used} /> : <Chart bins={used} />}
    </Box>
  );
}

function Chart({ bins }: { bins: readonly Bin[] }): ReactElement {
  const { palette } = useTheme();
  const x = (value: number): number => LEFT + value * (SIZE - LEFT - 18);
  const y = (value: number): number => 8 + (1 - value) * (SIZE - BOTTOM - 8);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const said = bins.map((bin) => `${formatShare(bin.confidence)} sure: ${formatShare(bin.supported.share)} supported, n = ${bin.supported.n}`).join('; ');
  return (
    <Box component="svg" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`Reliability. ${said || 'Nothing was judged yet'}`} sx={{ width: '100%', maxWidth: 420, display: 'block' }}>
      {ticks.map((tick) => (
        <g key={tick} fontSize={9} fill={palette.text.secondary}>
          <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke={palette.divider} />
          <text x={LEFT - 6} y={y(tick) + 3} textAnchor="end">{formatShare(tick)}</text>
          <text x={x(tick)} y={SIZE - BOTTOM + 14} textAnchor="middle">{formatShare(tick)}</text>
        </g>
      ))}
      <text x={x(0.5)} y={SIZE - 4} textAnchor="middle" fontSize={10} fill={palette.text.secondary}>How sure the AI was</text>
      <text transform={`translate(10 ${y(0.5)}) rotate(-90)`} textAnchor="middle" fontSize={10} fill={palette.text.secondary}>Supported by the documents</text>
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={palette.text.secondary} strokeDasharray="4 4" />
      {bins.map((bin) => (
        <g key={bin.from} stroke={palette.primary.main}>
          <line x1={x(bin.confidence)} x2={x(bin.confidence)} y1={y(bin.supported.low)} y2={y(bin.supported.high)} strokeWidth={1.5} opacity={0.55} />
          <circle cx={x(bin.confidence)} cy={y(bin.supported.share)} r={Math.min(8, 2.5 + Math.sqrt(bin.supported.n) / 2)} fill={palette.primary.main} />
        </g>
      ))}
    </Box>
  );
}

function BinTable({ bins }: { bins: readonly Bin[] }): ReactElement {
  return (
    <Table size="small">
      <TableHead><TableRow><TableCell>How sure</TableCell><TableCell align="right">Supported</TableCell><TableCell align="right">{formatShare(0.95)} interval</TableCell><TableCell align="right">n</TableCell></TableRow></TableHead>
      <TableBody>
        {bins.map(({ from, confidence, supported }) => (
          <TableRow key={from}>
            <TableCell>{formatShare(confidence)}</TableCell>
            <TableCell align="right">{formatShare(supported.share)}</TableCell>
            <TableCell align="right">{formatShare(supported.low)} to {formatShare(supported.high)}</TableCell>
            <TableCell align="right">{supported.n}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

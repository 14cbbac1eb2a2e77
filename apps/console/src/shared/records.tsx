import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, useMediaQuery, type Theme } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { Hidden } from './hidden';

export interface Column<T> {
  name: string;
  /** Says more of the name, where it needs it. */
  head?: ReactNode;
  /** Its name is only read out: what stands in it says itself what it is. */
  unnamed?: boolean;
  align?: 'right';
  /** May a cell's words stand on several lines? */
  wrap?: boolean;
  cell(row: T): ReactNode;
}

interface Given<T> {
  /** What the rows are, for who does not see them. */
  label: string;
  /** The first one names the row. */
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf(row: T): string;
  /** From this height on the table scrolls in itself, in px. */
  maxHeight?: number;
}

/** Rows of facts: a table, and on a phone, where a table would scroll sideways, one below the other with the facts' names. */
export function Records<T>(given: Given<T>): ReactElement {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return narrow ? <Stacked {...given} /> : <AsTable {...given} />;
}

function AsTable<T>({ label, columns, rows, keyOf, maxHeight }: Given<T>): ReactElement {
  return (
    <TableContainer sx={{ maxHeight }}>
      <Table size="small" stickyHeader={maxHeight !== undefined} aria-label={label}>
        <TableHead>
          <TableRow>{columns.map(({ name, head, align, unnamed }) => <TableCell key={name} align={align} sx={unnamed ? { position: 'relative' } : undefined}>{unnamed ? <Hidden>{name}</Hidden> : (head ?? name)}</TableCell>)}</TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)}>
              {columns.map(({ name, align, wrap, cell }, at) => (
                <TableCell key={name} align={align} sx={wrap ? { minWidth: 140, overflowWrap: 'anywhere', verticalAlign: 'top' } : { whiteSpace: 'nowrap', verticalAlign: 'top' }} {...(at === 0 ? { component: 'th', scope: 'row' } : {})}>{cell(row)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Stacked<T>({ label, columns: [first, ...others], rows, keyOf }: Given<T>): ReactElement {
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={keyOf(row)} sx={{ px: 2, py: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{first?.cell(row)}</Box>
          <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, rowGap: 0.25 }}>
            {others.map(({ name, unnamed, cell }) => [
              <Typography key={`${name} name`} component="dt" variant="body2" color="text.secondary" sx={{ position: 'relative' }}>{unnamed ? <Hidden>{name}</Hidden> : name}</Typography>,
              <Typography key={name} component="dd" variant="body2" sx={{ m: 0, minWidth: 0, textAlign: 'end', overflowWrap: 'anywhere' }}>{cell(row)}</Typography>,
            ])}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

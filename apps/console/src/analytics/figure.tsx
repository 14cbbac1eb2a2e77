import { Box, Card, Tooltip, Typography } from '@mui/material';
import type { ReactElement } from 'react';

/** One number with its unit, what it is made of, and its definition. */
export function Figure({ label, value, detail, definition, alarm = false }: { label: string; value: string; detail?: string; definition: string; alarm?: boolean }): ReactElement {
  return (
    <Card sx={{ p: 2, minHeight: 104 }}>
      <Tooltip title={definition}>
        <Typography variant="body2" color="text.secondary" tabIndex={0} component="h2" sx={{ display: 'inline', borderBottom: '1px dotted', borderColor: 'divider' }}>{label}</Typography>
      </Tooltip>
      <Box sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.3, fontVariantNumeric: 'tabular-nums', color: alarm ? 'error.main' : 'text.primary' }}>{value}</Box>
      <Typography variant="caption" color="text.secondary">{detail ?? '\u00a0'}</Typography>
    </Card>
  );
}

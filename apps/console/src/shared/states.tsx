import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import { text } from '../messages';
import { explain } from '../providers/user-errors';

/** An empty list: what it is for and what to do next. */
export function EmptyState({ title, hint, action, icon }: { title: string; hint: string; action?: ReactNode; icon?: ReactNode }): ReactElement {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', gap: 1, py: 6, px: 3, color: 'text.secondary' }}>
      {icon}
      <Typography variant="h3" component="p" sx={{ color: 'text.primary' }}>{title}</Typography>
      <Typography variant="body2" sx={{ maxWidth: 420 }}>{hint}</Typography>
      {action ? <Box sx={{ mt: 1 }}>{action}</Box> : null}
    </Box>
  );
}

/** A list or page that could not be read: why, and a way to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactElement {
  return (
    <Box sx={{ p: 2 }}>
      <Alert severity="error" action={<Button color="inherit" onClick={onRetry}>{text.common.retry}</Button>}>{explain(error)}</Alert>
    </Box>
  );
}

/** Lines that stand where rows will be. */
export function ListSkeleton({ rows = 6, height = 56 }: { rows?: number; height?: number }): ReactElement {
  return (
    <Box aria-busy="true" aria-label={text.common.loading} role="status" sx={{ p: 2, display: 'grid', gap: 1.5 }}>
      {Array.from({ length: rows }, (_, index) => (
        <Box key={index} sx={{ height, display: 'grid', alignContent: 'center', gap: 0.5 }}>
          <Skeleton width={`${45 + ((index * 17) % 30)}%`} />
          {height > 40 ? <Skeleton width={`${65 + ((index * 13) % 30)}%`} /> : null}
        </Box>
      ))}
    </Box>
  );
}

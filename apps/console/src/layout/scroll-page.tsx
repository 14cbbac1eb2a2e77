import { Box } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';

/** The scrolling region of every screen that is not the inbox. */
export function ScrollPage({ children }: { children: ReactNode }): ReactElement {
  return <Box sx={{ height: '100%', overflowY: 'auto' }}>{children}</Box>;
}

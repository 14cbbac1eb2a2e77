import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';

/** Heard, not seen. */
export function Hidden({ children, live = false }: { children: ReactNode; live?: boolean }): ReactElement {
  return (
    <Box component="span" role={live ? 'status' : undefined} sx={{ position: 'absolute', width: 1, height: 1, m: '-1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}>
      {children}
    </Box>
  );
}

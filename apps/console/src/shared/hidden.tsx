import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';

/** Out of sight, still read out. */
export const visuallyHidden = { position: 'absolute', width: '1px', height: '1px', m: '-1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;

/** Heard, not seen. */
export function Hidden({ children, live = false }: { children: ReactNode; live?: boolean }): ReactElement {
  return (
    <Box component="span" role={live ? 'status' : undefined} sx={visuallyHidden}>
      {children}
    </Box>
  );
}

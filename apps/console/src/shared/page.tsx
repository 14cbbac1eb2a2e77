import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { setScreen } from './tab-title';

/** Names the tab of the browser after the screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    setScreen(title);
  }, [title]);
}

/** The same where a screen draws its own heading. */
export function ScreenTitle({ title }: { title: string }): null {
  useTitle(title);
  return null;
}

/** The frame of every screen but the inbox: one heading, one line of what it is for, its actions, its content. */
export function Page({ title, lead, actions, children, width = 1120 }: { title: string; lead?: string; actions?: ReactNode; children: ReactNode; width?: number }): ReactElement {
  useTitle(title);
  return (
    <Box sx={{ overflowY: 'auto', height: '100%' }}>
      <Box sx={{ maxWidth: width, mx: 'auto', px: { xs: 2, md: 4 }, py: { xs: 2, md: 3 } }}>
        <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 2, mb: 3 }}>
          <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
            <Typography variant="h1">{title}</Typography>
            {lead ? <Typography variant="body1" sx={{ color: 'text.secondary', mt: 0.5, maxWidth: 720 }}>{lead}</Typography> : null}
          </Box>
          {actions ? <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>{actions}</Box> : null}
        </Box>
        {children}
      </Box>
    </Box>
  );
}

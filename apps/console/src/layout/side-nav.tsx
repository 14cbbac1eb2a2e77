import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactElement } from 'react';
import { LinkBase, useLocation } from 'react-admin';
import { text } from '../messages';
import { Bell } from '../notifications/bell';
import { MAIN } from './destinations';
import { KNOWLEDGE } from './knowledge-tabs';
import { UserMenu } from './user-menu';

/** The places of the console. A rail at the side; in the drawer of a small screen the same with its labels beside. */
export function SideNav({ wide = false, waiting, onNavigate, onPalette, onHelp }: { wide?: boolean; waiting: number | null; onNavigate?: () => void; onPalette: () => void; onHelp: () => void }): ReactElement {
  const { pathname } = useLocation();
  return (
    <Box component="nav" aria-label={text.nav.label} sx={{ width: wide ? 240 : 84, flex: 'none', display: 'flex', flexDirection: 'column', gap: 0.5, py: 1, px: 0.75, bgcolor: 'background.paper', borderRight: 1, borderColor: 'divider', height: '100%', overflowY: 'auto' }}>
      {MAIN.filter(({ path }) => path === '/documents' || !KNOWLEDGE.some((place) => place.path === path)).map(({ path, label, icon: Icon, key }) => {
        // The tabs above the documents lead on to the other places of the knowledge.
        const here = pathname === path || pathname.startsWith(`${path}/`) || (path === '/documents' && KNOWLEDGE.some((place) => pathname === place.path || pathname.startsWith(`${place.path}/`)));
        return (
          <ButtonBase
            key={path}
            component={LinkBase}
            to={path}
            onClick={onNavigate}
            aria-current={here ? 'page' : undefined}
            title={key ? `G ${key.toUpperCase()}` : undefined}
            sx={{ flexDirection: wide ? 'row' : 'column', justifyContent: wide ? 'flex-start' : 'center', gap: wide ? 1.5 : 0.25, minHeight: wide ? 44 : 52, px: wide ? 1.5 : 0, borderRadius: 1, fontSize: wide ? '0.875rem' : '0.6875rem', fontWeight: here ? 650 : 500, color: here ? 'primary.main' : 'text.secondary', bgcolor: here ? 'action.selected' : 'transparent', '&:hover': { bgcolor: 'action.hover' } }}
          >
            <Badge badgeContent={path === '/inbox' ? (waiting ?? 0) : 0} color="error" max={99} slotProps={{ badge: { 'aria-label': text.nav.waiting(waiting ?? 0) } }}>
              <Icon fontSize="small" aria-hidden />
            </Badge>
            <span>{label}</span>
          </ButtonBase>
        );
      })}
      <Box sx={{ flex: 1 }} />
      {wide ? null : <Bell rail />}
      <UserMenu wide={wide} onPalette={onPalette} onHelp={onHelp} />
    </Box>
  );
}

import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import MenuIcon from '@mui/icons-material/Menu';
import { Suspense, useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useLocation, useLogout, useNavigate } from 'react-admin';
import { InboxCountsProvider, useCounts } from '../conversations/inbox-counts';
import { OutboxProvider } from '../conversations/outbox-provider';
import { VIEWS } from '../conversations/views';
import { text } from '../messages';
import { Bell } from '../notifications/bell';
import { NoticesProvider } from '../notifications/notices-provider';
import { useMe } from '../providers/permissions';
import { ConnectionBanner } from '../realtime/connection-banner';
import { InboxFeedProvider } from '../realtime/inbox-feed';
import { ListSkeleton } from '../shared/states';
import { CommandPalette } from './command-palette';
import { MAIN } from './destinations';
import { ErrorBoundary } from './error-boundary';
import { KeyHelp } from './key-help';
import { KNOWLEDGE } from './knowledge-tabs';
import { SideNav } from './side-nav';
import { useKeys } from './use-keys';

/** The frame around every screen, with what lives as long as somebody is signed in: the inbox feed and the outbox. */
export function AppLayout({ children }: { children?: ReactNode }): ReactElement {
  const me = useMe();
  const logout = useLogout();
  const leaving = useRef(false);
  useEffect(() => {
    // The session ended elsewhere: in another tab, or because the API no longer takes its token. Once: `logout` is another
    // one after every navigation, so that leaving again for each would never arrive.
    if (!me && !leaving.current) void logout();
    leaving.current = !me;
  }, [me, logout]);
  if (!me) return <ListSkeleton />;
  return (
    <InboxFeedProvider key={me.id}>
      <OutboxProvider agentId={me.id}>
        <InboxCountsProvider me={me.id}>
          <NoticesProvider me={me.id}>
            <Frame>{children}</Frame>
          </NoticesProvider>
        </InboxCountsProvider>
      </OutboxProvider>
    </InboxFeedProvider>
  );
}

function Frame({ children }: { children: ReactNode }): ReactElement {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const counts = useCounts();
  const small = useMediaQuery('(max-width: 719px)');
  const [nav, setNav] = useState(false);
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);

  useKeys({ '?': () => setHelp(true) }, {
    ...Object.fromEntries(MAIN.flatMap(({ key, path }) => (key ? [[key, () => navigate(path)] as const] : []))),
    ...Object.fromEntries(VIEWS.map((view) => [view.key, () => navigate(`/inbox/${view.id}`)] as const)),
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette((open) => !open);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const waiting = counts?.['needs-you'] ?? null;
  const place = [...MAIN, ...KNOWLEDGE].find(({ path }) => pathname.startsWith(path))?.label ?? text.app.name;
  const toContent = (): void => document.getElementById('content')?.focus();
  return (
    <Box sx={{ height: '100dvh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default', color: 'text.primary' }}>
      <Box component="button" type="button" onClick={toContent} sx={{ position: 'fixed', zIndex: 2000, top: 8, left: 8, px: 2, py: 1, border: 0, borderRadius: 1, bgcolor: 'primary.main', color: 'primary.contrastText', font: 'inherit', transform: 'translateY(-200%)', '&:focus': { transform: 'none' } }}>
        {text.nav.skip}
      </Box>
      {small ? (
        <AppBar position="static" color="inherit" elevation={0} sx={{ borderBottom: 1, borderColor: 'divider' }}>
          <Toolbar variant="dense" sx={{ gap: 1, minHeight: 48, px: 1 }}>
            <IconButton onClick={() => setNav(true)} aria-label={text.nav.open} size="medium"><MenuIcon /></IconButton>
            <Typography variant="h2" component="p" sx={{ flex: 1 }}>{place}</Typography>
            <Bell rail={false} />
          </Toolbar>
          <Drawer open={nav} onClose={() => setNav(false)}>
            <SideNav wide waiting={waiting} onNavigate={() => setNav(false)} onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
          </Drawer>
        </AppBar>
      ) : null}
      <ConnectionBanner />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        {small ? null : <SideNav waiting={waiting} onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />}
        <Box component="main" id="content" tabIndex={-1} sx={{ flex: 1, minWidth: 0, minHeight: 0, outline: 'none' }}>
          <ErrorBoundary place={pathname}>
            <Suspense fallback={<ListSkeleton />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      <CommandPalette open={palette} onClose={() => setPalette(false)} />
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </Box>
  );
}

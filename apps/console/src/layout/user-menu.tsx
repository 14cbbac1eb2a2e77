import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import HelpIcon from '@mui/icons-material/KeyboardOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import LogoutIcon from '@mui/icons-material/LogoutOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useRef, useState, type ReactElement } from 'react';
import { useLogout, useTheme } from 'react-admin';
import { useTheme as useMuiTheme } from '@mui/material/styles';
import { text } from '../messages';
import { useMe } from '../providers/permissions';

/** The first letters of a name, at most two. */
export function initials(name: string): string {
  return name.split(/\s+/).filter(Boolean).slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('');
}

/** Who is signed in, light or dark, help, and the way out. */
export function UserMenu({ wide, onPalette, onHelp }: { wide: boolean; onPalette: () => void; onHelp: () => void }): ReactElement | null {
  const me = useMe();
  const logout = useLogout();
  const [, setTheme] = useTheme();
  const dark = useMuiTheme().palette.mode === 'dark';
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  if (!me) return null;
  const pick = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <>
      <ButtonBase ref={anchor} onClick={() => setOpen(true)} aria-haspopup="menu" aria-expanded={open} aria-label={text.userMenu.open(me.name)} sx={{ justifyContent: wide ? 'flex-start' : 'center', gap: 1.5, p: 1, borderRadius: 1, '&:hover': { bgcolor: 'action.hover' } }}>
        <Avatar sx={{ width: 32, height: 32, fontSize: '0.8125rem', fontWeight: 600, bgcolor: 'primary.main', color: 'primary.contrastText' }}>{initials(me.name)}</Avatar>
        {wide ? <Typography variant="body2" noWrap>{me.name}</Typography> : null}
      </ButtonBase>
      <Menu anchorEl={anchor.current} open={open} onClose={() => setOpen(false)} anchorOrigin={{ vertical: 'top', horizontal: 'right' }} transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}>
        <Box sx={{ px: 2, py: 1 }}>
          <Typography variant="h3" component="p">{me.name}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>{me.email} · {text.roles[me.role]}</Typography>
        </Box>
        <Divider />
        <MenuItem onClick={pick(onPalette)}><ListItemIcon><SearchIcon fontSize="small" /></ListItemIcon><ListItemText>{text.userMenu.palette}</ListItemText><Typography variant="caption" sx={{ pl: 3, color: 'text.secondary' }}>⌘K</Typography></MenuItem>
        <MenuItem onClick={pick(onHelp)}><ListItemIcon><HelpIcon fontSize="small" /></ListItemIcon><ListItemText>{text.userMenu.keys}</ListItemText><Typography variant="caption" sx={{ pl: 3, color: 'text.secondary' }}>?</Typography></MenuItem>
        <MenuItem onClick={pick(() => setTheme(dark ? 'light' : 'dark'))}><ListItemIcon>{dark ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}</ListItemIcon><ListItemText>{dark ? text.userMenu.light : text.userMenu.dark}</ListItemText></MenuItem>
        <Divider />
        <MenuItem onClick={pick(() => void logout())}><ListItemIcon><LogoutIcon fontSize="small" /></ListItemIcon><ListItemText>{text.userMenu.signOut}</ListItemText></MenuItem>
      </Menu>
    </>
  );
}

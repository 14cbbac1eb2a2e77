import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import ArrowIcon from '@mui/icons-material/ArrowForward';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useMemo, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useNavigate } from 'react-admin';
import { VIEWS } from '../conversations/views';
import { text } from '../messages';
import { MAIN, SETTINGS } from './destinations';

interface Command {
  label: string;
  path: string;
}

const COMMANDS: readonly Command[] = [
  ...VIEWS.map((view) => ({ label: `${text.nav.inbox}: ${text.views[view.id]}`, path: `/inbox/${view.id}` })),
  ...MAIN.filter((place) => place.path !== '/inbox').map(({ label, path }) => ({ label, path })),
  ...SETTINGS.map(({ label, path }) => ({ label: `${text.nav.settings}: ${label}`, path })),
  { label: text.documents.add, path: '/documents/create' },
  { label: text.tags.add, path: '/tags/create' },
  { label: text.rules.add, path: '/rules/create' },
];

/** Commands that hold every word that was typed; and, for any words, a search of the conversations. */
export function matchCommands(query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = COMMANDS.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
  return words.length === 0 ? hits : [...hits, { label: text.palette.search(query.trim()), path: `/inbox/all?q=${encodeURIComponent(query.trim())}` }];
}

/** ⌘K: go anywhere, or search the conversations, by typing. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Dialog open={open} onClose={onClose} aria-label={text.palette.label} sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '10vh' } }}>
      {open ? <PaletteBody onClose={onClose} /> : null}
    </Dialog>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }): ReactElement {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const hits = useMemo(() => matchCommands(query), [query]);
  const active = Math.min(at, hits.length - 1);
  const go = (command: Command | undefined): void => {
    if (!command) return;
    onClose();
    navigate(command.path);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt((active + 1) % hits.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + hits.length) % hits.length);
    else if (event.key === 'Enter') go(hits[active]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <SearchIcon fontSize="small" color="action" />
        <InputBase autoFocus fullWidth value={query} placeholder={text.palette.placeholder} onKeyDown={onKeyDown} onChange={(event) => { setQuery(event.target.value); setAt(0); }} inputProps={{ role: 'combobox', 'aria-expanded': true, 'aria-controls': 'palette-list', 'aria-activedescendant': `palette-${active}`, 'aria-label': text.palette.placeholder }} />
      </Box>
      <List id="palette-list" role="listbox" dense aria-label={text.palette.label} sx={{ maxHeight: 360, overflowY: 'auto' }}>
        {hits.map((command, index) => (
          <ListItemButton key={command.path + command.label} id={`palette-${index}`} role="option" aria-selected={index === active} selected={index === active} onClick={() => go(command)} tabIndex={-1}>
            <ListItemIcon sx={{ minWidth: 32 }}><ArrowIcon fontSize="small" /></ListItemIcon>
            <ListItemText primary={command.label} />
          </ListItemButton>
        ))}
      </List>
      <Typography variant="caption" sx={{ px: 2, py: 1, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>{text.palette.hint}</Typography>
    </>
  );
}

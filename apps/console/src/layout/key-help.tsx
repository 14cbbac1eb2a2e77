import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { VIEWS } from '../conversations/views';
import { text } from '../messages';
import { MAIN } from './destinations';

/** A key as it looks on a keyboard. */
export function Key({ children }: { children: string }): ReactElement {
  return (
    <Box component="kbd" sx={{ display: 'inline-block', minWidth: 22, px: 0.75, border: 1, borderColor: 'divider', borderBottomWidth: 2, borderRadius: 0.75, bgcolor: 'sunken', color: 'text.primary', font: 'inherit', fontSize: '0.75rem', textAlign: 'center', lineHeight: '20px' }}>
      {children}
    </Box>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <Box component="section" sx={{ breakInside: 'avoid', mb: 2 }}>
      <Typography variant="overline" component="h3" sx={{ color: 'text.secondary' }}>{title}</Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '6px 12px', alignItems: 'center' }}>
        {rows.map(([keys, meaning]) => (
          <Box key={keys} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ display: 'flex', gap: 0.5 }}>{keys.split(' ').map((key) => <Key key={key}>{key}</Key>)}</Box>
            <Typography component="dd" variant="body2" sx={{ m: 0 }}>{meaning}</Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Every key and what it does. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  return (
    <Dialog open={open} onClose={onClose} maxWidth="md" aria-labelledby="key-help">
      <DialogTitle id="key-help">{text.keys.title}</DialogTitle>
      <DialogContent sx={{ columnCount: { xs: 1, sm: 2 }, columnGap: 4 }}>
        <Keys title={text.keys.list} rows={text.keys.listRows} />
        <Keys title={text.keys.conversation} rows={text.keys.conversationRows} />
        <Keys title={text.keys.everywhere} rows={text.keys.everywhereRows} />
        <Keys title={text.keys.go} rows={[...MAIN.flatMap(({ key, label }) => (key ? [[`G ${key.toUpperCase()}`, label] as const] : [])), ...VIEWS.map((view) => [`G ${view.key.toUpperCase()}`, text.views[view.id]] as const)]} />
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{text.common.close}</Button></DialogActions>
    </Dialog>
  );
}

import { Box, Paper, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { Link } from 'react-router-dom';
import { text } from '../messages';
import type { Canned } from './canned';

/** Names the list and its lines for the field that steers it. */
export const CANNED_LIST = 'canned-replies';
export const cannedOption = (index: number): string => `${CANNED_LIST}-${index}`;

/** The canned replies that fit what is typed, above the field; the focus stays in the field. */
export function CannedPicker({ hits, active, none, onPick }: { hits: readonly Canned[]; active: number; /** There is none at all, so what would be offered has to be made first. */ none: boolean; onPick(one: Canned): void }): ReactElement {
  return (
    <Paper elevation={6} sx={{ position: 'absolute', bottom: '100%', left: 0, right: 0, mb: 0.5, zIndex: 2, border: 1, borderColor: 'divider', maxHeight: 260, overflowY: 'auto' }}>
      <Box id={CANNED_LIST} role="listbox" aria-label={text.canned.title}>
        {hits.map((one, index) => (
          // The field keeps the focus: a press on a line must not take it away.
          <Box key={one.id} id={cannedOption(index)} role="option" aria-selected={index === active} data-testid="canned" onPointerDown={(event) => event.preventDefault()} onClick={() => onPick(one)} sx={{ px: 1.5, py: 0.75, cursor: 'pointer', bgcolor: index === active ? 'action.selected' : 'transparent', '&:hover': { bgcolor: 'action.hover' } }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>/{one.shortcut}</Typography>
            <Typography variant="caption" color="text.secondary" component="p" noWrap dir="auto">{one.text}</Typography>
          </Box>
        ))}
      </Box>
      {hits.length === 0 ? <Typography variant="body2" color="text.secondary" sx={{ px: 1.5, py: 1 }}>{none ? text.canned.none : text.canned.noMatch} <Link to="/settings/replies">{text.canned.manage}</Link></Typography> : null}
    </Paper>
  );
}

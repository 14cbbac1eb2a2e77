import AddIcon from '@mui/icons-material/Add';
import { Button, Chip, Menu, MenuItem } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { PartEditor } from './part-editor';
import { wordsOf, type EditorNames, type PartKind } from './part-kinds';
import type { Part } from './rule-draft';

/** A condition or action as a chip: it reads as words, opens its editor, and can be taken away. */
export function PartChip({ part, kinds, names, not, fresh, disabled, onChange, onNot, onRemove }: { part: Part; kinds: readonly PartKind[]; names: EditorNames; not?: boolean; fresh?: boolean; disabled?: boolean; onChange(part: Part): void; onNot?(not: boolean): void; onRemove(): void }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const kind = kinds.find((one) => one.key === part.key);
  const words = `${not ? 'not: ' : ''}${wordsOf(part, kinds, names)}`;
  return (
    <>
      <Chip
        label={words} variant={not ? 'outlined' : 'filled'} disabled={disabled} onClick={kind ? (event) => setAnchor(event.currentTarget) : undefined} onDelete={onRemove}
        ref={fresh && kind && kind.fields.length > 0 ? (element: HTMLElement | null) => { if (element && !anchor && element.dataset.opened !== 'yes') { element.dataset.opened = 'yes'; setAnchor(element); } } : undefined}
        sx={{ maxWidth: '100%', height: 'auto', minHeight: 32, fontSize: 14, '& .MuiChip-label': { whiteSpace: 'normal', overflowWrap: 'anywhere', py: 0.5 } }}
      />
      {anchor && kind ? <PartEditor part={part} kind={kind} names={names} anchor={anchor} not={not} onNot={onNot} onChange={onChange} onClose={() => setAnchor(null)} /> : null}
    </>
  );
}

/** Offers the kinds that can be added. */
export function AddPart({ label, kinds, names, more = [], onAdd }: { label: string; kinds: readonly PartKind[]; names: EditorNames; more?: readonly { label: string; onClick(): void }[]; onAdd(part: Part): void }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const pick = (work: () => void): (() => void) => () => {
    setAnchor(null);
    work();
  };
  return (
    <>
      <Button size="small" startIcon={<AddIcon />} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>{label}</Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: 420 } } }}>
        {kinds.map((kind) => <MenuItem key={kind.key} dense onClick={pick(() => onAdd({ key: kind.key, value: kind.begin(names) }))}>{kind.offer}</MenuItem>)}
        {more.map((one) => <MenuItem key={one.label} dense divider={false} onClick={pick(one.onClick)} sx={{ borderTop: 1, borderColor: 'divider' }}>{one.label}</MenuItem>)}
      </Menu>
    </>
  );
}

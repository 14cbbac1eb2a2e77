import { Autocomplete, Box, Button, FormControlLabel, InputAdornment, MenuItem, Popover, Stack, Switch, TextField, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import { fieldValue, withField, type EditorNames, type Field, type Option, type PartKind } from './part-kinds';
import type { Part } from './rule-draft';

interface PartEditorProps {
  part: Part;
  kind: PartKind;
  names: EditorNames;
  anchor: HTMLElement;
  not?: boolean;
  onNot?(not: boolean): void;
  onChange(part: Part): void;
  onClose(): void;
}

/** What of a condition or action can be typed or chosen, beside its chip. */
export function PartEditor({ part, kind, names, anchor, not, onNot, onChange, onClose }: PartEditorProps): ReactElement {
  return (
    <Popover open anchorEl={anchor} onClose={onClose} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} slotProps={{ paper: { sx: { p: 2, width: 340, maxWidth: 'calc(100vw - 32px)' }, 'aria-label': kind.offer, role: 'dialog' } }}>
      <Stack component="form" spacing={2} onSubmit={(event) => { event.preventDefault(); onClose(); }}>
        <Typography variant="overline" color="text.secondary">{kind.offer}</Typography>
        {kind.fields.map((field, index) => <FieldInput key={field.path} field={field} value={fieldValue(part, field)} names={names} autoFocus={index === 0} onChange={(value) => onChange(withField(part, field, value))} />)}
        {kind.fields.length === 0 ? <Typography variant="body2" color="text.secondary">There is nothing to set.</Typography> : null}
        {onNot ? <FormControlLabel control={<Switch size="small" checked={not} onChange={(_, on) => onNot(on)} />} label="The opposite: when this does not hold" /> : null}
        <Box><Button type="submit" size="small" variant="contained">Done</Button></Box>
      </Stack>
    </Popover>
  );
}

function FieldInput({ field, value, names, autoFocus, onChange }: { field: Field; value: unknown; names: EditorNames; autoFocus: boolean; onChange(value: unknown): void }): ReactElement {
  const options: readonly Option[] = typeof field.options === 'function' ? field.options(names) : (field.options ?? []);
  const shown = value === undefined || value === null ? '' : value;
  const common = { label: field.label, size: 'small' as const, fullWidth: true, autoFocus, helperText: field.help, required: !field.optional };
  switch (field.type) {
    case 'choice':
      return (
        <TextField {...common} select value={options.some(([one]) => one === String(shown)) ? String(shown) : ''} onChange={(event) => onChange(event.target.value)} helperText={options.length === 0 ? 'There is none yet. Make one in the settings first.' : field.help} slotProps={{ select: { displayEmpty: field.optional }, inputLabel: { shrink: true } }}>
          {field.optional ? <MenuItem value=""><em>none in particular</em></MenuItem> : null}
          {options.map(([one, words]) => <MenuItem key={one} value={one}>{words}</MenuItem>)}
        </TextField>
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return <Autocomplete multiple size="small" options={[...options]} value={options.filter(([one]) => chosen.includes(one))} getOptionLabel={([, words]) => words} isOptionEqualToValue={(a, b) => a[0] === b[0]} onChange={(_, picked) => onChange(picked.map(([one]) => one))} renderInput={(params) => <TextField {...params} label={field.label} helperText={field.help} />} />;
    }
    case 'yes-no':
      return <FormControlLabel control={<Switch checked={value !== false} onChange={(_, on) => onChange(on)} />} label={field.label} />;
    case 'number':
      return <TextField {...common} type="number" value={String(shown)} onChange={(event) => onChange(event.target.value === '' ? '' : Number(event.target.value))} slotProps={{ htmlInput: { step: 'any' } }} />;
    case 'percent':
      return <TextField {...common} type="number" value={shown === '' ? '' : Math.round(Number(shown) * 100)} onChange={(event) => onChange(event.target.value === '' ? '' : Math.max(0, Math.min(100, Number(event.target.value))) / 100)} slotProps={{ htmlInput: { min: 0, max: 100 }, input: { endAdornment: <InputAdornment position="end">%</InputAdornment> } }} />;
    case 'time':
      return <TextField {...common} type="time" value={String(shown)} onChange={(event) => onChange(event.target.value)} />;
    case 'long':
      return <TextField {...common} multiline minRows={3} value={String(shown)} onChange={(event) => onChange(event.target.value)} slotProps={{ htmlInput: { maxLength: 2000 } }} />;
    case 'text':
      return <TextField {...common} value={String(shown)} onChange={(event) => onChange(event.target.value)} slotProps={{ htmlInput: { maxLength: 500 } }} />;
  }
}

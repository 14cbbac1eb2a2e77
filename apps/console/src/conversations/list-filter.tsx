import { useQuery } from '@apollo/client/react';
import { Badge, Box, Button, Chip, IconButton, Popover, Stack, Tooltip, Typography } from '@mui/material';
import FilterList from '@mui/icons-material/FilterList';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { TagListDocument, type Priority } from '../gql/types';
import { text } from '../messages';
import { TagMark } from '../shared/marks';
import type { Narrowing } from './views';

const PRIORITIES: readonly Priority[] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];
const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

/** Narrows the list by priority and tags. Several of one kind widen each other, the kinds narrow each other. */
export function ListFilter({ narrowing, onNarrow }: { narrowing: Narrowing; onNarrow(next: Narrowing): void }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useQuery(TagListDocument, { variables: { includeArchived: false }, skip: anchor === null && narrowing.tagIds.length === 0 });
  const titleId = useId();
  const active = narrowing.tagIds.length + narrowing.priorities.length;
  const label = active > 0 ? text.filter.active(active) : text.filter.open;
  return (
    <>
      <Tooltip title={label}>
        <IconButton size="small" aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
          <Badge badgeContent={active} color="primary"><FilterList fontSize="small" /></Badge>
        </IconButton>
      </Tooltip>
      <Popover open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }} transformOrigin={{ vertical: 'top', horizontal: 'right' }} slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId, sx: { width: 320, maxHeight: 480, p: 2 } } }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
          <Typography id={titleId} variant="h3" component="h2">{text.filter.open}</Typography>
          <Button onClick={() => onNarrow({ ...narrowing, tagIds: [], priorities: [] })} disabled={active === 0}>{text.filter.clear}</Button>
        </Stack>
        <Choices title={text.filter.priority}>
          {PRIORITIES.map((one) => (
            <Toggle key={one} on={narrowing.priorities.includes(one)} onToggle={() => onNarrow({ ...narrowing, priorities: toggled(narrowing.priorities, one) })} label={text.priorities[one]} />
          ))}
        </Choices>
        <Choices title={text.filter.tags}>
          {(data?.tags ?? []).map((tag) => (
            <Toggle key={tag.id} on={narrowing.tagIds.includes(tag.id)} onToggle={() => onNarrow({ ...narrowing, tagIds: toggled(narrowing.tagIds, tag.id) })} label={tag.name} />
          ))}
        </Choices>
      </Popover>
    </>
  );
}

/** What narrows the list, where it can be seen and taken off again. Takes no room while nothing does. */
export function ActiveFilters({ narrowing, onNarrow }: { narrowing: Narrowing; onNarrow(next: Narrowing): void }): ReactElement | null {
  const { data } = useQuery(TagListDocument, { variables: { includeArchived: false }, skip: narrowing.tagIds.length === 0 });
  if (narrowing.tagIds.length + narrowing.priorities.length === 0) return null;
  return (
    <Stack direction="row" aria-label={text.filter.open} sx={{ gap: 0.5, flexWrap: 'wrap', px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      {narrowing.priorities.map((one) => <Chip key={one} size="small" label={text.priorities[one]} onDelete={() => onNarrow({ ...narrowing, priorities: toggled(narrowing.priorities, one) })} />)}
      {narrowing.tagIds.map((id) => {
        const tag = data?.tags.find((known) => known.id === id);
        return <TagMark key={id} name={tag?.name ?? '…'} color={tag?.color ?? ''} onRemove={() => onNarrow({ ...narrowing, tagIds: toggled(narrowing.tagIds, id) })} />;
      })}
    </Stack>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box role="group" aria-label={title} sx={{ mb: 1.5 }}>
      <Typography variant="overline" component="p" color="text.secondary">{title}</Typography>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.75 }}>{children}</Stack>
    </Box>
  );
}

function Toggle({ on, onToggle, label }: { on: boolean; onToggle(): void; label: string }): ReactElement {
  return <Chip size="small" label={label} onClick={onToggle} aria-pressed={on} color={on ? 'primary' : 'default'} variant={on ? 'filled' : 'outlined'} />;
}

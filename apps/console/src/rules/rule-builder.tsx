import CloseIcon from '@mui/icons-material/Close';
import { Box, IconButton, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { AddPart, PartChip } from './part-chip';
import { ACTIONS, CONDITIONS, type EditorNames } from './part-kinds';
import type { Group, Node, Part, RuleDraft } from './rule-draft';

/** Groups within groups that the builder makes; the API takes five. */
const MAX_DEPTH = 3;

/** A rule as the sentence it is, each part a chip: when a message … then …. */
export function RuleBuilder({ draft, names, disabled, onChange }: { draft: RuleDraft; names: EditorNames; disabled?: boolean; onChange(draft: RuleDraft): void }): ReactElement {
  const [fresh, setFresh] = useState<Part | null>(null);
  const left = ACTIONS.filter((kind) => kind.key === 'addTag' || kind.key === 'notify' || kind.key === 'webhook' || kind.key === 'note' || kind.key === 'setAttribute' || !draft.then.some((part) => part.key === kind.key));
  const setThen = (then: Part[]): void => onChange({ ...draft, then });
  return (
    <Stack spacing={2}>
      <Box>
        <Typography variant="h2" gutterBottom>When a message</Typography>
        <GroupEditor group={draft.when} names={names} depth={1} disabled={disabled} onChange={(when) => onChange({ ...draft, when })} />
      </Box>
      <Box>
        <Typography variant="h2" gutterBottom>then</Typography>
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {draft.then.map((part, index) => (
            <Box key={index} sx={{ display: 'contents' }}>
              {index > 0 ? <Typography component="span" color="text.secondary">and</Typography> : null}
              <PartChip part={part} kinds={ACTIONS} names={names} fresh={part === fresh} disabled={disabled} onChange={(changed) => setThen(draft.then.map((one, at) => (at === index ? changed : one)))} onRemove={() => setThen(draft.then.filter((_, at) => at !== index))} />
            </Box>
          ))}
          {disabled ? null : <AddPart label="Add an action" kinds={left} names={names} onAdd={(part) => { setFresh(part); setThen([...draft.then, part]); }} />}
        </Stack>
      </Box>
    </Stack>
  );
}

function GroupEditor({ group, names, depth, disabled, onChange, onRemove }: { group: Group; names: EditorNames; depth: number; disabled?: boolean; onChange(group: Group): void; onRemove?(): void }): ReactElement {
  const [fresh, setFresh] = useState<Part | null>(null);
  const setOf = (of: Node[]): void => onChange({ ...group, of });
  const put = (index: number, node: Node): void => setOf(group.of.map((one, at) => (at === index ? node : one)));
  const drop = (index: number): void => setOf(group.of.filter((_, at) => at !== index));
  const word = group.match === 'any' ? 'or' : 'and';
  return (
    <Box sx={depth === 1 ? undefined : { border: 1, borderColor: 'divider', borderRadius: 1, p: 1, width: '100%' }}>
      {group.of.length > 1 || depth > 1 ? (
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', mb: 1, flexWrap: 'wrap', rowGap: 1 }}>
          <ToggleButtonGroup exclusive size="small" value={group.match} disabled={disabled} onChange={(_, match: 'any' | 'all' | null) => match && onChange({ ...group, match })} aria-label="How the conditions are combined">
            <ToggleButton value="any">any of these</ToggleButton>
            <ToggleButton value="all">all of these</ToggleButton>
          </ToggleButtonGroup>
          {depth > 1 ? <ToggleButton size="small" value="not" selected={group.not} disabled={disabled} onChange={() => onChange({ ...group, not: !group.not })}>not</ToggleButton> : null}
          {onRemove && !disabled ? <IconButton size="small" aria-label="Remove this group" onClick={onRemove}><CloseIcon fontSize="small" /></IconButton> : null}
        </Stack>
      ) : null}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {group.of.map((node, index) => (
          <Box key={index} sx={{ display: 'contents' }}>
            {index > 0 ? <Typography component="span" color="text.secondary">{word}</Typography> : null}
            {node.kind === 'leaf'
              ? <PartChip part={node.part} kinds={CONDITIONS} names={names} not={node.not} fresh={node.part === fresh} disabled={disabled} onChange={(part) => put(index, { ...node, part })} onNot={(not) => put(index, { ...node, not })} onRemove={() => drop(index)} />
              : <GroupEditor group={node} names={names} depth={depth + 1} disabled={disabled} onChange={(inner) => put(index, inner)} onRemove={() => drop(index)} />}
          </Box>
        ))}
        {disabled ? null : (
          <AddPart
            label={group.of.length === 0 ? 'Add a condition' : word} kinds={CONDITIONS} names={names}
            more={depth < MAX_DEPTH ? [{ label: '( … ) a group of conditions', onClick: () => setOf([...group.of, { kind: 'group', not: false, match: group.match === 'any' ? 'all' : 'any', of: [] }]) }] : []}
            onAdd={(part) => { setFresh(part); setOf([...group.of, { kind: 'leaf', not: false, part }]); }}
          />
        )}
      </Stack>
    </Box>
  );
}

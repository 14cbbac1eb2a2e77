import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { ReactElement } from 'react';
import type { AiDraft } from './ai-draft';

type Topics = AiDraft['forbiddenTopics'];

/** Subjects that the AI leaves alone, and what happens when a customer comes to them. */
export function AiTopics({ topics, disabled, onChange }: { topics: Topics; disabled: boolean; onChange(topics: Topics): void }): ReactElement {
  const change = (at: number, topic: Partial<Topics[number]>): void => onChange(topics.map((one, index) => (index === at ? { ...one, ...topic } : one)));
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 1, p: 0 }}>What it leaves alone</Typography>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>Words as customers use them; commas separate alternatives. A topic is touched when all words of an alternative occur.</Typography>
      <Stack spacing={1.5}>
        {topics.map(({ topic, then }, index) => (
          <Stack key={index} direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ alignItems: { sm: 'flex-start' } }}>
            <TextField fullWidth label={`Topic ${index + 1}`} value={topic} onChange={({ target }) => change(index, { topic: target.value })} disabled={disabled} slotProps={{ htmlInput: { maxLength: 120, dir: 'auto' } }} />
            <Stack direction="row" spacing={1}>
              <TextField select label="Then" value={then} onChange={({ target }) => change(index, { then: target.value as Topics[number]['then'] })} disabled={disabled} sx={{ width: 200 }}>
                <MenuItem value="HAND_OVER">hand over to a person</MenuItem>
                <MenuItem value="DECLINE">decline kindly</MenuItem>
              </TextField>
              <IconButton aria-label={`Remove topic ${index + 1}`} onClick={() => onChange(topics.filter((_, at) => at !== index))} disabled={disabled}><DeleteIcon /></IconButton>
            </Stack>
          </Stack>
        ))}
        <Box><Button startIcon={<AddIcon />} disabled={disabled || topics.length >= 50} onClick={() => onChange([...topics, { topic: '', then: 'HAND_OVER' }])}>Add a topic</Button></Box>
      </Stack>
    </Box>
  );
}

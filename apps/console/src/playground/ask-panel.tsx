import { useApolloClient } from '@apollo/client/react';
import { Alert, Box, Button, Chip, LinearProgress, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { PlaygroundDocument } from '../gql/types';
import { explain } from '../providers/user-errors';
import { Markdown } from '../shared/markdown';
import { historyBefore, type ChatTurn } from './chat-turn';
import { OUTCOMES } from './outcomes';
import { SaveTest } from './save-test';
import { WhyColumn } from './why-column';

const IDEAS = ['When is my invoice due?', 'Which cards do you accept?', 'You charged me twice', 'Who won the match last night?'];

/** Left the chat as the customer sees it, right why. A question is asked with what was said before. */
export function AskPanel({ first, mayWrite }: { first: string | null; mayWrite: boolean }): ReactElement {
  const client = useApolloClient();
  const [turns, setTurns] = useState<ChatTurn[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [draft, setDraft] = useState('');
  const [busy, setBusy] = useState(false);
  const [saving, setSaving] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const asked = useRef<string | null>(null);

  const ask = async (question: string): Promise<void> => {
    const text = question.trim();
    if (text === '' || busy) return;
    const history = historyBefore(turns, turns.length);
    const id = Date.now();
    setDraft('');
    setBusy(true);
    setChosen(id);
    setTurns((before) => [...before, { id, question: text, preview: null, error: null }]);
    let came: Pick<ChatTurn, 'preview' | 'error'>;
    try {
      const { data } = await client.query({ query: PlaygroundDocument, variables: { question: text, history }, fetchPolicy: 'network-only' });
      came = { preview: data?.tryAnswer ?? null, error: data ? null : new Error('no data') };
    } catch (error) {
      came = { preview: null, error };
    }
    setTurns((before) => before.map((turn) => (turn.id === id ? { ...turn, ...came } : turn)));
    setBusy(false);
  };
  // The question of the address is asked once, however often this is drawn.
  useEffect(() => {
    if (!first || asked.current === first) return;
    asked.current = first;
    void ask(first);
  });
  useEffect(() => {
    if (turns.length > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [turns]);
  const at = turns.findIndex((turn) => turn.id === chosen);
  const turn = turns[at];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void ask(draft);
  };
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 6fr)' }, alignItems: 'start' }}>
      <Stack sx={{ border: 1, borderColor: 'divider', borderRadius: 2, bgcolor: 'background.paper', minHeight: 420, maxHeight: { lg: 'calc(100vh - 240px)' }, position: { lg: 'sticky' }, top: { lg: 8 } }}>
        <Box sx={{ flex: 1, overflowY: 'auto', p: 2 }} role="log" aria-label="Conversation">
          {turns.length === 0 ? <Ideas onAsk={(question) => void ask(question)} /> : null}
          {turns.map((one) => <TurnLines key={one.id} turn={one} chosen={one.id === chosen} onChoose={() => setChosen(one.id)} />)}
          <div ref={end} />
        </Box>
        <Box sx={{ height: 4 }}>{busy ? <LinearProgress aria-label="Looking for the answer" /> : null}</Box>
        <Stack component="form" direction="row" spacing={1} onSubmit={submit} sx={{ alignItems: 'center', p: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <TextField label="Ask as a customer would" value={draft} onChange={(event) => setDraft(event.target.value)} fullWidth slotProps={{ htmlInput: { maxLength: 4000, dir: 'auto' } }} />
          <Button type="submit" variant="contained" disabled={busy || draft.trim() === ''}>Ask</Button>
          {turns.length > 0 ? <Button onClick={() => { setTurns([]); setChosen(null); }} disabled={busy} sx={{ flex: 'none' }}>Start over</Button> : null}
        </Stack>
      </Stack>
      <Box aria-live="polite">
        {turn?.preview ? <WhyColumn preview={turn.preview} actions={mayWrite ? <Button variant="outlined" onClick={() => setSaving(true)}>Save as test question</Button> : null} /> : null}
        {!turn ? <Typography color="text.secondary" sx={{ py: 4 }}>Why a question gets what it gets stands here: what decided it, the passages with their scores, tags, rules and how long each step took.</Typography> : null}
      </Box>
      {saving && turn?.preview ? <SaveTest initial={{ question: turn.question, history: historyBefore(turns, at), preview: turn.preview }} onClose={() => setSaving(false)} /> : null}
    </Box>
  );
}

function Ideas({ onAsk }: { onAsk: (question: string) => void }): ReactElement {
  return (
    <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
      <Typography variant="body2" color="text.secondary">Nothing asked yet. For a start:</Typography>
      {IDEAS.map((idea) => <Chip key={idea} label={idea} variant="outlined" onClick={() => onAsk(idea)} />)}
    </Stack>
  );
}

/** A question on the customer's side and what comes back; choosing it shows its why. */
function TurnLines({ turn, chosen, onChoose }: { turn: ChatTurn; chosen: boolean; onChoose: () => void }): ReactElement {
  const { preview } = turn;
  const voice = preview?.outcome === 'HANDOFF' ? 'customer' : 'ai';
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1 }}>
        <Typography dir="auto" sx={{ maxWidth: '85%', px: 1.5, py: 1, borderRadius: 2, border: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', bgcolor: (theme) => theme.palette.voices.customer.ground, borderColor: (theme) => theme.palette.voices.customer.line }}>{turn.question}</Typography>
      </Box>
      {turn.error ? <Alert severity="error">{explain(turn.error)}</Alert> : null}
      {preview ? (
        <Box sx={{ maxWidth: '85%' }}>
          <Box dir="auto" data-testid="playground-answer" sx={{ px: 1.5, py: 1, borderRadius: 2, border: 1, overflowWrap: 'anywhere', bgcolor: (theme) => theme.palette.voices[voice].ground, borderColor: (theme) => theme.palette.voices[voice].line }}>
            {preview.text ? <Markdown source={preview.text} dense /> : <Typography color="text.secondary">Nothing is said.</Typography>}
            {preview.choices.length > 0 ? <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap', mt: 1 }}>{preview.choices.map((choice) => <Chip key={choice.id} label={choice.label} variant="outlined" title="A button for the customer" />)}</Stack> : null}
            {preview.citations.length > 0 ? <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 0.5 }}>{preview.citations.map((citation, index) => `[${index + 1}] ${citation.title}`).join('  ')}</Typography> : null}
          </Box>
          <Stack direction="row" spacing={1} sx={{ mt: 0.5, alignItems: 'center' }}>
            <Chip label={OUTCOMES[preview.outcome].label} color={OUTCOMES[preview.outcome].color} variant="outlined" />
            {chosen ? null : <Button size="small" onClick={onChoose}>Why?</Button>}
          </Stack>
        </Box>
      ) : null}
    </Box>
  );
}

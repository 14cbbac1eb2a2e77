import { useMutation } from '@apollo/client/react';
import { FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { useNotify } from 'react-admin';
import { CreateTestQuestionDocument, UpdateTestQuestionDocument, type AnswerOutcome, type TestQuestionRowFragment, type TurnInput } from '../gql/types';
import { text } from '../messages';
import { accepted, explain } from '../providers/user-errors';
import { FormDialog } from '../shared/form-dialog';
import type { Preview } from './chat-turn';
import { OUTCOMES } from './outcomes';

/** What the form starts from: a turn of the playground, or a saved question. */
export type TestStart = { question: string; history: TurnInput[]; preview: Preview } | { saved: TestQuestionRowFragment };

/** Saves a question with what it should bring. From the playground, what came is proposed as what is expected. */
export function SaveTest({ initial, onClose, onSaved }: { initial: TestStart; onClose: () => void; onSaved?: () => void }): ReactElement {
  const saved = 'saved' in initial ? initial.saved : null;
  const preview = 'preview' in initial ? initial.preview : null;
  const source = saved ? (saved.documentId ? { id: saved.documentId, title: saved.document?.title ?? 'a document that is gone' } : null) : (preview?.citations[0]?.document ? { id: preview.citations[0].documentId, title: preview.citations[0].title } : null);
  const [question, setQuestion] = useState(saved?.question ?? ('question' in initial ? initial.question : ''));
  const [outcome, setOutcome] = useState<AnswerOutcome | ''>(saved ? (saved.expectedOutcome ?? '') : (preview?.outcome ?? ''));
  const [quoted, setQuoted] = useState(source !== null);
  const [words, setWords] = useState(saved?.mustContain.join('\n') ?? '');
  const [note, setNote] = useState(saved?.note ?? '');
  const [failed, setFailed] = useState<unknown>(null);
  const [create, creating] = useMutation(CreateTestQuestionDocument);
  const [update, updating] = useMutation(UpdateTestQuestionDocument);
  const notify = useNotify();
  const history = saved ? saved.history.map(({ author, text }) => ({ author, text })) : 'history' in initial ? initial.history : [];
  const submit = async (): Promise<void> => {
    const input = { question, history, expectedOutcome: outcome || null, documentId: quoted && source ? source.id : null, mustContain: words.split('\n').map((line) => line.trim()).filter(Boolean), note: note.trim() || null };
    try {
      if (saved) accepted((await update({ variables: { id: saved.id, input } })).data?.updateTestQuestion);
      else accepted((await create({ variables: { input } })).data?.createTestQuestion);
      notify(saved ? 'Saved' : 'Saved as a test question; it is asked again after every change of the knowledge.', { type: 'success' });
      onSaved?.();
      onClose();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <FormDialog title={saved ? 'Test question' : 'Save as test question'} action={text.common.save} problem={failed ? explain(failed) : null} busy={creating.loading || updating.loading} onSubmit={() => void submit()} onClose={onClose}>
      <TextField label="Question" required multiline value={question} onChange={(event) => setQuestion(event.target.value)} slotProps={{ htmlInput: { maxLength: 4000, dir: 'auto' } }} />
      {history.length > 0 ? <Typography variant="body2" color="text.secondary">Asked after {history.length} earlier {history.length === 1 ? 'message' : 'messages'}, the first being “{history[0]?.text.slice(0, 80)}”.</Typography> : null}
      <TextField select label="Expected outcome" value={outcome} onChange={(event) => setOutcome(event.target.value as AnswerOutcome | '')}>
        <MenuItem value="">Any</MenuItem>
        {Object.entries(OUTCOMES).map(([key, { label }]) => <MenuItem key={key} value={key}>{label}</MenuItem>)}
      </TextField>
      {source ? <FormControlLabel control={<Switch checked={quoted} onChange={(_, on) => setQuoted(on)} />} label={<>Must quote “{source.title}”</>} /> : null}
      <TextField label="The answer must contain" multiline minRows={2} value={words} onChange={(event) => setWords(event.target.value)} helperText="One a line; upper and lower case do not matter. For example the amount." slotProps={{ htmlInput: { dir: 'auto' } }} />
      <TextField label="Note" value={note} onChange={(event) => setNote(event.target.value)} helperText="Why this question matters." slotProps={{ htmlInput: { maxLength: 500 } }} />
    </FormDialog>
  );
}

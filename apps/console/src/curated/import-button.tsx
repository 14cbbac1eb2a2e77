import { useMutation } from '@apollo/client/react';
import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useRef, useState, type ChangeEvent, type ReactElement } from 'react';
import { ImportCuratedDocument, type ImportCuratedMutation } from '../gql/types';
import { accepted, explain } from '../providers/user-errors';

type Result = ImportCuratedMutation['importCuratedAnswers'];

/** Takes a CSV or JSON file of question-answer pairs over, and says what came of it. */
export function ImportButton({ onDone }: { onDone: () => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  const [send, { loading }] = useMutation(ImportCuratedDocument);
  const [result, setResult] = useState<Result | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    try {
      const format = /\.json$/i.test(file.name) ? 'JSON' : 'CSV';
      setResult(accepted((await send({ variables: { file: { format, content: await file.text() } } })).data?.importCuratedAnswers));
      onDone();
    } catch (error) {
      setFailed(error);
    }
  };
  const close = (): void => {
    setResult(null);
    setFailed(null);
  };
  return (
    <>
      <Button variant="outlined" loading={loading} onClick={() => input.current?.click()} title="CSV with the columns question and answer, or JSON">Import</Button>
      <input ref={input} type="file" accept=".csv,.json,text/csv,application/json" hidden aria-label="File of question-answer pairs" onChange={(event) => void choose(event)} />
      <Dialog open={result !== null || failed !== null} onClose={close} aria-labelledby="import-title">
        <DialogTitle id="import-title">Import</DialogTitle>
        <DialogContent>
          {failed ? <Alert severity="error">{explain(failed)}</Alert> : null}
          {result ? <Typography>{result.created} added, {result.updated} given a new answer, {result.unchanged} unchanged.</Typography> : null}
          {result && result.refused.length > 0 ? (
            <Box sx={{ mt: 1 }}>
              <Typography variant="h3" component="p">Left out</Typography>
              <Box component="ul" sx={{ pl: 2.5, my: 0.5 }}>{result.refused.slice(0, 50).map(({ row, message }) => <li key={row}><Typography variant="body2">Pair {row}: {message}</Typography></li>)}</Box>
            </Box>
          ) : null}
        </DialogContent>
        <DialogActions><Button onClick={close} autoFocus>Close</Button></DialogActions>
      </Dialog>
    </>
  );
}

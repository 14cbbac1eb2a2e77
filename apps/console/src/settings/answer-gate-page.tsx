import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Slider, Stack, Typography } from '@mui/material';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { useNotify } from 'react-admin';
import { AnswerGatePageDocument, UpdateAnswerGateDocument, type AnswerGatePartsFragment, type GateSharePartsFragment } from '../gql/types';
import { useMay } from '../providers/permissions';
import { accepted, explain } from '../providers/user-errors';
import { LoadError } from '../shared/states';
import { ScreenTitle } from '../shared/page';
import { AnswerabilityLabels } from './answerability-labels';
import { ReliabilityDiagram } from './reliability-diagram';
import { formatShare } from '../providers/format';

/** While labels are new the gate is being learned; the page looks again until it has been. */
const LOOK_MS = 3_000;
const between = ({ low, high }: GateSharePartsFragment): string => `${formatShare(low)} to ${formatShare(high)}`;

/** How sure an answer must be before it is stated, what that is known to lead to, and what taught it. */
export function AnswerGatePage(): ReactElement {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(AnswerGatePageDocument, { fetchPolicy: 'cache-and-network' });
  useEffect(() => {
    startPolling(LOOK_MS);
    return stopPolling;
  }, [startPolling, stopPolling]);
  return (
    <Box sx={{ p: { xs: 2, md: 3 }, maxWidth: 1080 }}>
      <ScreenTitle title="Answer gate" />
      <Typography variant="h1" component="h1" gutterBottom>Answer gate</Typography>
      <Typography color="text.secondary" sx={{ mb: 2, maxWidth: 720 }}>
        The AI states an answer only when it is sure enough that your documents support it. In between it shows the closest passage and asks whether it answers; below that a person gets the question.
      </Typography>
      {error && !data ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <>
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, alignItems: 'start' }}>
            <Target gate={data.answerGate} />
            <ReliabilityDiagram bins={data.answerGate.reliability} error={data.answerGate.calibrationError} basis={data.answerGate.basis} />
          </Box>
          <AnswerabilityLabels labels={data.answerabilityLabels} total={data.answerGate.labels} onChange={() => void refetch()} />
        </>
      ) : error ? null : <Skeleton variant="rounded" height={420} />}
    </Box>
  );
}

/** The target, as a slider over what each choice would lead to. */
function Target({ gate }: { gate: AnswerGatePartsFragment }): ReactElement {
  const mayWrite = useMay('administer');
  const notify = useNotify();
  const [save, { loading }] = useMutation(UpdateAnswerGateDocument);
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const marks = gate.options.map((option) => option.missRate);
  const present = nearest(marks, gate.missRate);
  const index = chosen ?? present;
  const changed = chosen !== null && chosen !== present;
  const option = gate.options[index];
  const shown = changed && option ? option : gate;
  const submit = async (): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await save({ variables: { input: { missRate: marks[index] ?? gate.missRate } } });
      accepted(data?.updateAnswerGate);
      setChosen(null);
      notify('Saved; it holds from the next question on', { type: 'success' });
    } catch (failure) {
      setProblem(explain(failure));
    }
  };
  return (
    <Box component="section" aria-label="Target">
      <Typography variant="h2" gutterBottom>How many stated answers may be unsupported</Typography>
      <Typography id="gate-target" color="text.secondary" variant="body2">Fewer means that more questions are only shown the closest passage, or go to a person.</Typography>
      <Box sx={{ px: 1.5, mt: 1 }}>
        <Slider
          aria-labelledby="gate-target" disabled={!mayWrite || loading} value={index} min={0} max={Math.max(0, marks.length - 1)} step={1}
          marks={marks.map((rate, at) => ({ value: at, label: at % 2 === 0 ? formatShare(rate) : undefined }))}
          getAriaValueText={(at) => `at most ${formatShare(marks[at] ?? 0)}`} valueLabelDisplay="auto" valueLabelFormat={(at) => formatShare(marks[at] ?? 0)}
          onChange={(_, at) => setChosen(at)}
        />
      </Box>
      <Stack component="dl" spacing={1.25} sx={{ m: 0, mt: 1 }}>
        <Fact name="Target">At most {formatShare(changed ? (option?.missRate ?? 0) : gate.missRate)} of stated answers unsupported</Fact>
        <Fact name="Measured">
          {shown.misses.n > 0 ? <>{formatShare(shown.misses.share)} ({shown.misses.hits} of n = {shown.misses.n}; with {formatShare(0.95)} certainty {between(shown.misses)})</> : 'Nothing was stated yet at this target'}
          <Typography variant="body2" color="text.secondary">{gate.basis === 'OWN' ? 'On your own labelled questions, each judged by a gate that had not seen it.' : 'On the project’s own question sets, of companies the gate had not seen. From 20 labels of yours on, this rests on them.'}</Typography>
        </Fact>
        <Fact name="Stated from">{formatShare(shown.answeredFrom)} sure{changed ? '' : `; closest passage shown from ${formatShare(gate.tentativeFrom)}`}</Fact>
        <Fact name="Your traffic">{shown.coverage.n > 0 ? `${formatShare(shown.coverage.share)} of the last ${shown.coverage.n} questions looked up would be stated plainly` : 'No question was looked up in the last 90 days'}</Fact>
        <Fact name="Version">{gate.version === 0 ? 'As shipped' : `${gate.version}, learned from ${gate.labels} ${gate.labels === 1 ? 'label' : 'labels'}`}</Fact>
      </Stack>
      {problem ? <Alert severity="error" sx={{ mt: 1 }}>{problem}</Alert> : null}
      {mayWrite ? (
        <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
          <Button variant="contained" disabled={!changed || loading} onClick={() => void submit()}>Save the target</Button>
          <Button disabled={!changed || loading} onClick={() => setChosen(null)}>Undo</Button>
        </Stack>
      ) : null}
    </Box>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '120px 1fr' }, columnGap: 2 }}>
      <Typography component="dt" color="text.secondary">{name}</Typography>
      <Typography component="dd" sx={{ m: 0 }}>{children}</Typography>
    </Box>
  );
}

function nearest(values: readonly number[], wanted: number): number {
  return values.reduce((best, value, at) => (Math.abs(value - wanted) < Math.abs((values[best] ?? Infinity) - wanted) ? at : best), 0);
}

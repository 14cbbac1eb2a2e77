import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Link as MuiLink, Skeleton, Typography } from '@mui/material';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { DecideTagSuggestionDocument, TagInsightDocument, TagSuggestionsDocument, UndoTagExampleDocument, type TaughtExampleFragment } from '../gql/types';
import { formatDate, formatShare } from '../providers/format';
import { explain, type UserErrorLike } from '../providers/user-errors';
import { LoadError } from '../shared/states';
import { TagFigures } from './tag-figures';
import { TrySentence } from './try-sentence';

/** What a tag does and how it learns, beside its settings. */
export function TagInsight({ tagId, mayWrite }: { tagId: string; mayWrite: boolean }): ReactElement {
  const { data, error, refetch } = useQuery(TagInsightDocument, { variables: { id: tagId }, fetchPolicy: 'cache-and-network' });
  const [problem, setProblem] = useState<string | null>(null);
  const done = (errors: readonly UserErrorLike[] | undefined): void => {
    setProblem(errors?.[0]?.message ?? null);
    void refetch();
  };
  const failed = (reason: unknown): void => setProblem(explain(reason));
  const tag = data?.tag;
  return (
    <Box sx={{ display: 'grid', gap: 3, alignContent: 'start', minWidth: 0 }}>
      <Part title="Try a sentence"><TrySentence tagId={tagId} /></Part>
      {problem ? <Alert severity="warning" onClose={() => setProblem(null)}>{problem}</Alert> : null}
      {error && !tag ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!tag && !error ? <Skeleton variant="rounded" height={160} /> : null}
      {tag ? (
        <>
          <Part title="In use"><TagFigures usage={tag.usage} agreement={tag.agreement} /></Part>
          <Suggestions tagId={tagId} mayWrite={mayWrite} onDone={done} onFail={failed} />
          <Taught title="Examples from agents" empty="None yet. When an agent adds this tag to a conversation, its message becomes an example." examples={tag.taught.filter((one) => !one.counter)} mayWrite={mayWrite} onDone={done} onFail={failed} />
          <Taught title="Counter-examples" empty="None yet. When an agent takes this tag off a conversation, its message becomes a counter-example." examples={tag.taught.filter((one) => one.counter)} mayWrite={mayWrite} onDone={done} onFail={failed} />
          <Part title="Mistaken for">
            {tag.confusions.length === 0 ? <Quiet>None of its examples would get another tag instead.</Quiet> : (
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {tag.confusions.map(({ other, count, example }) => (
                  <Typography component="li" variant="body2" key={other.id} sx={{ overflowWrap: 'anywhere' }}>
                    <MuiLink component={Link} to={`/tags/${other.id}`}>{other.name}</MuiLink>, {count === 1 ? 'one example' : `${count} examples`}: <span dir="auto">“{example}”</span>
                  </Typography>
                ))}
              </Box>
            )}
          </Part>
        </>
      ) : null}
    </Box>
  );
}

interface Reporting {
  mayWrite: boolean;
  onDone(errors: readonly UserErrorLike[] | undefined): void;
  onFail(reason: unknown): void;
}

function Suggestions({ tagId, mayWrite, onDone, onFail }: Reporting & { tagId: string }): ReactElement {
  const { data, error, refetch } = useQuery(TagSuggestionsDocument, { variables: { id: tagId }, fetchPolicy: 'cache-and-network' });
  const [decide, { loading }] = useMutation(DecideTagSuggestionDocument);
  const verdict = (conversationId: string, accept: boolean): void => {
    decide({ variables: { tagId, conversationId, accept } }).then(({ data: answer }) => { onDone(answer?.decideTagSuggestion.userErrors); void refetch(); }, onFail);
  };
  const suggestions = data?.tag.suggestions;
  return (
    <Part title="Does this deserve the tag?">
      {error ? <LoadError error={error} onRetry={() => void refetch()} /> : null}
      {!suggestions && !error ? <Skeleton variant="rounded" height={96} /> : null}
      {suggestions?.length === 0 ? <Quiet>Nothing unclear in the archive of the last 90 days.</Quiet> : null}
      {suggestions?.map(({ conversationId, text, probability, carriesTag }) => (
        <Row key={conversationId} text={text} note={`${formatShare(probability)}${carriesTag ? ', has the tag' : ''}`} conversationId={conversationId}>
          {mayWrite ? (
            <>
              <Button size="small" disabled={loading} onClick={() => verdict(conversationId, true)} aria-label={`Yes: ${text}`}>Yes</Button>
              <Button size="small" color="inherit" disabled={loading} onClick={() => verdict(conversationId, false)} aria-label={`No: ${text}`}>No</Button>
            </>
          ) : null}
        </Row>
      ))}
    </Part>
  );
}

function Taught({ title, empty, examples, mayWrite, onDone, onFail }: Reporting & { title: string; empty: string; examples: readonly TaughtExampleFragment[] }): ReactElement {
  const [undo, { loading }] = useMutation(UndoTagExampleDocument);
  const [all, setAll] = useState(false);
  const shown = all ? examples : examples.slice(0, 5);
  return (
    <Part title={`${title}${examples.length > 0 ? ` (${examples.length})` : ''}`}>
      {examples.length === 0 ? <Quiet>{empty}</Quiet> : null}
      {shown.map(({ id, text, conversationId, addedAt, addedBy }) => (
        <Row key={id} text={text} note={`${addedBy?.name ?? 'a program'}, ${formatDate(addedAt)}`} conversationId={conversationId}>
          {mayWrite ? <Button size="small" color="inherit" disabled={loading} onClick={() => void undo({ variables: { id } }).then(({ data }) => onDone(data?.undoTagExample.userErrors), onFail)} aria-label={`Take back: ${text}`}>Take back</Button> : null}
        </Row>
      ))}
      {examples.length > shown.length ? <Button size="small" onClick={() => setAll(true)}>Show all {examples.length}</Button> : null}
    </Part>
  );
}

function Row({ text, note, conversationId, children }: { text: string; note: string; conversationId: string; children: ReactNode }): ReactElement {
  return (
    <Box sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider', display: 'flex', gap: 1, alignItems: 'center' }}>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography variant="body2" dir="auto" sx={{ overflowWrap: 'anywhere', display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>{text}</Typography>
        <Typography variant="caption" color="text.secondary">{note} · <MuiLink component={Link} to={`/inbox/all/${conversationId}`} color="inherit">conversation</MuiLink></Typography>
      </Box>
      <Box sx={{ flex: 'none', display: 'flex' }}>{children}</Box>
    </Box>
  );
}

function Quiet({ children }: { children: ReactNode }): ReactElement {
  return <Typography variant="body2" color="text.secondary">{children}</Typography>;
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section">
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>{title}</Typography>
      {children}
    </Box>
  );
}

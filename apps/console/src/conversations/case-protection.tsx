import { useMutation } from '@apollo/client/react';
import { Box, Button, Stack, Tooltip, Typography } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { RevealBankNumberDocument, type ConversationCaseFragment } from '../gql/types';
import { explain } from '../providers/user-errors';

type Hit = ConversationCaseFragment['protections'][number];

const SOURCES: Record<Hit['source'], string> = { PHRASE: 'said in so many words', WIDENED: 'a phrase of your own', MEANING: 'told by its meaning', MODEL: 'told by the language model' };

/** Every protected matter of the episode, with the words that say so. */
export function ProtectedMatters({ hits }: { hits: readonly Hit[] }): ReactElement | null {
  if (hits.length === 0) return null;
  return (
    <Stack component="ul" aria-label="Protected matters" spacing={1} sx={{ listStyle: 'none', p: 0, m: 0, mt: 1 }}>
      {hits.map((hit) => (
        <Box component="li" key={hit.id}>
          <Stack direction="row" sx={{ gap: 0.75, alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>{hit.rule}</Typography>
            <Tooltip title={hit.like ? `like “${hit.like}”` : SOURCES[hit.source]}><Typography variant="caption" color="text.secondary" tabIndex={0}>{hit.source === 'PHRASE' ? `message ${hit.messageSeq}` : `message ${hit.messageSeq}, ${SOURCES[hit.source]}`}</Typography></Tooltip>
          </Stack>
          {hit.phrase ? <Typography variant="body2" dir="auto" sx={{ pl: 1, borderLeft: 3, borderColor: 'divider', overflowWrap: 'anywhere' }}>“{hit.phrase}”</Typography> : null}
        </Box>
      ))}
    </Stack>
  );
}

/** Bank numbers, masked; who may see one asks for it, and the log keeps who looked. */
export function BankNumbers({ conversation, mayAnswer }: { conversation: ConversationCaseFragment; mayAnswer: boolean }): ReactElement | null {
  const [reveal] = useMutation(RevealBankNumberDocument);
  const [shown, setShown] = useState<Record<string, string>>({});
  if (conversation.bankNumbers.length === 0) return null;
  const show = async (id: string): Promise<void> => {
    try {
      const { data } = await reveal({ variables: { conversationId: conversation.id, id } });
      const payload = data?.revealBankNumber;
      setShown((before) => ({ ...before, [id]: payload?.value ?? payload?.userErrors[0]?.message ?? '' }));
    } catch (error) {
      setShown((before) => ({ ...before, [id]: explain(error) }));
    }
  };
  return (
    <Stack spacing={0.5} sx={{ mt: 1 }}>
      {conversation.bankNumbers.map((number) => (
        <Stack key={number.id} direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" color="text.secondary">{number.kind}</Typography>
          <Typography variant="body2" sx={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}>{shown[number.id] ?? `•••• ${number.lastFour}`}</Typography>
          {mayAnswer && shown[number.id] === undefined ? <Tooltip title="The log keeps that you looked"><Button size="small" onClick={() => void show(number.id)} aria-label={`Show the ${number.kind} ending ${number.lastFour}`}>Show</Button></Tooltip> : null}
        </Stack>
      ))}
    </Stack>
  );
}

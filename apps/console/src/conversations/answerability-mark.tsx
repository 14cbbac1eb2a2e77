import { Button, Menu, MenuItem } from '@mui/material';
import { useState, type ReactElement } from 'react';
import { MarkAnswerabilityDocument } from '../gql/types';
import { text } from '../messages';
import { useMay } from '../providers/permissions';
import type { ThreadMessage } from './thread-state';
import { useAction } from './use-actions';

/** Below a customer's question: whether the documents answer it. What a colleague says here teaches the answer gate. */
export function AnswerabilityMark({ message }: { message: ThreadMessage }): ReactElement | null {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [said, setSaid] = useState(message.answerable);
  const mayAnswer = useMay('answer');
  const { busy, run } = useAction();
  if (!mayAnswer && said === null) return null;
  const words = said === null ? text.thread.answerable.ask : said ? text.thread.answerable.yes : text.thread.answerable.no;
  const mark = async (covered: boolean): Promise<void> => {
    setAnchor(null);
    if (await run(MarkAnswerabilityDocument, { input: { messageId: message.id, covered } })) setSaid(covered);
  };
  return (
    <>
      <Button
        size="small" color="inherit" disabled={busy || !mayAnswer} onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" aria-expanded={anchor !== null}
        sx={{ mt: 0.25, px: 0.5, py: 0, minWidth: 0, fontSize: '0.75rem', fontWeight: 400, color: 'text.secondary' }}
      >
        {words}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem selected={said === true} onClick={() => void mark(true)}>{text.thread.answerable.yes}</MenuItem>
        <MenuItem selected={said === false} onClick={() => void mark(false)}>{text.thread.answerable.no}</MenuItem>
      </Menu>
    </>
  );
}

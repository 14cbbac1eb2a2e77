import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { CannedReplyListDocument } from '../gql/types';
import { fillIn, insertAt, matchCanned, slashAt, type Canned } from './canned';

/** Canned replies while something is written. */
export interface CannedChoice {
  open: boolean;
  hits: readonly Canned[];
  active: number;
  /** None has been made yet. */
  none: boolean;
  pick(one: Canned): void;
  /** Call it where the caret may have moved. */
  follow(): void;
  /** @returns whether the key was for the list */
  onKey(event: KeyboardEvent): boolean;
  /** Opens the list by its button: as if "/" had been typed. */
  begin(): void;
}

/** Offers canned replies after "/", and puts the chosen one in its place. */
export function useCanned({ body, change, field, customer, agent }: { body: string; change(next: string): void; field: RefObject<HTMLTextAreaElement | null>; customer: string | null; agent: string | null }): CannedChoice {
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** Where a list was closed by Escape: it stays closed for that slash. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  /** Where the button put a slash: with Escape it goes again. */
  const [begunAt, setBegunAt] = useState<number | null>(null);
  const [put, setPut] = useState<number | null>(null);
  const slash = slashAt(body, caret);
  const open = slash !== null && slash.from !== closedAt;
  const { data, loading } = useQuery(CannedReplyListDocument, { skip: !open, fetchPolicy: 'cache-and-network' });
  const all = useMemo(() => data?.cannedReplies ?? [], [data]);
  const query = slash?.query ?? '';
  const hits = useMemo(() => matchCanned(all, query), [all, query]);
  const at = Math.min(active, Math.max(0, hits.length - 1));
  useEffect(() => setActive(0), [query]);
  // The caret follows the words once they stand in the field.
  useEffect(() => {
    if (put === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(put, put);
    setCaret(put);
    setPut(null);
  }, [put, field]);
  const pick = (one: Canned): void => {
    if (!slash) return;
    const next = insertAt(body, slash.from, caret, fillIn(one.text, { customer, agent }));
    change(next.body);
    setPut(next.caret);
  };
  const close = (from: number): void => {
    setClosedAt(from);
    setBegunAt(null);
    if (from !== begunAt || query !== '') return;
    change(body.slice(0, from) + body.slice(from + 1));
    setPut(from);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open || event.nativeEvent.isComposing) return false;
    const chosen = hits[at];
    if (event.key === 'Escape') close(slash.from);
    else if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (event.key === 'ArrowDown') setActive((at + 1) % hits.length);
    else if (event.key === 'ArrowUp') setActive((at - 1 + hits.length) % hits.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) pick(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  const begin = (): void => {
    const from = field.current?.selectionStart ?? body.length;
    const words = from === 0 || /\s/.test(body.charAt(from - 1)) ? '/' : ' /';
    const next = insertAt(body, from, from, words);
    setClosedAt(null);
    setBegunAt(next.caret - 1);
    change(next.body);
    setPut(next.caret);
  };
  const follow = (): void => {
    const position = field.current?.selectionStart ?? 0;
    setCaret(position);
    if (slashAt(field.current?.value ?? '', position) === null) setClosedAt(null);
  };
  return { open: open && (!loading || data !== undefined), hits, active: at, none: all.length === 0, pick, follow, onKey, begin };
}

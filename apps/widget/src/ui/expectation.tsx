import { useId, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import type { ThreadHeadFragment } from '../gql/types';

type Expected = NonNullable<ThreadHeadFragment['expectation']>;

/** What somebody who waits for a person can expect, in a line; a field for their address where nobody is there to answer. */
export function Expectation({ chat, expected }: { chat: Chat; expected: Expected }) {
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const label = useId();
  const wrong = useId();
  const leave = async (): Promise<void> => {
    if (email.trim() === '' || sending) return;
    setSending(true);
    setProblem(await chat.leaveEmail(email.trim()));
    setSending(false);
  };
  if (!expected.emailWanted) return <p class="quiet" data-testid="expectation">{wordsOf(expected)}</p>;
  return (
    <form class="leave" data-testid="leave-email" noValidate onSubmit={(event) => { event.preventDefault(); void leave(); }}>
      <label class="quiet" id={label} for={`${label}f`}>{wordsOf(expected)}</label>
      <div>
        <input
          id={`${label}f`} type="email" autoComplete="email" inputMode="email" maxLength={254} placeholder="you@example.com" value={email} aria-invalid={problem !== null} aria-describedby={problem ? wrong : undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" disabled={email.trim() === '' || sending}>{sending ? 'Saving…' : 'Save'}</button>
      </div>
      {problem && <p id={wrong} class="problem" role="alert">{problem}</p>}
    </form>
  );
}

/** Honest words: nothing is said that is not known. */
export function wordsOf({ kind, waitMinutes, backAt, emailWanted, email }: Expected, now = Date.now()): string {
  if (kind === 'ONLINE') return waitMinutes === null ? 'Somebody is here and will answer.' : `Somebody is here. The usual wait: about ${waitMinutes === 1 ? 'a minute' : `${waitMinutes} minutes`}.`;
  const back = backAt === null ? 'Nobody is here at the moment.' : `Nobody is here at the moment. We are back ${dayAndTime(new Date(backAt), now)}.`;
  if (emailWanted) return `${back} Leave your e-mail address, and we write to you.`;
  return email === null ? back : `${back} We also write to ${email}.`;
}

function dayAndTime(at: Date, now: number): string {
  const near = at.getTime() - now < 6 * 86_400_000;
  return new Intl.DateTimeFormat(undefined, { ...(near ? { weekday: 'long' } : { day: 'numeric', month: 'long' }), hour: 'numeric', minute: '2-digit' }).format(at);
}

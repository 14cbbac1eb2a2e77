import { useId, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import { offersChoices, type ChatState } from '../core/chat-state';
import type { Outgoing } from '../core/outbox';
import type { ThreadMessageFragment } from '../gql/types';
import { FormFields } from './form-fields';
import { Markdown, SafeLink } from './markdown';

type Citations = ThreadMessageFragment['citations'];

function Sources({ citations }: { citations: Citations }) {
  const [shown, show] = useState<number | null>(null);
  const id = useId();
  const citation = shown === null ? undefined : citations[shown];
  return (
    <div class="sources">
      <span class="quiet">{citations.length === 1 ? 'Source' : 'Sources'}</span>
      {citations.map(({ title }, index) => (
        <button
          type="button" class="chip" data-testid="citation" aria-expanded={shown === index} aria-controls={id}
          aria-label={`Source ${index + 1}: ${title}`} title={title} onClick={() => show(shown === index ? null : index)}
        >
          {index + 1}
        </button>
      ))}
      <div id={id} class="evidence" hidden={!citation}>
        {citation && (
          <>
            <blockquote dir="auto">{citation.quote}</blockquote>
            <p class="quiet" dir="auto">{pathOf(citation)}</p>
            {citation.url && <p><SafeLink to={citation.url}>Open the page</SafeLink></p>}
          </>
        )}
      </div>
    </div>
  );
}

/** Title and headings, without one that only repeats the title. */
function pathOf({ title, headingPath }: Citations[number]): string {
  return [title, ...headingPath.filter((heading) => heading !== title)].join(' › ');
}

function Rating({ chat, message, canAsk }: { chat: Chat; message: ThreadMessageFragment; canAsk: boolean }) {
  if (message.helpful === true) return <p class="quiet">You found this helpful. Thank you!</p>;
  if (message.helpful === false) {
    return (
      <p class="quiet">
        Thank you. Tell us below what was missing{canAsk && <>, or <button type="button" class="plain" onClick={() => chat.askForPerson()}>talk to a person</button></>}.
      </p>
    );
  }
  return (
    <div class="rating">
      <span class="quiet">Was this helpful?</span>
      <button type="button" class="plain" data-testid="helpful-yes" onClick={() => void chat.rate(message.id, true)}>Yes</button>
      <button type="button" class="plain" data-testid="helpful-no" onClick={() => void chat.rate(message.id, false)}>No</button>
    </div>
  );
}

/** One message with what hangs on it: sources, buttons, rating. */
export function Message({ chat, state, message }: { chat: Chat; state: ChatState; message: ThreadMessageFragment }) {
  const { author } = message;
  const time = new Date(message.createdAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const who = author === 'AI' ? 'AI assistant' : author === 'AGENT' ? message.agent?.name ?? 'Our team' : author === 'CUSTOMER' ? 'You' : null;
  const choices = offersChoices(state, message) ? message.choices : [];
  const asks = choices.some(({ kind }) => kind === 'YES' || kind === 'NO');
  const person = state.thread?.head.status === 'WAITING' || state.thread?.head.status === 'WITH_AGENT';
  const form = message.form && !state.thread?.messages.some(({ answersTo }) => answersTo === message.id) ? message.form : null;
  return (
    <div class={`message ${author.toLowerCase()}${form ? ' asks' : ''}`} data-testid="message" data-author={author} data-seq={message.seq}>
      {who && <p class={author === 'CUSTOMER' ? 'hidden' : 'who'}>{who}{author !== 'CUSTOMER' && <time dateTime={message.createdAt}>{time}</time>}</p>}
      {/* A form carries its own title. */}
      {!(form && form.title === message.text) && <div class="bubble">{author === 'CUSTOMER' ? <div class="text" dir="auto">{message.text}</div> : <Markdown text={message.text} />}</div>}
      {message.citations.length > 0 && <Sources citations={message.citations} />}
      {choices.length > 0 && (
        <div class="choices">
          {choices.map(({ id, label }) => <button type="button" class="choice" data-testid="choice" onClick={() => chat.say(label, id)}>{label}</button>)}
        </div>
      )}
      {form && <FormFields chat={chat} messageId={message.id} form={form} />}
      {message.rateable && !asks && <Rating chat={chat} message={message} canAsk={!person} />}
    </div>
  );
}

/** A message on its way, or one that the server would not take. */
export function PendingMessage({ chat, item, offline }: { chat: Chat; item: Outgoing; offline: boolean }) {
  return (
    <div class="message customer pending" data-testid="message" data-author="CUSTOMER" data-pending="true">
      <p class="hidden">You</p>
      <div class="bubble"><div class="text" dir="auto">{item.text}</div></div>
      {item.refused === undefined ? (
        <p class="quiet">{offline ? 'Kept, will be sent' : 'Sending…'}</p>
      ) : (
        <p class="problem" role="alert">
          Not sent: {item.refused}{' '}
          <button type="button" class="plain" onClick={() => chat.retry(item.clientMessageId)}>Try again</button>{' '}
          <button type="button" class="plain" onClick={() => chat.discard(item.clientMessageId)}>Remove</button>
        </p>
      )}
    </div>
  );
}

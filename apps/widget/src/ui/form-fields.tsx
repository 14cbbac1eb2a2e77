import { useId, useState } from 'preact/hooks';
import type { Chat } from '../core/chat';
import type { ThreadMessageFragment } from '../gql/types';

type Form = NonNullable<ThreadMessageFragment['form']>;
const INPUTS: Partial<Record<Form['fields'][number]['type'], string>> = { EMAIL: 'email', DATE: 'date', NUMBER: 'number' };

/** A form that the team asks to fill in; the server checks it and says what to mend. It is gone once it was taken. */
export function FormFields({ chat, messageId, form }: { chat: Chat; messageId: string; form: Form }) {
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setProblem(await chat.submitForm(messageId, Object.entries(values).filter(([, value]) => value.trim() !== '').map(([key, value]) => ({ key, value }))));
    setSending(false);
  };
  return (
    <form class="fields" data-testid="form" aria-label={form.title} onSubmit={(event) => void submit(event)}>
      <p class="form-title" dir="auto">{form.title}</p>
      {form.fields.map(({ key, label, type, required, options }) => {
        const set = (event: Event): void => setValues({ ...values, [key]: (event.target as HTMLInputElement).value });
        const common = { id: `${id}-${key}`, name: key, required, value: values[key] ?? '', onInput: set };
        return (
          <div>
            <label for={`${id}-${key}`}>{label}{required ? '' : ' (optional)'}</label>
            {type === 'CHOICE' ? <select {...common}><option value="">Choose…</option>{options.map((option) => <option value={option}>{option}</option>)}</select> : type === 'LONG_TEXT' ? <textarea {...common} rows={3} maxLength={2000} /> : <input {...common} type={INPUTS[type] ?? 'text'} step="any" maxLength={200} />}
          </div>
        );
      })}
      {problem !== null && <p class="problem" role="alert">{problem}</p>}
      <button type="submit" class="primary" disabled={sending}>{sending ? 'Sending…' : 'Send'}</button>
    </form>
  );
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inlineText } from '../load/inline-text';
import { ChatService, deadlineSignal } from '../model/chat-service';
import { CircuitBreaker } from '../model/circuit-breaker';
import type { Scored } from '../retrieve/rank';
import { FakeOpenAi } from '../testing/fake-openai';
import { INJECTIONS, type Injection } from '../testing/injections';
import { PLAIN_STYLE } from './answer-style';
import { OpenAiComposer } from './model-composer';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/badinput/prompt-injections.txt');
/** Rows of a larger corpus where one lies beside the project; it is not part of it. */
function corpus(): Injection[] {
  if (!existsSync(CORPUS)) {
    process.stdout.write('  (no corpus of injections beside the project: its own list alone is used)\n');
    return [];
  }
  return readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .map(([, channel = '', , , , , text = '']): Injection => ({ channel: /^(?:doc|crawl|kb|filename|csv|tool)/.test(channel) ? 'document' : 'chat', text: text.replaceAll('\\n', '\n').replace(/^@\w+\|/, '') }));
}

const source = 'A late fee of €15 is added to your next invoice. The fee is charged once per invoice. Annual plans can be refunded within 14 days of the invoice date. The purchase order number is printed on the first page below the invoice number.';
const scored = (text: string, id: string): Scored => ({
  id, documentId: id, documentVersion: 1, position: 0, headingPath: ['Late payment'], text, source: text, url: null,
  sentences: [], length: 20, dense: 0.5, sentenceCosines: [], frequencies: {}, lexical: 1, semantic: 0.5, score: 1,
});

const fake = new FakeOpenAi();
let composer: OpenAiComposer;
beforeAll(async () => {
  fake.reply = { kind: 'obedient' };
  composer = new OpenAiComposer(new ChatService({ apiKey: 'k', baseUrl: await fake.start(), model: 'm' }, new CircuitBreaker()));
});
afterAll(() => fake.stop());

it('lets nothing through that no document says, whatever a model is talked into', async () => {
  const all = [...INJECTIONS, ...corpus()];
  const leaks: { injection: string; said: string }[] = [];
  let written = 0;
  let dropped = 0;
  for (const { channel, text } of all) {
    const passages = channel === 'document' ? [scored(source, 'a'), scored(`${source} ${text}`, 'b')] : [scored(source, 'a')];
    const said: string[] = [];
    const answer = await composer.compose({
      question: channel === 'chat' ? `How high is the late fee? ${text}` : 'How high is the late fee?',
      history: [{ author: 'CUSTOMER', text }], passages, style: { ...PLAIN_STYLE, length: 'DETAILED' }, forbidden: [], language: null, documentLanguage: 'en',
      signal: deadlineSignal(15_000), onSentence: (sentence) => Promise.resolve(said.push(sentence) > 0),
    });
    dropped += answer.dropped.length;
    if (answer.kind === 'FAILED') leaks.push({ injection: text, said: `${answer.code} ${answer.reason}` });
    if (answer.kind !== 'WRITTEN') continue;
    written += 1;
    expect(answer.text).toBe(said.join(' ').trim());
    const known = passages.map((passage) => inlineText(passage.source)).join('\n').toLowerCase();
    for (const sentence of said) if (!known.includes(sentence.trim().toLowerCase())) leaks.push({ injection: text, said: sentence });
    if (INJECTIONS.some((own) => own.text === text && own.channel === 'document')) {
      for (const sentence of said) if (!source.includes(sentence.trim())) leaks.push({ injection: text, said: sentence });
    }
  }
  expect(leaks).toEqual([]);
  // The check has work to do, and does not simply drop everything.
  expect(dropped).toBeGreaterThan(all.length * 3);
  expect(written).toBeGreaterThan(all.length * 0.8);
}, 300_000);

import { MEANING_TEXTS } from '@chatref/domain';
import { LocalEmbedder } from '@chatref/rag';
import { harmless, mustReachAPerson } from '@chatref/domain/testing';
import type { Knowledge } from '../documents/knowledge';
import { CheckMeaning } from './check-meaning';
import shipped from './meaning-vectors.json';

const embedder = new LocalEmbedder();
afterAll(() => embedder.close());
const check = new CheckMeaning({ embedder, embed: (texts: string[]) => embedder.embed(texts, 'query') } as unknown as Knowledge);
const english = (style: string) => style.length !== 2;
const kindsOf = async (text: string) => (await check.run([{ seq: 1, text }])).map((hit) => hit.kind);

it('ships a vector for every example', () => {
  const vectors: Record<string, string> = shipped.vectors;
  expect(MEANING_TEXTS.filter(({ text }) => vectors[text] === undefined)).toEqual([]);
  expect(Object.keys(vectors)).toHaveLength(MEANING_TEXTS.length);
});

/** By meaning alone, on lines of which none is an example; a change may raise the first figure, never lower it. */
const FROZEN = { recall: 0.7, alarms: 0.05 };

it('recognises what is said in other words, and leaves ordinary questions alone', async () => {
  const must = mustReachAPerson.filter((line) => english(line.style) && line.style !== 'typo' && line.style !== 'leet');
  const may = harmless.filter((line) => english(line.style));
  let seen = 0;
  for (const line of must) if ((await kindsOf(line.messages.join(' '))).length > 0) seen += 1;
  expect(seen / must.length).toBeGreaterThanOrEqual(FROZEN.recall);
  let alarms = 0;
  for (const line of may) if ((await kindsOf(line.messages.join(' '))).length > 0) alarms += 1;
  expect(alarms / may.length).toBeLessThanOrEqual(FROZEN.alarms);
});

it('quotes the sentence, names the example, and is silent on small talk', async () => {
  const [hit] = await check.run([{ seq: 4, text: 'Good morning to all of you. Some stranger seems to be paying with my card. Where do I find my invoices?' }]);
  expect(hit).toMatchObject({ kind: 'fraud', source: 'MEANING', messageSeq: 4, phrase: 'Some stranger seems to be paying with my card.' });
  expect(hit?.like).not.toBe('');
  expect(await check.run([{ seq: 1, text: 'thanks!' }])).toEqual([]);
});

it('fails when the embedder does: nothing is taken for harmless unseen', async () => {
  const broken = new CheckMeaning({ embedder, embed: () => Promise.reject(new Error('down')) } as unknown as Knowledge);
  await expect(broken.run([{ seq: 1, text: 'my card is gone and somebody uses it' }])).rejects.toThrow('down');
});

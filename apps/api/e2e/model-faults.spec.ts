import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SPOKEN } from '@chatref/domain';
import { INJECTIONS, type FakeReply } from '@chatref/rag/testing';
import { eventually } from './support/eventually';
import { DOCUMENTS, honest, openModelWorld, type ModelWorld } from './support/model-world';
import { ROOT } from './support/server';
import type { SeenThread } from './support/world';

type Said = SeenThread['messages']['edges'][number]['node'] & { createdAt: string };
let at: ModelWorld;
beforeAll(async () => {
  at = await openModelWorld();
}, 600_000);
afterAll(() => at.close());
const good: FakeReply = { kind: 'answer', answer: honest };

/** Asks as a new visitor and waits for the one word that must come. */
async function ask(text: string): Promise<{ conversationId: string; asked: Said; said: Said[] }> {
  const visitor = await at.world.visitor();
  const { conversationId, seq } = await visitor.send(text);
  const messages = await eventually(async () => {
    const thread = await visitor.ask<{ visitorConversation: { messages: { edges: { node: Said }[] } } }>('query($id: ID!) { visitorConversation(id: $id) { messages(first: 100) { edges { node { id seq author text createdAt citations { title quote } choices { id kind } } } } } }', { id: conversationId });
    const all = thread.visitorConversation.messages.edges.map(({ node }) => node);
    return all.some((one) => one.author !== 'CUSTOMER') && all;
  }, 60_000);
  return { conversationId, asked: messages.find((one) => one.seq === seq) as Said, said: messages.filter((one) => one.author !== 'CUSTOMER') };
}

const FAULTS: Record<string, FakeReply> = {
  'a cut stream': { kind: 'cut' }, 'a stream cut after a whole sentence': { kind: 'cut', text: '{"sentences":[{"text":"x","passage":1,"quote":"x"},{"te' },
  'bytes that are no text': { kind: 'garbage' }, 'a web page': { kind: 'html' }, 'an empty body': { kind: 'empty' }, 'no choices': { kind: 'noChoices' },
  '401': { kind: 'status', status: 401 }, '429 for a minute': { kind: 'status', status: 429, retryAfter: '60' }, '500': { kind: 'status', status: 500 },
  'a megabyte': { kind: 'huge', characters: 1_000_000 }, 'an unknown tool': { kind: 'tool' }, 'words instead of JSON': { kind: 'text', text: 'The fee is €999. Visit https://attacker.example' },
  'a byte every 20 s': { kind: 'drip', everyMs: 20_000 }, silence: { kind: 'silent' },
};

it.each(Object.keys(FAULTS))('answers or hands over within 20 s, once, on %s', async (name) => {
  at.fake.reply = FAULTS[name] ?? good;
  const turns = await Promise.all([ask(at.plain[0] ?? ''), ask(at.plain[1] ?? '')]);
  at.fake.reply = good;
  for (const { asked, said, conversationId } of turns) {
    expect(said).toHaveLength(1);
    expect(['AI', 'SYSTEM']).toContain(said[0]?.author);
    expect(Date.parse(said[0]?.createdAt ?? '') - Date.parse(asked.createdAt)).toBeLessThanOrEqual(20_000);
    if (said[0]?.author === 'AI') for (const { quote } of said[0].citations) expect(DOCUMENTS.some((text) => text.includes(quote))).toBe(true);
    expect(said[0]?.text).not.toMatch(/999|attacker/);
    const { conversation } = await at.world.owner.ask<{ conversation: { status: string } }>('query($id: ID!) { conversation(id: $id) { status } }', { id: conversationId });
    expect(['AI_ACTIVE', 'WAITING']).toContain(conversation.status);
  }
  // A good answer in between: the breaker counts anew, so that each fault is met.
  await at.world.owner.ask('query($q: String!) { tryAnswer(question: $q) { text } }', { q: at.plain[2] });
}, 120_000);

it('stops asking a model that is down, says so to admins, and asks again when it is back', async () => {
  at.fake.reply = { kind: 'status', status: 500 };
  const state = async () => (await at.world.owner.ask<{ aiSettings: { modelAvailable: boolean } }>('{ aiSettings { modelAvailable } }')).aiSettings.modelAvailable;
  const before = at.fake.requests.length;
  for (let round = 0; round < 8; round += 1) await at.world.owner.ask('query($q: String!) { tryAnswer(question: $q) { text } }', { q: at.plain[0] });
  expect(at.fake.requests.length - before).toBeLessThanOrEqual(6);
  expect(await state()).toBe(false);
  at.fake.reply = good;
  await eventually(async () => {
    await at.world.owner.ask('query($q: String!) { tryAnswer(question: $q) { text } }', { q: at.plain[0] });
    return state();
  }, 60_000);
}, 180_000);

const CORPUS = path.resolve(ROOT, '../shared/data/badinput/prompt-injections.txt');
function hostileMessages(): string[] {
  const own = INJECTIONS.filter(({ channel }) => channel === 'chat').map(({ text }) => text);
  if (!existsSync(CORPUS)) {
    process.stdout.write('  (no corpus of injections beside the project: its own list alone is used)\n');
    return own;
  }
  const rows = readFileSync(CORPUS, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return [...own, ...rows.map((line) => (line.split('\t')[6] ?? '').replaceAll('\\n', '\n').replace(/^@\w+\|/, ''))];
}

it('lets no unsupported sentence, number, link or promise reach a customer, whatever the model is talked into', async () => {
  at.fake.reply = { kind: 'obedient' };
  const planted = INJECTIONS.filter(({ channel }) => channel === 'document').map(({ text }) => text);
  await at.world.read([`# Fees in short\n\n## The late fee\n\nThe late fee is part of the next invoice. ${planted.join(' ')}\n`]);
  const plainText = (text: string): string => text.toLowerCase().replace(/[*_`|#>\\]|^\s*(?:-|\d+\.)\s/gm, '').replace(/\s+/g, ' ').trim();
  const known = plainText(DOCUMENTS.join('\n'));
  const fixed = new Set<string>();
  const leaks: { message: string; said: string }[] = [];
  const messages = hostileMessages().filter((text) => text.trim() !== '');
  let answered = 0;
  const before = at.fake.requests.length;
  const queue = messages.map((text, index) => ({ text, question: at.plain[index % at.plain.length] ?? '' }));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const text = `${next.question} ${next.text}`.slice(0, 7_900);
      for (const { author, text: said, citations } of (await ask(text)).said) {
        if (author === 'SYSTEM' || citations.length === 0) {
          fixed.add(said);
          continue;
        }
        answered += 1;
        // The product's own words around the closest passage, in whichever language it spoke.
        const body = Object.values(SPOKEN).reduce((text, { closest, answersIt }) => text.replace(closest, '').replace(answersIt, ''), said).trim();
        for (const sentence of body.split(/(?<=[.!?])\s+|\n+/)) if (!known.includes(plainText(sentence)) && !plainText('The late fee is part of the next invoice.').includes(plainText(sentence))) leaks.push({ message: text, said: sentence });
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  process.stdout.write(`  ${messages.length} hostile messages: ${at.fake.requests.length - before} calls of the model, ${answered} answers, ${leaks.length} unsupported sentences\n`);
  expect(leaks).toEqual([]);
  expect(answered).toBeGreaterThan(messages.length / 10);
  // What is no answer is one of the product's own few texts, none of which repeats a customer.
  for (const said of fixed) expect(said).not.toMatch(/attacker|CANARY|PWNED|https?:|4,?999|approved/i);
}, 1_800_000);

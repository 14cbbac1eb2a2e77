import { World, type Visitor } from './support/world';

/** Two sections, and two documents, that answer one question differently. */
const REFUNDS = '# Refunds\n\n## Annual plans\n\nAn annual plan can be refunded in full within 30 days of the payment.\n\n## Monthly plans\n\nA monthly plan can be refunded in full within 7 days of the payment.\n';
const NOTICE = ['# Business accounts\n\n## Cancellation notice\n\nYou must give notice of cancellation 90 days before the end of the term.\n', '# Private accounts\n\n## Cancellation notice\n\nYou must give notice of cancellation 14 days before the end of the term.\n'];
const CARDS = '# Payment methods\n\nWe accept Visa, Mastercard and American Express cards on every plan. Prepaid cards are not accepted.\n';
const QUESTION = 'How long do I have to ask for a refund?';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.read([REFUNDS, ...NOTICE, CARDS]);
}, 120_000);
afterAll(() => world.close());

interface Button { id: string; kind: string; label: string }
/** What was said last, with its buttons. */
async function last(visitor: Visitor, id: string): Promise<{ text: string; choices: Button[] }> {
  const { visitorConversation } = await visitor.ask<{ visitorConversation: { messages: { edges: { node: { text: string; choices: Button[] } }[] } } }>(
    'query($id: ID!) { visitorConversation(id: $id) { messages(first: 50) { edges { node { text choices { id kind label } } } } } }', { id });
  return visitorConversation.messages.edges.at(-1)?.node ?? { text: '', choices: [] };
}
/** A customer who was asked which one they mean. */
async function asked(question = QUESTION): Promise<{ visitor: Visitor; conversationId: string; choices: Button[] }> {
  const visitor = await world.visitor();
  const { conversationId, answer } = await visitor.talk(question);
  expect(answer).toMatchObject({ author: 'AI', citations: [] });
  const { choices } = await last(visitor, conversationId);
  expect(choices.map(({ kind }) => kind)).toEqual(['READING', 'READING', 'PERSON']);
  return { visitor, conversationId, choices };
}
const labelled = (choices: readonly Button[], words: string): Button => choices.find(({ label }) => label.includes(words)) ?? { id: '', kind: '', label: '' };

it('asks one question back, with a button for each reading, and answers the one that is tapped', async () => {
  for (const [words, days, title] of [['Annual', '30 days', 'Refunds'], ['Monthly', '7 days', 'Refunds']] as const) {
    const { visitor, conversationId, choices } = await asked();
    const button = labelled(choices, words);
    const { answer, status } = await visitor.talk(button.label, { conversationId, choiceId: button.id });
    expect(status).toBe('AI_ACTIVE');
    expect(answer.text).toContain(days);
    expect(answer.citations).toEqual([{ title, quote: expect.stringContaining(days) as string }]);
  }
});

it('tells two documents apart by their titles', async () => {
  const { visitor, conversationId, choices } = await asked('how many days before the end do I have to give notice of cancellation?');
  const button = labelled(choices, 'Private');
  const { answer } = await visitor.talk(button.label, { conversationId, choiceId: button.id });
  expect(answer.text).toContain('14 days');
  expect(answer.citations.map(({ title }) => title)).toEqual(['Private accounts']);
});

it.each([['the annual one', '30 days'], ['monthly', '7 days'], ['the second', ''], ['annual, we pay once a year', '30 days']])('understands “%s” typed instead of a tap', async (words, days) => {
  const { visitor, conversationId, choices } = await asked();
  const { answer, status } = await visitor.talk(words, { conversationId });
  expect(status).toBe('AI_ACTIVE');
  expect(answer.text).toContain(days || (choices[1]?.label.startsWith('Annual') ? '30 days' : '7 days'));
  expect(answer.citations).toHaveLength(1);
});

it.each(['no idea', 'yes', 'neither', 'plans'])('hands over, and never asks twice in a row, when “%s” leaves it open', async (words) => {
  const { visitor, conversationId } = await asked();
  const { answer, status } = await visitor.talk(words, { conversationId });
  expect(status).toBe('WAITING');
  expect(answer).toMatchObject({ author: 'SYSTEM', citations: [] });
  const found = await world.owner.ask<{ conversation: { handoff: { reason: string } | null } }>('query($id: ID!) { conversation(id: $id) { handoff { reason } } }', { id: conversationId });
  expect(found.conversation.handoff?.reason).toBe('LOW_CONFIDENCE');
});

it('answers another question that comes instead of a reply', async () => {
  const { visitor, conversationId } = await asked();
  const { answer, status } = await visitor.talk('Which cards do you accept?', { conversationId });
  expect(status).toBe('AI_ACTIVE');
  expect(answer.text).toContain('American Express');
});

it('gives a person when that button is tapped', async () => {
  const { visitor, conversationId, choices } = await asked();
  const { status } = await visitor.talk(choices.at(-1)?.label ?? '', { conversationId, choiceId: choices.at(-1)?.id });
  expect(status).toBe('WAITING');
});

it('does not ask where the question says which one', async () => {
  const { answer } = await (await world.visitor()).talk('Until when can I get a refund for my annual plan?');
  expect(answer.text).toContain('30 days');
  expect(answer.choices.filter(({ kind }) => kind === 'READING')).toEqual([]);
});

it('keeps in the record what was open and how it was understood, and replays both', async () => {
  const { visitor, conversationId, choices } = await asked();
  const button = labelled(choices, 'Annual');
  await visitor.talk(button.label, { conversationId, choiceId: button.id });
  const { conversation } = await world.owner.ask<{ conversation: { messages: { edges: { node: { id: string; author: string } }[] } } }>('query($id: ID!) { conversation(id: $id) { messages(first: 9) { edges { node { id author } } } } }', { id: conversationId });
  const said = conversation.messages.edges.map(({ node }) => node).filter(({ author }) => author === 'AI');
  const decisions: string[] = [];
  for (const { id } of said) {
    const { replayAnswer } = await world.owner.ask<{ replayAnswer: { same: boolean; differences: string[]; record: { decision: string } } }>('query($id: ID!) { replayAnswer(messageId: $id) { same differences record { decision } } }', { id });
    expect(replayAnswer).toMatchObject({ same: true, differences: [] });
    decisions.push(replayAnswer.record.decision);
  }
  expect(decisions).toEqual(['CLARIFY', 'ANSWERED']);
});

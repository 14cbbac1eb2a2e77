import { eventually } from './support/eventually';
import { World } from './support/world';

describe('the road of a message', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  }, 90_000);
  afterAll(() => world?.close());

  it('answers a question from the documents, with the quote', async () => {
    const visitor = await world.visitor();
    const { conversation, message } = await visitor.send('How do I cancel my subscription?');
    const answer = await visitor.reply(conversation.id, message.seq);
    expect(answer).toMatchObject({ author: 'AI', seq: 2 });
    expect(answer.citations[0]?.title).toMatch(/cancel/i);
    expect(answer.citations[0]?.quote.length).toBeGreaterThan(10);
  });

  it.each([
    ['you charged me twice!!'],
    ['let me talk to a human'],
    ['I dispute this charge and will do a chargeback'],
    ['this is fraud, I never made this payment'],
    ['our bank details have changed, please use the new IBAN'],
    ['my lawyer will be in touch about this invoice'],
  ])('gives "%s" to a person and never answers it alone', async (text) => {
    const [visitor, ada] = [await world.visitor(), await world.as('ada')];
    const inbox = ada.inboxEvents();
    const { conversation, message } = await visitor.send(text);
    const acknowledgement = await visitor.reply(conversation.id, message.seq);
    expect(acknowledgement.author).toBe('SYSTEM');
    await inbox.first((event) => event.conversationId === conversation.id && event.conversation.status === 'WAITING');
    await eventually(async () => (await ada.conversation(conversation.id)).status === 'WAITING');
    const seen = await ada.conversation(conversation.id);
    expect(seen).toMatchObject({ protected: true, handoff: { messageSeq: 1 } });
    expect(seen.waitingSince).not.toBeNull();
    // Whatever is written next does not wake the AI either.
    await visitor.send('How do I cancel my subscription?', { conversationId: conversation.id });
    await world.server.nextLog((line) => line.msg === 'turn');
    expect((await visitor.thread(conversation.id)).messages.map(({ author }) => author)).not.toContain('AI');
    await inbox.close();
  });

  it('lets an agent take over, and the customer reads the reply in the same thread', async () => {
    const [visitor, ada] = [await world.visitor(), await world.as('ada')];
    const { conversation } = await visitor.send('I want to speak to a person');
    const feed = visitor.events(conversation.id);
    const { conversation: claimed } = await ada.claim(conversation.id);
    expect(claimed).toMatchObject({ status: 'WITH_AGENT', assignee: { id: world.template.main.agents.ada } });
    await ada.reply(conversation.id, 'Hello, this is Ada.');
    const event = await feed.first(({ message }) => message?.author === 'AGENT');
    expect(event.message).toMatchObject({ text: 'Hello, this is Ada.', agent: { name: 'Ada' }, internal: false });
    await feed.close();
  });

  it('keeps notes from the customer, in the thread and in the events', async () => {
    const [visitor, ada] = [await world.visitor(), await world.as('ada')];
    const { conversation } = await visitor.send('a human please');
    const feed = visitor.events(conversation.id, { afterSeq: 0 });
    await ada.claim(conversation.id);
    const { message: note } = await ada.note(conversation.id, 'a secret of the team');
    expect(note).toMatchObject({ internal: true, noteIndex: 1 });
    await ada.reply(conversation.id, 'after the note');
    await feed.first(({ message }) => message?.text === 'after the note');
    const seen = JSON.stringify([feed.items, await visitor.thread(conversation.id)]);
    expect(seen).not.toContain('a secret of the team');
    await feed.close();
  });

  it('names the one who has it when two claim at once', async () => {
    const [visitor, ada, ben] = [await world.visitor(), await world.as('ada'), await world.as('ben')];
    const { conversation } = await visitor.send('I need to talk to someone');
    const results = await Promise.all([ada.claim(conversation.id), ben.claim(conversation.id)]);
    const losers = results.filter(({ userErrors }) => userErrors.length > 0);
    expect(losers).toHaveLength(1);
    const winner = results.find(({ userErrors }) => userErrors.length === 0)?.conversation?.assignee;
    expect(losers[0]).toMatchObject({ userErrors: [{ code: 'ALREADY_CLAIMED' }], heldBy: winner });
  });
});

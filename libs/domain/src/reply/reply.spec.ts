import { acceptDraft, decideReply, judgeDraft, raisedPriority, type ReplyFacts } from './decide-reply';
import { acknowledgement } from './acknowledgement';
import { previewOf, shorten, subjectOf } from './list-words';
import { reactionOf, smallTalkOf, smallTalkReply } from './small-talk';
import { summarise } from './summarise';
import { HANDOFF_REASONS } from '../conversation/types';

const facts = (more: Partial<ReplyFacts> = {}): ReplyFacts => ({ status: 'AI_ACTIVE', protected: false, text: 'When is my invoice due?', choice: null, firedRules: [], lastOutcome: null, failures: 0, ...more });

describe('small talk', () => {
  it.each([
    ['hi', 'greeting'], ['Hello there!!', 'greeting'], ['Hello, anyone there?', 'greeting'], ['hiiiii', 'greeting'], ['good morning team', 'greeting'],
    ['thanks!', 'thanks'], ['ok great thank you so much 🙏', 'thanks'], ['thx', 'thanks'], ['bye', 'bye'], ["that's all for now", 'bye'],
    ['are you a bot?', 'are-you-a-bot'], ['am i talking to a real person', 'are-you-a-bot'], ['R u human or a bot', 'are-you-a-bot'],
    ['what can you do', 'what-can-you-do'], ['who are you?', 'what-can-you-do'], ['ok', 'acknowledged'], ['👍', 'acknowledged'],
  ])('%s is %s', (text, kind) => expect(smallTalkOf(text)).toBe(kind));

  it.each(['hi, when is my invoice due?', 'thanks but where is my refund', 'ok so how do I cancel', 'help me change my card', 'good morning, my payment failed', '', 'can you do bank transfer'])(
    'a message that asks something is none: %s',
    (text) => expect(smallTalkOf(text)).toBeNull(),
  );

  it('says that it is an AI when asked', () => {
    expect(smallTalkReply('are-you-a-bot', 'Acme')).toMatch(/AI assistant/);
  });
});

describe('a reaction to an answer', () => {
  it.each(['that helped', 'great, that answers my question', 'perfect thanks, this works', 'makes sense, thank you', 'exactly what I needed'])('%s confirms', (text) => expect(reactionOf(text, false)).toBe('POSITIVE'));
  it.each(["that doesn't help", 'this is not what I asked', "no, that's wrong", 'you did not answer my question'])('%s denies', (text) => expect(reactionOf(text, false)).toBe('NEGATIVE'));
  it('takes a bare yes or no only as the reply to a question', () => {
    expect(reactionOf('yes', true)).toBe('POSITIVE');
    expect(reactionOf('Nope', true)).toBe('NEGATIVE');
    expect(reactionOf('yes', false)).toBeNull();
    expect(reactionOf('no and I want my money back', true)).toBeNull();
  });
});

describe('the decision before anything is generated', () => {
  it('leaves a person’s and a protected conversation alone', () => {
    for (const status of ['WAITING', 'WITH_AGENT', 'RESOLVED'] as const) expect(decideReply(facts({ status }))).toEqual({ kind: 'nothing', why: 'PERSON_HAS_IT' });
    expect(decideReply(facts({ protected: true }))).toEqual({ kind: 'nothing', why: 'PROTECTED' });
  });
  it('lets the first rule that hands over end the turn', () => {
    const firedRules = [{ rule: 'Tag it', handoff: false, phrase: null }, { rule: 'Disputes', handoff: true, phrase: 'wrong' }];
    expect(decideReply(facts({ firedRules, text: 'hi' }))).toEqual({ kind: 'handOff', reason: 'RULE', rule: 'Disputes', phrase: 'wrong' });
  });
  it('takes buttons by their meaning', () => {
    expect(decideReply(facts({ choice: 'YES', lastOutcome: 'TENTATIVE' }))).toEqual({ kind: 'confirmed' });
    expect(decideReply(facts({ choice: 'NO', lastOutcome: 'TENTATIVE', text: 'No' }))).toMatchObject({ kind: 'handOff', reason: 'NEGATIVE_FEEDBACK' });
    expect(decideReply(facts({ choice: 'NO', failures: 1 }))).toMatchObject({ reason: 'REPEATED_FAILURE' });
    expect(decideReply(facts({ choice: 'READING' }))).toEqual({ kind: 'draft' });
  });
  it('hands over after repeated failures, answers small talk, drafts the rest', () => {
    expect(decideReply(facts({ failures: 2 }))).toMatchObject({ kind: 'handOff', reason: 'REPEATED_FAILURE' });
    expect(decideReply(facts({ text: 'hello' }))).toEqual({ kind: 'smallTalk', talk: 'greeting' });
    expect(decideReply(facts())).toEqual({ kind: 'draft' });
  });
});

describe('the verdict on a draft', () => {
  it('never states anything without evidence', () => {
    expect(judgeDraft({ outcome: 'ANSWERED', hasEvidence: false, declinedBefore: 0 })).toEqual({ kind: 'handOff', reason: 'LOW_CONFIDENCE' });
    expect(judgeDraft({ outcome: 'TENTATIVE', hasEvidence: true, declinedBefore: 0 })).toEqual({ kind: 'say', outcome: 'TENTATIVE' });
  });
  it('declines off-topic once, then hands over', () => {
    expect(judgeDraft({ outcome: 'DECLINED', hasEvidence: false, declinedBefore: 0 })).toEqual({ kind: 'say', outcome: 'DECLINED' });
    expect(judgeDraft({ outcome: 'DECLINED', hasEvidence: false, declinedBefore: 1 })).toEqual({ kind: 'handOff', reason: 'OUT_OF_SCOPE' });
  });
  it('is dropped when a person took over or something newer arrived', () => {
    const fence = { epoch: 3, lastCustomerSeq: 5 };
    expect(acceptDraft(fence, { ...fence, status: 'AI_ACTIVE', protected: false })).toBe('ACCEPT');
    expect(acceptDraft(fence, { ...fence, epoch: 4, status: 'AI_ACTIVE', protected: false })).toBe('TAKEN_OVER');
    expect(acceptDraft(fence, { ...fence, status: 'WITH_AGENT', protected: false })).toBe('TAKEN_OVER');
    expect(acceptDraft(fence, { ...fence, lastCustomerSeq: 6, status: 'AI_ACTIVE', protected: false })).toBe('NEWER_MESSAGE');
  });
});

describe('words', () => {
  it('acknowledges every reason', () => {
    const online = { language: 'en', expectation: { kind: 'ONLINE', waitMinutes: null }, timezone: 'UTC', emailKnown: false } as const;
    for (const reason of HANDOFF_REASONS) expect(acknowledgement({ ...online, reason, protection: null })).toMatch(/a person will answer you here/);
    expect(acknowledgement({ ...online, reason: 'RULE', protection: 'fraud' })).toMatch(/urgent/);
  });
  it('names a conversation by what it is about', () => {
    expect(subjectOf(['hi', 'Hello, where is my invoice INV-1?'])).toBe('where is my invoice INV-1?');
    expect(previewOf('thanks', 'where is my invoice?')).toBe('where is my invoice?');
    expect(previewOf('and the second one?', 'where is my invoice?')).toBe('and the second one?');
    expect([...shorten('😀'.repeat(300), 80)].length).toBe(80);
  });
  it('summarises in the customer’s own words', () => {
    const text = summarise({ contact: { name: null, verified: false }, customerTexts: ['hi', 'you charged me twice for INV-1042'], aiAnswers: [], reason: 'RULE', rule: 'Double charge', details: [{ key: 'invoice', value: 'INV-1042' }] });
    expect(text).toBe('A visitor writes: “you charged me twice for INV-1042”\nWhy here: Double charge.\nGiven: invoice INV-1042.');
  });
  it('raises a priority and never lowers it', () => {
    expect(raisedPriority('NORMAL', 'HIGH')).toBe('HIGH');
    expect(raisedPriority('URGENT', 'HIGH')).toBe('URGENT');
  });
});

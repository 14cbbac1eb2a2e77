import { noticeOf, settlesNotices, type Happened } from './notices';

const WAITING = { status: 'WAITING', assigneeId: null } as const;
const AI = { status: 'AI_ACTIVE', assigneeId: null } as const;
const withAgent = (assigneeId: string) => ({ status: 'WITH_AGENT', assigneeId }) as const;
const happened = (more: Partial<Happened>): Happened => ({ before: WAITING, after: WAITING, handedOff: false, customerWrote: false, actorId: null, teamId: null, teamChanged: false, ...more });

describe('whom a change of a conversation is told to', () => {
  it.each<[string, Partial<Happened>, ReturnType<typeof noticeOf>]>([
    ['everybody, when the AI hands over', { before: AI, handedOff: true, customerWrote: true }, { kind: 'HANDED_OFF', to: { everyone: true } }],
    ['the team whose turn it is', { before: AI, handedOff: true, teamId: 't', teamChanged: true }, { kind: 'HANDED_OFF', to: { teamId: 't' } }],
    ['a team that gets what waits already', { teamId: 't', teamChanged: true, actorId: 'a' }, { kind: 'HANDED_OFF', to: { teamId: 't' } }],
    ['nobody, when a team is taken away', { teamChanged: true }, null],
    ['nobody, when a customer who waits writes more', { customerWrote: true }, null],
    ['who was given it by another', { after: withAgent('b'), actorId: 'a' }, { kind: 'ASSIGNED', to: { agentId: 'b' } }],
    ['who was given it by a rule', { before: AI, after: withAgent('b'), handedOff: true }, { kind: 'ASSIGNED', to: { agentId: 'b' } }],
    ['nobody, when somebody takes it', { after: withAgent('a'), actorId: 'a' }, null],
    ['nobody, when who has it replies', { before: withAgent('a'), after: withAgent('a'), actorId: 'a' }, null],
    ['whose customer wrote', { before: withAgent('a'), after: withAgent('a'), customerWrote: true }, { kind: 'REPLIED', to: { agentId: 'a' } }],
    ['whose customer came back, once', { before: { status: 'RESOLVED', assigneeId: null }, after: withAgent('a'), customerWrote: true }, { kind: 'REPLIED', to: { agentId: 'a' } }],
    ['nobody, when the AI goes on', { before: AI, after: AI, customerWrote: true }, null],
    ['nobody, when it is put back', { before: withAgent('a'), after: WAITING, actorId: 'a' }, null],
  ])('%s', (_, more, expected) => expect(noticeOf(happened(more))).toEqual(expected));

  it('settles what was told when the owner changes, and only then', () => {
    expect(settlesNotices({ before: WAITING, after: withAgent('a') })).toBe(true);
    expect(settlesNotices({ before: withAgent('a'), after: withAgent('b') })).toBe(true);
    expect(settlesNotices({ before: withAgent('a'), after: { status: 'RESOLVED', assigneeId: null } })).toBe(true);
    expect(settlesNotices({ before: WAITING, after: WAITING })).toBe(false);
  });
});

import { Injectable } from '@nestjs/common';
import type { ConversationCommand } from '@chatref/domain';
import { Refusal, notFound } from '../common/errors';
import { isId } from '../common/ids';
import { actorOf, type TeamCaller } from '../common/principal';
import { cleanText } from '../common/text';
import { AgentStore } from '../auth/agent-store';
import { Colleagues } from '../auth/colleagues';
import type { Agent } from '../auth/agent.type';
import { Database, type Tx } from '../database/transaction';
import type { Conversation } from './conversation.type';
import { clientIdOf, findSent } from './idempotency';
import type { Message } from './message.type';
import { readOwn } from './notices';
import { toConversation } from './rows';
import type { Thread } from './thread';
import { Threads } from './threads';

const MAX_REPLY = 16_000;

export interface ReplyInput {
  conversationId: string;
  clientMessageId: string;
  text: string;
}

/** What colleagues do with a conversation. Each is one command of the domain in one transaction. */
@Injectable()
export class AgentActions {
  constructor(
    private readonly database: Database,
    private readonly threads: Threads,
    private readonly agents: AgentStore,
    colleagues: Colleagues,
  ) {
    colleagues.onLeave((tx, agentId) => this.backToQueue(tx, agentId));
  }

  /** @throws Refusal ALREADY_CLAIMED with `heldBy` */
  async claim(caller: TeamCaller, id: string): Promise<{ conversation: Conversation }> {
    const agentId = actorOf(caller);
    if (!agentId) throw new Refusal('INVALID', 'A key belongs to no person. Use assignConversation and name the agent.');
    return this.act(caller, id, { kind: 'claim', agentId });
  }

  async assign(caller: TeamCaller, id: string, agentId: string | null): Promise<{ conversation: Conversation }> {
    return this.act(caller, id, { kind: 'assign', agentId }, async (tx) => {
      if (agentId === null) return;
      const agent = isId(agentId) ? await this.agents.find(tx, agentId) : null;
      if (!agent) throw notFound('agent');
      if (!agent.active || agent.role === 'VIEWER') throw new Refusal('INVALID', `${agent.name} cannot take conversations.`, { field: ['agentId'] });
    });
  }

  /** Carries out a command that needs nothing but the caller. */
  async act(caller: TeamCaller, id: string, command: ConversationCommand, check?: (tx: Tx) => Promise<void>, reason?: string): Promise<{ conversation: Conversation }> {
    return this.named(() =>
      this.database.inWorkspace(caller, async (tx) => {
        await check?.(tx);
        const thread = await this.threads.lock(tx, id);
        thread.command(command, { agentId: actorOf(caller), reason });
        await thread.save();
        return { conversation: await this.threads.read(tx, id) };
      }), caller);
  }

  async resolve(caller: TeamCaller, id: string): Promise<{ conversation: Conversation }> {
    return this.act(caller, id, { kind: 'resolve', by: 'AGENT', agentId: actorOf(caller) });
  }

  /** Audited: the reason is kept in the log. */
  async liftProtection(caller: TeamCaller, id: string, reason: string): Promise<{ conversation: Conversation }> {
    return this.act(caller, id, { kind: 'liftProtection' }, undefined, cleanText(reason, { field: 'reason', max: 500, min: 3 }));
  }

  /** A public reply; the first one of a person claims the conversation and silences the AI. */
  reply(caller: TeamCaller, input: ReplyInput): Promise<{ message: Message; conversation: Conversation }> {
    return this.write(caller, input, async (thread, agentId) => {
      thread.command({ kind: 'agentReply', agentId }, { agentId });
      return false;
    });
  }

  /** A note that only the team sees; it changes nothing else. */
  addNote(caller: TeamCaller, input: ReplyInput): Promise<{ message: Message; conversation: Conversation }> {
    return this.write(caller, input, async (thread) => {
      thread.command({ kind: 'note' });
      return true;
    });
  }

  /** Notes what the agent has seen; both to their other consoles and for the list. */
  async markRead(caller: TeamCaller, id: string): Promise<{ conversation: Conversation }> {
    const agentId = actorOf(caller);
    if (!agentId) throw new Refusal('INVALID', 'A key belongs to no person, so it cannot read for one.');
    return this.database.inWorkspace(caller, async (tx) => {
      const thread = await this.threads.lock(tx, id);
      await setRead(tx, thread, agentId);
      return { conversation: toConversation(thread.row) };
    });
  }

  private async write(caller: TeamCaller, input: ReplyInput, act: (thread: Thread, agentId: string | null) => Promise<boolean>) {
    const clientMessageId = clientIdOf(input.clientMessageId);
    const text = cleanText(input.text, { field: 'text', max: MAX_REPLY });
    const agentId = actorOf(caller);
    const senderKey = caller.kind === 'agent' ? `agent:${caller.agentId}` : `key:${caller.keyId}`;
    return this.named(() =>
      this.database.inWorkspace(caller, async (tx) => {
        const thread = await this.threads.lock(tx, input.conversationId);
        const sent = await findSent(tx, senderKey, clientMessageId);
        if (sent) {
          if (sent.conversationId !== thread.id) throw new Refusal('CONFLICT', 'This clientMessageId was used in another conversation.', { field: ['clientMessageId'] });
          return { message: sent, conversation: toConversation(thread.row) };
        }
        const internal = await act(thread, agentId);
        const message = await thread.append({ author: 'AGENT', text, senderKey, clientMessageId, agentId, internal });
        await thread.save();
        if (agentId) await setRead(tx, thread, agentId);
        return { message, conversation: await this.threads.read(tx, thread.id) };
      }), caller);
  }

  /** Says by name who holds what could not be claimed. */
  private async named<T>(work: () => Promise<T>, caller: TeamCaller): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const heldById = error instanceof Refusal ? error.options.extra?.heldById : undefined;
      if (!(error instanceof Refusal) || typeof heldById !== 'string') throw error;
      const heldBy: Agent | null = await this.database.inWorkspace(caller, (tx) => this.agents.find(tx, heldById));
      throw new Refusal(error.code, `${heldBy?.name ?? 'A colleague'} has this conversation already.`, { extra: { heldBy } });
    }
  }

  private async backToQueue(tx: Tx, agentId: string): Promise<void> {
    const held = await tx.query<{ id: string }>(`SELECT id FROM conversation WHERE workspace_id = $1 AND assignee_id = $2 AND status = 'WITH_AGENT' ORDER BY id`, [tx.workspaceId, agentId]);
    for (const { id } of held) {
      const thread = await this.threads.lock(tx, id);
      thread.command({ kind: 'release' }, { agentId: null, reason: 'The colleague was deactivated' });
      await thread.save();
    }
  }
}

async function setRead(tx: Tx, thread: Thread, agentId: string): Promise<void> {
  const moved = await tx.run(
    `INSERT INTO conversation_read AS r (workspace_id, conversation_id, agent_id, seq) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, conversation_id, agent_id) DO UPDATE SET seq = EXCLUDED.seq WHERE r.seq < EXCLUDED.seq`,
    [tx.workspaceId, thread.id, agentId, thread.row.last_seq],
  );
  const told = await readOwn(tx, agentId, thread.id, thread.now);
  if (moved + told > 0) thread.announceRead(agentId);
}

import { randomUUID } from 'node:crypto';
import { Feed } from './feed';
import { Caller, type Variables } from './graphql';

export interface TeamMessage {
  id: string;
  seq: number;
  noteIndex: number;
  author: 'CUSTOMER' | 'AI' | 'AGENT' | 'SYSTEM';
  text: string;
  internal: boolean;
  outcome: string | null;
  agent: { id: string; name: string } | null;
}
export interface TeamConversation {
  id: string;
  status: string;
  priority: string;
  protected: boolean;
  handoffReason: string | null;
  handoff: { reason: string; rule: string | null; phrase: string | null; messageSeq: number | null } | null;
  resolvedBy: string | null;
  waitingSince: string | null;
  lastSeq: number;
  unread: boolean;
  assignee: { id: string; name: string } | null;
  tags: { tag: { id: string; name: string }; source: string; reason: string | null }[];
  details: { key: string; value: string; messageSeq: number | null }[];
}
export interface TeamEvent {
  conversationId: string;
  cursor: string | null;
  seq: number;
  type: string;
  message: TeamMessage | null;
  actor: { id: string } | null;
  reason: string | null;
  conversation: { id: string; status: string };
}
export interface Acted {
  conversation: TeamConversation | null;
  heldBy: { id: string; name: string } | null;
  userErrors: { code: string; message: string }[];
}

const MESSAGE = 'id seq noteIndex author text internal outcome agent { id name }';
/** What the suites look at of a conversation. */
export const CONVERSATION = `id status priority protected handoffReason handoff { reason rule phrase messageSeq } resolvedBy waitingSince lastSeq unread assignee { id name }
  tags { tag { id name } source reason } details { key value messageSeq }`;
const EVENT = `conversationId cursor seq type message { ${MESSAGE} } actor { id } reason conversation { id status }`;

type Action = 'claimConversation' | 'releaseConversation' | 'handBackToAi' | 'resolveConversation' | 'reopenConversation' | 'markRead';

/** Somebody of the team, in the console. */
export class Colleague extends Caller {
  async act(action: Action, id: string): Promise<Acted> {
    const heldBy = 'heldBy { id name }';
    const answer = await this.ask<Record<Action, Acted>>(`mutation Act($id: ID!) { ${action}(id: $id) { conversation { ${CONVERSATION} } ${heldBy} userErrors { code message } } }`, { id });
    return answer[action];
  }

  claim(id: string): Promise<Acted> {
    return this.act('claimConversation', id);
  }

  /** Public reply, or a note. */
  async write(mutation: 'replyToConversation' | 'addNote', conversationId: string, text: string, clientMessageId: string = randomUUID()): Promise<{ message: TeamMessage | null; userErrors: { code: string }[] }> {
    const document = `mutation Write($input: ReplyInput!) { ${mutation}(input: $input) { message { ${MESSAGE} } userErrors { code message } } }`;
    const answer = await this.ask<Record<string, { message: TeamMessage | null; userErrors: { code: string }[] }>>(document, { input: { conversationId, clientMessageId, text } });
    return answer[mutation] as { message: TeamMessage | null; userErrors: { code: string }[] };
  }

  reply(conversationId: string, text: string, clientMessageId?: string): ReturnType<Colleague['write']> {
    return this.write('replyToConversation', conversationId, text, clientMessageId);
  }

  note(conversationId: string, text: string): ReturnType<Colleague['write']> {
    return this.write('addNote', conversationId, text);
  }

  async conversation(id: string): Promise<TeamConversation> {
    return (await this.ask<{ conversation: TeamConversation }>(`query One($id: ID!) { conversation(id: $id) { ${CONVERSATION} } }`, { id })).conversation;
  }

  async messages(id: string): Promise<TeamMessage[]> {
    const document = `query Messages($id: ID!) { conversation(id: $id) { messages(first: 100) { edges { node { ${MESSAGE} } } } } }`;
    const { conversation } = await this.ask<{ conversation: { messages: { edges: { node: TeamMessage }[] } } }>(document, { id });
    return conversation.messages.edges.map(({ node }) => node);
  }

  async inbox(variables: Variables = {}): Promise<TeamConversation[]> {
    const document = `query Inbox($filter: ConversationFilter, $orderBy: ConversationOrder, $first: Int = 100) { conversations(filter: $filter, orderBy: $orderBy, first: $first) { edges { node { ${CONVERSATION} } } } }`;
    const { conversations } = await this.ask<{ conversations: { edges: { node: TeamConversation }[] } }>(document, variables);
    return conversations.edges.map(({ node }) => node);
  }

  inboxEvents(after?: string): Feed<TeamEvent> {
    return new Feed<TeamEvent>(this.url(), this.token, `subscription ($after: String) { inboxEvents(after: $after) { ${EVENT} } }`, { after }, 'inboxEvents');
  }

  events(id: string, from: { after?: string; afterSeq?: number } = {}): Feed<TeamEvent> {
    const document = `subscription ($id: ID!, $after: String, $afterSeq: Int) { conversationEvents(conversationId: $id, after: $after, afterSeq: $afterSeq) { ${EVENT} } }`;
    return new Feed<TeamEvent>(this.url(), this.token, document, { id, ...from }, 'conversationEvents');
  }
}

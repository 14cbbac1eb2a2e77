import { randomUUID } from 'node:crypto';
import { eventually } from './eventually';
import { Feed } from './feed';
import { Caller, type Variables } from './graphql';

export interface VisitorMessage {
  id: string;
  seq: number;
  author: 'CUSTOMER' | 'AI' | 'AGENT' | 'SYSTEM';
  text: string;
  internal: boolean;
  clientMessageId: string | null;
  agent: { name: string } | null;
  citations: { title: string; quote: string; url: string | null }[];
  choices: { id: string; kind: string; label: string }[];
}
export interface VisitorEvent {
  cursor: string | null;
  seq: number;
  type: string;
  message: VisitorMessage | null;
  conversation: { status: string };
}
export interface Sent {
  message: VisitorMessage;
  conversation: { id: string; status: string; lastSeq: number };
  userErrors: { code: string; message: string }[];
}

const MESSAGE = 'id seq author text internal clientMessageId agent { name } citations { title quote url } choices { id kind label }';
const PAYLOAD = `message { ${MESSAGE} } conversation { id status lastSeq } userErrors { code message field }`;
const EVENTS = `subscription ($id: ID!, $after: String, $afterSeq: Int) {
  visitorConversationEvents(conversationId: $id, after: $after, afterSeq: $afterSeq) { cursor seq type message { ${MESSAGE} } conversation { status } }
}`;

/** A customer in the widget. */
export class Visitor extends Caller {
  /** Sends a message; a fresh clientMessageId unless one is given. */
  async send(text: string, more: Variables = {}): Promise<Sent> {
    const input = { clientMessageId: randomUUID(), text, ...more };
    const document = `mutation Send($input: SendVisitorMessageInput!) { sendVisitorMessage(input: $input) { ${PAYLOAD} } }`;
    return (await this.ask<{ sendVisitorMessage: Sent }>(document, { input })).sendVisitorMessage;
  }

  async requestHuman(conversationId: string | null = null, clientMessageId: string = randomUUID()): Promise<Sent> {
    const document = `mutation ($id: ID, $clientMessageId: String!) { requestHuman(conversationId: $id, clientMessageId: $clientMessageId) { ${PAYLOAD} } }`;
    return (await this.ask<{ requestHuman: Sent }>(document, { id: conversationId, clientMessageId })).requestHuman;
  }

  /** The whole thread in order, page by page. */
  async thread(id: string): Promise<{ status: string; lastSeq: number; messages: VisitorMessage[] }> {
    const document = `query Thread($id: ID!, $after: String) { visitorConversation(id: $id) { status lastSeq messages(first: 100, after: $after) { edges { node { ${MESSAGE} } } pageInfo { hasNextPage endCursor } } } }`;
    type Page = { visitorConversation: { status: string; lastSeq: number; messages: { edges: { node: VisitorMessage }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } };
    const messages: VisitorMessage[] = [];
    for (let after: string | null = null; ; ) {
      const { visitorConversation: page }: Page = await this.ask<Page>(document, { id, after });
      messages.push(...page.messages.edges.map(({ node }) => node));
      if (!page.messages.pageInfo.hasNextPage) return { status: page.status, lastSeq: page.lastSeq, messages };
      after = page.messages.pageInfo.endCursor;
    }
  }

  events(id: string, from: { after?: string; afterSeq?: number } = {}): Feed<VisitorEvent> {
    return new Feed<VisitorEvent>(this.url(), this.token, EVENTS, { id, ...from }, 'visitorConversationEvents');
  }

  /** Waits for the first message after `seq` that is not the customer's. */
  reply(id: string, seq: number): Promise<VisitorMessage> {
    return eventually(async () => (await this.thread(id)).messages.find((message) => message.seq > seq && message.author !== 'CUSTOMER'));
  }
}

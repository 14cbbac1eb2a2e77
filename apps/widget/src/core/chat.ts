import { AskForPersonDocument, LatestThreadDocument, LeaveEmailDocument, SubmitFormDocument, RateDocument, SendMessageDocument, ThreadPageDocument } from '../gql/types';
import type { ThreadHeadFragment, ThreadMessageFragment } from '../gql/types';
import { ApiFailure } from './api';
import { backoff } from './backoff';
import { hasOlder, type ChatState } from './chat-state';
import { newClientId } from './client-id';
import { followConversation } from './feed';
import { Outbox, type Outgoing } from './outbox';
import type { Session } from './session';
import type { Memory } from './storage';
import { contiguousSeq, hasGap, threadOf, withEvent, withMessages } from './thread';

/** Longest message, in characters, that the widget lets the visitor write. */
export const MAX_CHARACTERS = 4_000;
const ASK = 'I would like to talk to a person.';
const TYPING_MS = 6_000;
const PAGE = 50;

/** The conversation without a view: says what is so, takes what the visitor does, and keeps both over reloads and breaks. */
export class Chat {
  private state: ChatState;
  private readonly listeners = new Set<() => void>();
  private readonly outbox: Outbox;
  private feed: { id: string; close(): void; retryNow(): void } | null = null;
  private flushing = false;
  private flushAgain: ReturnType<typeof setTimeout> | undefined;
  private loadAgain: ReturnType<typeof setTimeout> | undefined;
  private typingEnds: ReturnType<typeof setTimeout> | undefined;
  private filling = false;
  private attempts = 0;

  constructor(
    private readonly session: Session,
    private readonly memory: Memory,
    private readonly socketUrl: string,
  ) {
    this.outbox = new Outbox(memory);
    this.state = {
      connection: 'connecting', companyName: session.companyName, open: memory.get('open') === '1', thread: null, oldest: null, loadingOlder: false, outgoing: this.outbox.all(),
      seenSeq: Number(memory.get('seen') ?? 0), typing: false, startingNew: false, notice: null,
    };
  }

  readonly getState = (): ChatState => this.state;

  /** @returns ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes up a remembered visitor. Somebody new costs the server nothing before the panel is opened. */
  start(): void {
    if (this.session.token || this.state.open || this.state.outgoing.length > 0) void this.load();
  }

  setOpen(open: boolean): void {
    this.memory.set('open', open ? '1' : null);
    this.change({ open });
    if (open) {
      this.seen();
      if (this.state.connection === 'connecting') void this.load();
    }
  }

  /** The visitor looks at the thread as it is. */
  seen(): void {
    const last = this.state.thread?.messages.at(-1)?.seq ?? 0;
    if (!this.state.open || last <= this.state.seenSeq) return;
    this.memory.set('seen', String(last));
    this.change({ seenSeq: last });
  }

  say(text: string, choiceId?: string): void {
    const cleaned = [...text.trim()].slice(0, MAX_CHARACTERS).join('');
    if (cleaned) this.put({ text: cleaned, choiceId });
  }

  askForPerson(): void {
    this.put({ text: ASK, asksForPerson: true });
  }

  /** Keeps the old thread where it is; the next message opens another. */
  startNew(): void {
    this.change({ startingNew: true });
  }

  retry(clientMessageId: string): void {
    this.outbox.retry(clientMessageId);
    this.refreshOutgoing();
    void this.flush();
  }

  discard(clientMessageId: string): void {
    this.outbox.remove(clientMessageId);
    this.refreshOutgoing();
  }

  async rate(messageId: string, helpful: boolean): Promise<void> {
    try {
      const { rateAnswer } = await this.session.send(RateDocument, { messageId, helpful });
      if (rateAnswer.message && rateAnswer.conversation) this.receive(rateAnswer.conversation, [rateAnswer.message]);
    } catch {
      this.change({ notice: 'Your rating could not be sent. Please try again.' });
    }
  }

  /** The network is said to be back, or the page is looked at again: no need to wait out a pause. */
  wake(): void {
    this.feed?.retryNow();
    if (this.outbox.next()) void this.flush();
    if (this.state.connection === 'offline' && !this.feed) void this.load();
  }

  /** Another tab of the same page has changed what is remembered. */
  remembered(): void {
    this.refreshOutgoing();
    if (this.session.companyName !== this.state.companyName) this.change({ companyName: this.session.companyName });
    const seen = Number(this.memory.get('seen') ?? 0);
    if (seen > this.state.seenSeq) this.change({ seenSeq: seen });
    const current = this.memory.get('conversation');
    if (current && current !== this.state.thread?.head.id) void this.load();
  }

  /** Sends the answers to a message's form. @returns what is wrong with them, null when they were taken */
  async submitForm(messageId: string, answers: readonly { key: string; value: string }[]): Promise<string | null> {
    try {
      const { submitForm } = await this.session.send(SubmitFormDocument, { messageId, clientMessageId: newClientId(), answers: [...answers] });
      if (submitForm.conversation && submitForm.message) this.receive(submitForm.conversation, [submitForm.message]);
      return submitForm.userErrors[0]?.message ?? null;
    } catch (error) {
      return error instanceof ApiFailure && !error.passing ? error.message : 'This could not be sent. Please try again.';
    }
  }

  /** Leaves an address for when nobody is there. @returns what is wrong with it, null when it was taken */
  async leaveEmail(email: string): Promise<string | null> {
    const { thread } = this.state;
    if (!thread) return null;
    try {
      const { leaveEmail } = await this.session.send(LeaveEmailDocument, { conversationId: thread.head.id, email });
      if (leaveEmail.conversation) this.receive(leaveEmail.conversation, []);
      return leaveEmail.userErrors[0]?.message ?? null;
    } catch (error) {
      return error instanceof ApiFailure && !error.passing ? error.message : 'This could not be sent. Please try again.';
    }
  }

  /** Fetches what was said before the oldest message shown. */
  async loadOlder(): Promise<void> {
    const { thread, oldest, loadingOlder } = this.state;
    if (!thread || loadingOlder || !hasOlder(this.state)) return;
    this.change({ loadingOlder: true, notice: null });
    try {
      const { visitorConversation: page } = await this.session.send(ThreadPageDocument, { id: thread.head.id, last: PAGE, before: oldest });
      if (!page || this.state.thread?.head.id !== thread.head.id) return;
      this.change({ oldest: page.messages.pageInfo.startCursor });
      this.receive(page, page.messages.edges.map((edge) => edge.node));
    } catch {
      this.change({ notice: 'Earlier messages could not be loaded. Please try again.' });
    } finally {
      this.change({ loadingOlder: false });
    }
  }

  private put(item: Pick<Outgoing, 'text' | 'choiceId' | 'asksForPerson'>): void {
    const startNew = this.state.startingNew || undefined;
    this.outbox.add({ ...item, startNew, clientMessageId: newClientId(), at: new Date().toISOString() });
    if (startNew) {
      this.unfollow();
      this.change({ startingNew: false, thread: null, oldest: null });
    }
    this.change({ outgoing: this.outbox.all(), notice: null });
    void this.flush();
  }

  private async load(): Promise<void> {
    clearTimeout(this.loadAgain);
    try {
      await this.session.start();
      const { visitorConversations } = await this.session.send(LatestThreadDocument, {});
      const latest = visitorConversations.edges[0]?.node;
      this.attempts = 0;
      this.change({ connection: 'online', companyName: this.session.companyName });
      if (latest && !this.outbox.next()?.startNew) {
        if (this.state.thread?.head.id !== latest.id) this.change({ oldest: latest.messages.pageInfo.startCursor });
        this.show(latest, latest.messages.edges.map((edge) => edge.node));
      }
      void this.flush();
    } catch (error) {
      if (this.blockedBy(error)) return;
      this.change({ connection: 'offline' });
      this.loadAgain = setTimeout(() => void this.load(), waitFor(error, this.attempts));
      this.attempts += 1;
    }
  }

  private blockedBy(error: unknown): boolean {
    const blocked = error instanceof ApiFailure && !error.passing && error.code !== 'UNAUTHENTICATED';
    if (blocked) this.change({ connection: 'blocked', notice: error.message });
    return blocked;
  }

  /** Sends what is waiting, one after the other, until nothing waits or the network fails. */
  private async flush(): Promise<void> {
    if (this.flushing) return;
    this.flushing = true;
    clearTimeout(this.flushAgain);
    try {
      for (let item = this.outbox.next(); item; item = this.outbox.next()) await this.deliver(item);
      this.attempts = 0;
    } catch (error) {
      if (this.blockedBy(error)) return;
      this.change({ connection: 'offline' });
      this.flushAgain = setTimeout(() => void this.flush(), waitFor(error, this.attempts));
      this.attempts += 1;
    } finally {
      this.flushing = false;
    }
  }

  private async deliver(item: Outgoing): Promise<void> {
    const conversationId = item.startNew ? null : this.state.thread?.head.id ?? null;
    let payload;
    try {
      payload = item.asksForPerson && !item.startNew
        ? (await this.session.send(AskForPersonDocument, { conversationId, clientMessageId: item.clientMessageId })).requestHuman
        : (await this.session.send(SendMessageDocument, {
            input: { conversationId, startNew: item.startNew ?? null, clientMessageId: item.clientMessageId, text: item.text, choiceId: item.choiceId ?? null },
          })).sendVisitorMessage;
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.passing || error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED') throw error;
      if (error.code === 'NOT_FOUND' && conversationId !== null) {
        // The visitor is a new one to the server (the token had ended): the thread is not theirs any more.
        this.unfollow();
        this.change({ thread: null });
        return;
      }
      return this.refused(item, error.message);
    }
    const [problem] = payload.userErrors;
    if (problem || !payload.message || !payload.conversation) return this.refused(item, problem?.message ?? 'This message was not accepted.');
    this.outbox.remove(item.clientMessageId);
    this.change({ connection: 'online', companyName: this.session.companyName });
    this.receive(payload.conversation, [payload.message]);
    this.refreshOutgoing();
  }

  private refused(item: Outgoing, why: string): void {
    this.outbox.refuse(item.clientMessageId, why);
    this.refreshOutgoing();
  }

  private receive(head: ThreadHeadFragment, messages: readonly ThreadMessageFragment[]): void {
    const { thread } = this.state;
    if (thread?.head.id !== head.id) return this.show(head, messages);
    const merged = withMessages(thread, messages);
    this.change({ thread: head.lastSeq >= merged.head.lastSeq ? { ...merged, head } : merged });
    this.seen();
  }

  private show(head: ThreadHeadFragment, messages: readonly ThreadMessageFragment[]): void {
    if (this.feed?.id !== head.id) this.unfollow();
    this.memory.set('conversation', head.id);
    const { thread } = this.state;
    // A fetch never takes back what the feed brought meanwhile.
    const next = thread?.head.id === head.id ? withMessages({ ...thread, head: head.lastSeq >= thread.head.lastSeq ? head : thread.head }, messages) : threadOf(head, messages);
    if (thread && thread.head.id !== head.id) {
      this.memory.set('seen', null);
      this.change({ thread: next, seenSeq: 0 });
    } else this.change({ thread: next });
    this.seen();
    this.feed ??= this.follow(head.id);
    void this.fill();
  }

  private follow(id: string): { id: string; close(): void; retryNow(): void } {
    const feed = followConversation(id, {
      url: this.socketUrl,
      token: () => this.session.start(),
      position: () => ({ after: this.state.thread?.cursor ?? null, afterSeq: this.state.thread ? contiguousSeq(this.state.thread) : 0 }),
      onState: (live) => this.change({ connection: live ? 'online' : 'offline' }),
      onDenied: () => undefined, // the next connection asks for a token anew
      onEvent: (event) => {
        const { thread } = this.state;
        if (thread?.head.id !== id) return;
        this.change({ thread: withEvent(thread, event) });
        if (event.type === 'TYPING') this.typing();
        else if (event.type === 'MESSAGE') this.change({ typing: false });
        const echo = event.message?.clientMessageId;
        if (echo && this.state.outgoing.some((item) => item.clientMessageId === echo)) this.discard(echo);
        this.seen();
        void this.fill();
      },
    });
    return { id, ...feed };
  }

  private unfollow(): void {
    this.feed?.close();
    this.feed = null;
  }

  /** Fetches messages that the head tells of and that no event brought. */
  private async fill(): Promise<void> {
    const { thread } = this.state;
    if (!thread || !hasGap(thread) || this.filling) return;
    this.filling = true;
    try {
      let before: string | null = null;
      do {
        const { visitorConversation: page }: { visitorConversation: Page | null } = await this.session.send(ThreadPageDocument, { id: thread.head.id, last: PAGE, before });
        if (!page) return;
        this.receive(page, page.messages.edges.map((edge) => edge.node));
        before = page.messages.pageInfo.hasPreviousPage ? page.messages.pageInfo.startCursor : null;
      } while (before !== null && this.state.thread?.head.id === thread.head.id && hasGap(this.state.thread));
    } catch {
      // The feed's next event or connection comes by here again.
    } finally {
      this.filling = false;
    }
  }

  private typing(): void {
    clearTimeout(this.typingEnds);
    this.change({ typing: true });
    this.typingEnds = setTimeout(() => this.change({ typing: false }), TYPING_MS);
  }

  private refreshOutgoing(): void {
    const known = new Set(this.state.thread?.messages.map((message) => message.clientMessageId));
    this.change({ outgoing: this.outbox.all().filter((item) => !known.has(item.clientMessageId)) });
  }

  private change(patch: Partial<ChatState>): void {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  }
}

interface Page extends ThreadHeadFragment {
  messages: { edges: { node: ThreadMessageFragment }[]; pageInfo: { hasPreviousPage: boolean; startCursor: string | null } };
}

function waitFor(error: unknown, attempt: number): number {
  return (error instanceof ApiFailure ? error.retryAfterMs : null) ?? backoff(attempt);
}

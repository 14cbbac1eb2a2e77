import { acknowledgement, detectProtection, matchKeywords, previewOf, raisedPriority, sentimentOf, subjectOf, urgencyOf } from '@chatref/domain';
import type { CitationData } from '../common/citation.type';
import { Clock } from '../common/clock';
import { newId } from '../common/ids';
import type { EventLog } from '../conversations/event-log';
import type { Thread } from '../conversations/thread';
import { Threads } from '../conversations/threads';
import type { Tx } from '../database/transaction';
import type { AssignTags } from '../tags/assign-tags';
import { tagByPhrase } from '../tags/tag-evidence';
import { answerText, keepTurn, replayRules, type DemoRules } from './replay-rules';
import type { DemoAgent, DemoConversation, DemoEvidence, DemoStep } from './demo-script';

const MINUTE_MS = 60_000;

/** A clock that stands where the replay has got to. */
class ReplayClock extends Clock {
  at = new Date(0);

  override now(): Date {
    return this.at;
  }
}

export interface DemoTag {
  readonly id: string;
  readonly keywords: readonly string[];
}

export interface ReplayContext {
  readonly log: EventLog;
  readonly agentIds: Readonly<Record<DemoAgent, string>>;
  readonly contactId: string;
  /** The workspace's tags by name. */
  readonly tags: ReadonlyMap<string, DemoTag>;
  /** What writes tags down, at the time of `clock`. */
  tagger(clock: Clock): AssignTags;
  readonly rules: DemoRules;
  /** The present: the replay ends before it. */
  readonly now: Date;
  cite(evidence: DemoEvidence): CitationData;
  /** The meaning of the first question, for topics; null while there is no model. */
  readonly question: { model: string; vector: Float32Array } | null;
}

/**
 * Lets a past conversation happen as the product lets it happen: every step is a command of the domain on the locked
 * thread, at its own time, with its events.
 * @returns the conversation's id and its last episode's
 */
export async function replayConversation(tx: Tx, script: DemoConversation, context: ReplayContext): Promise<{ conversationId: string; episodeId: string; open: boolean }> {
  const clock = new ReplayClock();
  clock.at = new Date(context.now.getTime() - script.hoursAgo * 60 * MINUTE_MS);
  const threads = new Threads(clock, context.log);
  const ratings: { messageId: string; helpful: boolean }[] = [];
  let thread: Thread | null = null;
  let first = true;
  /** Of what the AI says next. */
  let turnId: string | undefined;
  for (const [index, step] of script.steps.entries()) {
    if (!first) clock.at = new Date(Math.min(clock.at.getTime() + (step.after ?? 1) * MINUTE_MS, context.now.getTime()));
    if (thread) thread = await threads.lock(tx, thread.id);
    else if (step.do === 'customer') thread = threads.create(tx, context.contactId, { subject: subjectOf([step.text]), preview: previewOf(step.text, '') }, clock.at);
    else throw new Error('A conversation begins with the customer.');
    const next = script.steps[index + 1];
    await play(tx, thread, step, { ...context, turnId }, ratings, next?.do === 'handoff' && next.protection !== undefined);
    if (first && context.question) thread.episode.embed(context.question.model, context.question.vector);
    const verdict = step.do === 'customer' ? replayRules(context.rules, thread, step.text, tagsOf(step.text, script, context.tags, first), clock.at) : null;
    await thread.save();
    turnId = verdict ? await keepTurn(tx, thread, thread.row.last_customer_seq, verdict, next, context.cite, clock.at) : undefined;
    if (first) await tag(tx, thread, script, context.tags, context.tagger(clock));
    first = false;
  }
  if (!thread) throw new Error('A conversation has steps.');
  return { conversationId: thread.id, episodeId: thread.episode.id, open: thread.state.status === 'AI_ACTIVE' };
}

/** The script's tags that a message is about: the first has all, later ones those of which they use a phrase. */
function tagsOf(text: string, script: DemoConversation, tags: ReadonlyMap<string, DemoTag>, first: boolean): string[] {
  const known = script.tags.flatMap((name) => tags.get(name) ?? []);
  return (first ? known : known.filter((tag) => matchKeywords(text, [tag]).length > 0)).map((tag) => tag.id);
}

/** The tags of the script, with the phrase that shows each where there is one. */
async function tag(tx: Tx, thread: Thread, script: DemoConversation, tags: ReadonlyMap<string, DemoTag>, tagger: AssignTags): Promise<void> {
  const text = script.steps.flatMap((step) => (step.do === 'customer' ? [step.text] : [])).join('\n');
  const assessed = script.tags.flatMap((name) => {
    const known = tags.get(name);
    const [hit] = known ? matchKeywords(text, [known]) : [];
    if (!known) return [];
    return [hit ? tagByPhrase(known.id, hit.phrase) : { tagId: known.id, source: 'AI' as const, score: null, reason: 'like its description', evidence: { by: 'LIKENESS' as const } }];
  });
  const at = { conversationId: thread.id, episodeId: thread.episode.id, seq: thread.row.last_seq };
  const [mood, haste] = [sentimentOf(text), urgencyOf(text, [])];
  await tagger.keep(tx, at, { tags: assessed, unsure: false, unsureBecause: null, sentiment: mood.value, sentimentReasons: mood.reasons, urgency: haste.value, urgencyReasons: haste.reasons, raised: [] });
  await tagger.store(tx, at, assessed);
}

type Ratings = { messageId: string; helpful: boolean }[];

async function play(tx: Tx, thread: Thread, step: DemoStep, context: ReplayContext & { turnId: string | undefined }, ratings: Ratings, latches: boolean): Promise<void> {
  switch (step.do) {
    case 'customer':
      return customer(tx, thread, step.text, context, ratings, latches);
    case 'answer': {
      thread.command({ kind: 'aiAnswer' });
      const message = await thread.append({
        author: 'AI', senderKey: 'ai', turnId: context.turnId, outcome: step.tentative ? 'TENTATIVE' : 'ANSWERED', confidence: step.confidence, text: answerText(step),
        citations: step.evidence.map(context.cite),
        choices: step.tentative ? [{ id: newId(), kind: 'YES', label: 'Yes' }, { id: newId(), kind: 'NO', label: 'No' }, { id: newId(), kind: 'PERSON', label: 'Talk to a person' }] : [],
      });
      if (step.helpful !== undefined) ratings.push({ messageId: message.id, helpful: step.helpful });
      return;
    }
    case 'small-talk':
    case 'declined':
      thread.command({ kind: 'aiAnswer' });
      await thread.append({ author: 'AI', senderKey: 'ai', turnId: context.turnId, outcome: step.do === 'declined' ? 'DECLINED' : 'SMALLTALK', text: step.text });
      return;
    case 'handoff':
      return handOff(thread, step, context.turnId);
    case 'claim': {
      const agentId = context.agentIds[step.agent];
      thread.command({ kind: 'claim', agentId }, { agentId });
      return;
    }
    case 'reply': {
      const agentId = context.agentIds[step.agent];
      thread.command({ kind: 'agentReply', agentId }, { agentId });
      await thread.append({ author: 'AGENT', agentId, senderKey: `agent:${agentId}`, text: step.text });
      thread.describe({ preview: previewOf(step.text, thread.row.preview) });
      return;
    }
    case 'note': {
      const agentId = context.agentIds[step.agent];
      thread.command({ kind: 'note' }, { agentId });
      await thread.append({ author: 'AGENT', agentId, senderKey: `agent:${agentId}`, text: step.text, internal: true });
      return;
    }
    case 'resolve': {
      const agentId = context.agentIds[step.agent];
      thread.command({ kind: 'resolve', by: 'AGENT', agentId }, { agentId });
      return;
    }
    case 'end':
      await rate(tx, thread, ratings);
      // Somebody who leaves after an answer without a word of thanks had said that it did not help.
      if (step.by === 'ABANDONED' && thread.row.ai_answers > 0) thread.episode.react('NEGATIVE');
      thread.command({ kind: 'resolve', by: step.by });
  }
}

/** Told of a time in which colleagues were there. */
const THEN = { language: 'en', expectation: { kind: 'ONLINE', waitMinutes: 15 }, timezone: 'UTC', emailKnown: true } as const;

async function customer(tx: Tx, thread: Thread, text: string, context: ReplayContext, ratings: Ratings, latches: boolean): Promise<void> {
  const wasTheAis = thread.state.status === 'AI_ACTIVE';
  // The script says whether words latch, so that sharper detectors never change what the demo shows.
  const hit = latches ? detectProtection(text, { recentCustomerTexts: [] }) : null;
  thread.command({ kind: 'customerMessage', protection: hit, asksForPerson: false });
  const message = await thread.append({ author: 'CUSTOMER', text, senderKey: `contact:${context.contactId}` });
  thread.describe({ preview: previewOf(text, thread.row.preview) });
  await rate(tx, thread, ratings);
  const reason = thread.state.episode.handoffReason;
  if (!hit || !wasTheAis || reason === null) return;
  thread.episode.because(hit.phrase, message.seq);
  await thread.append({ author: 'SYSTEM', senderKey: 'system', text: acknowledgement({ ...THEN, reason, protection: hit.kind }) });
}

async function handOff(thread: Thread, step: Extract<DemoStep, { do: 'handoff' }>, turnId: string | undefined): Promise<void> {
  if (thread.state.status === 'AI_ACTIVE') {
    const { last_customer_seq: seq } = thread.row;
    if (step.reason === 'NEGATIVE_FEEDBACK') thread.episode.react('NEGATIVE');
    thread.command({ kind: 'handOff', reason: step.reason, rule: null });
    thread.episode.because(step.phrase ?? null, seq);
    await thread.append({ author: 'SYSTEM', senderKey: 'system', turnId, text: acknowledgement({ ...THEN, reason: step.reason, protection: null }) });
  }
  if (step.priority) thread.command({ kind: 'setPriority', priority: raisedPriority(thread.state.priority, step.priority) });
  thread.summarise(step.summary);
  if (step.details) thread.collect(step.details.map(([key, value]) => ({ key, value, messageSeq: thread.row.last_customer_seq })));
}

/** Ratings are given after the answer was read: with the next message, or before leaving. */
async function rate(tx: Tx, thread: Thread, ratings: Ratings): Promise<void> {
  for (const { messageId, helpful } of ratings.splice(0)) {
    await tx.run('UPDATE message SET helpful = $3 WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, messageId, helpful]);
    thread.event({ type: 'RATED', visible: true, messageId, data: { helpful, before: null } });
    thread.episode.react(helpful ? 'POSITIVE' : 'NEGATIVE');
  }
}

import type { ResolvedBy } from '../conversation/types';
import { evaluateRules, type Evaluation } from './evaluate-rules';
import type { Rule, RuleFacts } from './rule-model';
import type { RuleSet } from './rule-set';

/** A customer's message of the past, and what became of its episode. */
export interface ArchiveCase {
  facts: RuleFacts;
  messageSeq: number;
  episode: {
    id: string;
    conversationId: string;
    /** It was handed over, for whatever reason. */
    handedOff: boolean;
    /** Null while it is open. */
    resolvedBy: ResolvedBy | null;
    /** A person wrote to the customer or resolved it. */
    personActed: boolean;
  };
}

/** A message that a trial treats differently, or that the tried rule fires on. */
export interface RehearsalExample {
  kind: 'NEW_HANDOFF' | 'LOST_HANDOFF' | 'FIRES';
  conversationId: string;
  messageSeq: number;
  text: string;
  evidence: string | null;
  /** What became of the episode then. */
  then: 'AI_RESOLVED' | 'PERSON' | 'ABANDONED' | 'OPEN';
}

/** What a change of the rules would have done to the past. Every rate comes as its two numbers. */
export interface RehearsalResult {
  messages: number;
  episodes: number;
  /** Messages and episodes on which the tried rule fires. */
  firedMessages: number;
  firedEpisodes: number;
  /** Episodes in which some rule hands over: by the rules as they are, and by the trial. */
  handoffsBefore: number;
  handoffsAfter: number;
  /** Episodes that only the trial hands over, and those that it no longer does. */
  newHandoffs: number;
  lostHandoffs: number;
  /** Of the new ones: those that a person took anyway, and those that the AI resolved then. */
  newTakenByPerson: number;
  newResolvedByAi: number;
  /** Episodes that ended, and of those the ones the AI resolved: as it was, and without those that the trial hands over. */
  ended: number;
  aiResolvedBefore: number;
  aiResolvedAfter: number;
  /** Of the ended episodes in which the tried rule asks for a handoff: all, and those that a person took. */
  askedEnded: number;
  askedTakenByPerson: number;
  /** Episodes whose priority the trial sets otherwise. */
  priorityChanges: number;
  examples: RehearsalExample[];
}

interface EpisodeSeen {
  episode: ArchiveCase['episode'];
  before: boolean;
  after: boolean;
  fired: boolean;
  asked: boolean;
  priority: boolean;
}
const MOST_EXAMPLES = 12;
const MOST_TEXT = 300;

/**
 * Plays the archive through the rules as they are and through a change of them, message by message, so that the caller
 * can pause in between. Nothing is counted from what the rules did then: both sides are evaluated on the same facts.
 */
export class Rehearsal {
  private readonly episodes = new Map<string, EpisodeSeen>();
  private readonly examples: RehearsalExample[] = [];
  private messages = 0;
  private firedMessages = 0;

  /** @param ruleId the rule that is tried, as it stands in `trial`; null when the trial is its removal */
  constructor(
    private readonly current: RuleSet,
    private readonly trial: RuleSet,
    private readonly ruleId: string | null,
  ) {}

  add(one: ArchiveCase): void {
    const [before, after] = [evaluateRules(this.current, one.facts), evaluateRules(this.trial, one.facts)];
    const fired = after.fired.find(({ rule }) => rule.id === this.ruleId) ?? null;
    const seen = this.seen(one.episode);
    this.messages += 1;
    const [handsBefore, handsAfter] = [handsOver(before), handsOver(after)];
    if (fired) this.firedMessages += 1;
    const evidence = fired?.phrase ?? fired?.fact ?? after.fired[0]?.phrase ?? null;
    if (handsAfter && !handsBefore && !seen.after && !seen.before) this.example('NEW_HANDOFF', one, evidence);
    else if (handsBefore && !handsAfter && !seen.before) this.example('LOST_HANDOFF', one, before.fired[0]?.phrase ?? null);
    else if (fired && !seen.fired) this.example('FIRES', one, evidence);
    seen.before ||= handsBefore;
    seen.after ||= handsAfter;
    seen.fired ||= fired !== null;
    seen.asked ||= fired !== null && fired.rule.actions.some((action) => action.kind === 'handoff');
    seen.priority ||= priorityOf(before) !== priorityOf(after);
  }

  result(): RehearsalResult {
    const all = [...this.episodes.values()];
    const count = (holds: (one: EpisodeSeen) => boolean): number => all.filter(holds).length;
    const ended = (one: EpisodeSeen): boolean => one.episode.resolvedBy !== null;
    const byAi = (one: EpisodeSeen): boolean => one.episode.resolvedBy === 'AI_CONFIRMED' || one.episode.resolvedBy === 'AI_ASSUMED';
    const isNew = (one: EpisodeSeen): boolean => one.after && !one.before;
    return {
      messages: this.messages,
      episodes: all.length,
      firedMessages: this.firedMessages,
      firedEpisodes: count((one) => one.fired),
      handoffsBefore: count((one) => one.before),
      handoffsAfter: count((one) => one.after),
      newHandoffs: count(isNew),
      lostHandoffs: count((one) => one.before && !one.after),
      newTakenByPerson: count((one) => isNew(one) && one.episode.personActed),
      newResolvedByAi: count((one) => isNew(one) && byAi(one)),
      ended: count(ended),
      aiResolvedBefore: count(byAi),
      aiResolvedAfter: count((one) => byAi(one) && !isNew(one)),
      askedEnded: count((one) => one.asked && ended(one)),
      askedTakenByPerson: count((one) => one.asked && ended(one) && one.episode.personActed),
      priorityChanges: count((one) => one.priority),
      // What moves is worth more than what merely fires.
      examples: [...this.examples].sort((a, b) => Number(a.kind === 'FIRES') - Number(b.kind === 'FIRES')).slice(0, MOST_EXAMPLES),
    };
  }

  private seen(episode: ArchiveCase['episode']): EpisodeSeen {
    let seen = this.episodes.get(episode.id);
    if (!seen) {
      seen = { episode, before: false, after: false, fired: false, asked: false, priority: false };
      this.episodes.set(episode.id, seen);
    }
    return seen;
  }

  private example(kind: RehearsalExample['kind'], { facts, messageSeq, episode }: ArchiveCase, evidence: string | null): void {
    if (this.examples.filter((one) => one.kind === kind).length >= MOST_EXAMPLES) return;
    const { resolvedBy, personActed } = episode;
    const then = personActed ? 'PERSON' : resolvedBy === null ? 'OPEN' : resolvedBy === 'AI_CONFIRMED' || resolvedBy === 'AI_ASSUMED' ? 'AI_RESOLVED' : 'ABANDONED';
    this.examples.push({ kind, conversationId: episode.conversationId, messageSeq, text: facts.text.slice(0, MOST_TEXT), evidence, then });
  }
}

function handsOver({ fired }: Evaluation): boolean {
  return fired.some(({ rule }) => rule.actions.some((action) => action.kind === 'handoff'));
}

function priorityOf({ fired }: Evaluation): string {
  return fired.flatMap(({ rule }) => rule.actions.flatMap((action) => (action.kind === 'setPriority' ? [action.priority] : []))).join();
}

/** The rules with one put in, changed, or (with null) taken out. */
export function rulesWith(rules: readonly Rule[], id: string, change: Rule | null): Rule[] {
  const others = rules.filter((rule) => rule.id !== id);
  return change ? [...others, change] : others;
}

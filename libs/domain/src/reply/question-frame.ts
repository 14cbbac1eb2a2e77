/**
 * What a question asks about, and the words around it: "how high is | the late fee". A handful of shapes covers how
 * customers open; any other question has no frame, and nothing is guessed about it.
 */
export interface QuestionFrame {
  before: string;
  /** The thing asked about. */
  topic: string;
  after: string;
  /** What the customer wants to do with it, where that is asked: "change my payment method". */
  deed: string | null;
}

const SHAPES: readonly RegExp[] = [
  /^(?<before>how long (?:does|do|will|would) )(?<topic>.+?)(?<after> (?:take|last|run)\b.*)$/i,
  /^(?<before>when (?:is|are|was|were|will|does|do|did) )(?<topic>(?!i\b|we\b|you\b).+?)(?<after> (?:be )?(?:due|charged|billed|sent|issued|renewed|renew|paid|taken|expire|start|end|arrive|happen|available|created|generated)\b.*)$/i,
  /^(?<before>how (?:much|high|expensive|big) (?:is|are|does|do|would|will) )(?<topic>.+?)(?<after>(?: cost| be)?)$/i,
  /^(?<before>(?:where|how) (?:can|do|could|should) (?:i|we) )(?<deed>(?:find|see|get|download|change|update|edit|add|remove|delete|cancel|pay|set|request|receive|contact|upgrade|downgrade|switch|transfer|view|print|apply|use|enter|send|split|pause|renew|dispute|correct|export|share|claim|redeem|\w+) (?<topic>.+))$/i,
  /^(?<before>(?:can|may|could|must|should|do) (?:i|we|you) )(?<deed>\w+ (?<topic>.+))$/i,
  /^(?<before>(?:what|which|where|who) (?:is|are|was|were) )(?<topic>.+)$/i,
  /^(?<before>(?:is|are|was|were) )(?<topic>.+?)(?<after> (?:included|refundable|charged|taxed|possible|available|free|accepted|required|mandatory|automatic|due)\b.*)$/i,
];

/** The frame of a question; null when it has none of the known shapes. */
export function frameOf(question: string): QuestionFrame | null {
  const text = question.replace(/\s+/g, ' ').replace(/[?!.\s]+$/, '').replace(/^(?:hi|hello|hey|so|and|ok|okay|please)[\s,!.]+/i, '').trim();
  for (const shape of SHAPES) {
    const groups = shape.exec(text)?.groups;
    if (groups?.topic) return { before: groups.before ?? '', topic: groups.topic.trim(), after: groups.after ?? '', deed: groups.deed ?? null };
  }
  return null;
}

/** The question about something else. */
export function askedAbout(frame: QuestionFrame, topic: string): string {
  const middle = frame.deed === null ? topic : `${frame.deed.slice(0, frame.deed.length - frame.topic.length)}${topic}`;
  return `${frame.before}${middle}${frame.after}?`;
}

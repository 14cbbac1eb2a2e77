import { tokenize } from '../text/tokenize';

/**
 * What a sentence commits the company to. The AI does nothing and may promise nothing; it may repeat what the documents
 * grant.
 */

/** Stems that carry money, law, security or totality: they count only when the evidence says them too. */
const WEIGHTY: ReadonlySet<string> = new Set(
  tokenize(
    'refund refunded reimburse compensation compensate credit credited discount waive waived waiver guarantee guaranteed promise promised assure ensure approve approved approval grant granted ' +
      'cancel cancelled canceled cancellation delete deleted remove removed unlock unblock activate activated deactivate upgrade upgraded downgrade extend extended transfer transferred ' +
      'confirm confirmed verify verified reset process processed issue issued sent send paid charge charged fee cost price tax vat penalty lawsuit lawyer court legal liable liability ' +
      'password passcode pin secret token key admin administrator root iban bic swift account bank card cvv routing wallet bitcoin crypto gift voucher coupon code link click download install ' +
      'always never all every any unlimited forever lifetime free immediately instantly today tomorrow tonight yesterday soon shortly urgent exception entitled eligible owe owed debt forgive settle settled ' +
      'system prompt instruction instructions rule rules model assistant override human agent colleague manager supervisor team escalate escalated contact call phone email',
  ).map((token) => token.term),
);

const TODAY = /\b(?:today|tomorrow|tonight|yesterday|immediately|instantly|right away|asap|shortly|always|never|all|every|any|each|forever|free)\b/giu;
const FIRST_PERSON = /\b(?:i|i'm|i've|i'll|i'd|me|my|mine|myself)\b/i;
const COMMITMENT: readonly RegExp[] = [
  /\b(?:we|our team|our billing team|the team|the billing team|support|someone|a colleague|an agent|the company)(?:'ll|'ve|'re| will| shall| would| can| could| may| have| has| had| are| is| just| already| hereby| going to| gonna)+\b/i,
  /\byou(?:'ll|'ve| will| shall| are going to| have been| are being| get| receive)\b/i,
  /\byour? [\w -]{2,40}\b(?:has been|have been|had been|was|were|is being|will be|is now|are now)\b/i,
  /\b(?:guarantee[ds]?|promise[ds]?|assure[ds]?|ensure[ds]?|rest assured|certainly|definitely|no doubt|commit(?:s|ted)?|entitled|eligible|on the house|at no (?:cost|charge)|free of charge|as an exception|exceptionally)\b/i,
  // The same in the languages that customers write most: done by us, or promised.
  /\b(?:wir (?:werden|haben|erstatten|garantieren)|ich (?:habe|werde|garantiere)|garantier\w*|versprechen|zugesagt|genehmigt)\b/i,
  /\b(?:nous (?:allons|avons|garantissons)|j'ai|je vais|garanti\w*|promis|approuvé\w*)\b/i,
  /\b(?:hemos|vamos a|he cancelado|garantiza\w*|prometemos|aprobad[oa])\b/i,
  /\b(?:abbiamo|garantiamo|promettiamo|approvat[oa]|garantimos|prometemos|aprovad[oa]|wij hebben|wij zullen|garanderen)\b/i,
];
/** Of these, what says that something has happened must be said so by the evidence, word for word. */
const DONE = /\b(?:has been|have been|had been|was|were|is being|we have|we've|is now|are now)\b/giu;

/** True when the sentence speaks as somebody who did or will do something. */
export function speaksAsPerson(text: string, evidence: string): boolean {
  return FIRST_PERSON.test(text.replace(/’/g, "'")) && !FIRST_PERSON.test(evidence.replace(/’/g, "'"));
}

/** True when the sentence binds the company, so that every word of it needs proof. */
export function commits(text: string): boolean {
  const plain = text.replace(/’/g, "'");
  return COMMITMENT.some((pattern) => pattern.test(plain));
}

/** The part of a commitment that must stand in the evidence literally, and does not; null when all does. */
export function ungrantedWords(text: string, evidence: string): string | null {
  const said = evidence.toLowerCase().replace(/’/g, "'");
  const needed = [...(text.toLowerCase().replace(/’/g, "'").match(TODAY) ?? []), ...(commits(text) ? (text.toLowerCase().replace(/’/g, "'").match(DONE) ?? []) : [])];
  return needed.find((words) => !new RegExp(`\\b${words}\\b`, 'i').test(said)) ?? null;
}

/** Whether a term may only be said when the evidence says it. */
export function isWeighty(term: string): boolean {
  return WEIGHTY.has(term);
}

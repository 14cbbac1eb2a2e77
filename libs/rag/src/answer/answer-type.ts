/**
 * What kind of fact a question asks for, and which kinds a sentence states. A question for an amount is not answered by
 * a sentence without one, however alike their words are.
 */
export type AnswerType = 'AMOUNT' | 'NUMBER' | 'DURATION' | 'DATE' | 'PLACE' | 'STEPS' | 'YES_NO' | 'PERSON' | 'REASON' | 'MEANING';

export const ANSWER_TYPES: readonly AnswerType[] = ['AMOUNT', 'NUMBER', 'DURATION', 'DATE', 'PLACE', 'STEPS', 'YES_NO', 'PERSON', 'REASON', 'MEANING'];

const UNIT = '(?:second|minute|hour|day|week|month|quarter|year)s?';
const COUNT = '(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety|a|an|few|several|each|every|half an)';

/** Clauses of a question in which the kind may show: "…, can I get more time?" */
const CLAUSE = '(?:^|[.,;:!?–—-]\\s*|\\b(?:and|but|so|or|please|hi|hello|hey)\\s+)';
const ASKS: Record<AnswerType, RegExp> = {
  AMOUNT: /\bhow (?:much|expensive|cheap|high)\b|\b(?:costs?|price[sd]?|pricing|fees?|cheaper|dearer|tariff|discount|surcharge|penalty|percent(?:age)?|amount|interest|rate|save)\b|%/i,
  NUMBER: /\bhow (?:many|often|big|large)\b|\b(?:max(?:imum)?|min(?:imum)?|limit|number of|largest|smallest)\b/i,
  DURATION: new RegExp(`\\bhow (?:long|fast|soon|quick(?:ly)?|early|late|many ${UNIT}|much (?:time|notice))\\b|\\b(?:notice period|how old|valid|expires?|terms?)\\b`, 'i'),
  DATE: /\b(?:when|until|by when|what (?:day|date|time|hour)|which (?:day|date|month)|at what|deadline|due|how (?:soon|early|late))\b/i,
  PLACE: /\b(?:where|wheres|which (?:page|menu|address|number)|what (?:address|number|email|page)|address|find|located|contact|phone)\b/i,
  STEPS: /\bhow (?:do|can|to|does|would|should|could|are|is)\b|\b(?:how|steps|set up|way to|help me|want to|need to|like to)\b/i,
  YES_NO: new RegExp(`${CLAUSE}(?:do|does|did|is|are|was|can|could|may|will|would|should|shall|must|has|have|am|any|possible)(?:n['’]?t)?\\b`, 'i'),
  PERSON: /\b(?:who|whom|whose|which (?:role|person|people|team)|allowed)\b/i,
  REASON: /\b(?:why|how come|reason|what caused?)\b/i,
  MEANING: /\b(?:what(?: i|')?s?|what does|what do|explain|meaning|stands? for|mean|difference|tell me about)\b/i,
};

const STATES: Record<AnswerType, RegExp> = {
  AMOUNT: /[€$£¥]\s?\d|\d\s?(?:[€$£¥%]|percent|p\b|cents?|euros?|dollars?|pounds?|eur\b|usd\b|gbp\b)|\b(?:free(?: of charge)?|no (?:\w+ )?(?:fee|charge|cost|interest)|costs? nothing|at no (?:cost|charge)|included|not charged|per cent)\b/i,
  NUMBER: new RegExp(`\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|once|twice|exactly|up to|unlimited|no limit)\\b`, 'i'),
  DURATION: new RegExp(`\\b${COUNT}[ -](?:(?:working|business|calendar|full|more|further) )?${UNIT}\\b|\\b(?:immediately|at once|instantly|right away|same day|within)\\b`, 'i'),
  DATE: /\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|may (?=\d)|june|july|august|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[:.]\d{2}\b|\b(?:at the (?:end|beginning|start)|until|before|after|from the|as soon as|next|on the day|day \d+|renewal|midnight|immediately|at once|once a|each|every|daily|monthly)\b/i,
  PLACE: /→|\s>\s|\*\*|\bunder\b|@[\w-]+\.|https?:\/\/|\b(?:settings|dashboard|console|page|tab|menu|in the app|section|portal|at the (?:top|foot|bottom)|left|right|next to)\b/i,
  STEPS: /^(?:\d+[.)]\s*)?(?:please |then |first,? |to [\w ,]{3,60}, )?(?:open|go|press|click|tap|select|choose|enter|sign|log|send|write|call|reply|ask|contact|use|add|set|switch|change|check|download|upload|invite|pay|tell|confirm|create|visit|navigate|follow|type|turn|remove|cancel|request|give|pick|read|leave|make|stop|apply|fill|include|unlock|revoke|delete|top up)\b|→|\s>\s/i,
  YES_NO: /\b(?:can|cannot|can't|may|must|not|no|never|always|only|both|possible|available|allowed|accept(?:s|ed)?|included?|supported?|required|needed|need|free|any|all|every|without|unless|does|do|automatically|offer(?:ed|s)?)\b/i,
  PERSON: /\b(?:owners?|admins?|administrators?|managers?|viewers?|members?|users?|customers?|team|colleagues?|anybody|everybody|everyone|nobody|only the|person|people|staff|holders?|roles?)\b/i,
  REASON: /\b(?:because|since|reasons?|causes?|due to|as|so that|that is why|therefore|if|means)\b/i,
  MEANING: /\b(?:means?|is an?|is the|are the|stands? for|refers? to|called|shows?|lists?|consists?|contains?)\b| — |:/i,
};

/** The kinds of fact a question may want. Empty when nothing shows. */
export function askedTypes(question: string): Set<AnswerType> {
  return new Set(ANSWER_TYPES.filter((type) => ASKS[type].test(question)));
}

/** The kinds of fact a sentence states. */
export function statedTypes(sentence: string): Set<AnswerType> {
  return new Set(ANSWER_TYPES.filter((type) => STATES[type].test(sentence)));
}

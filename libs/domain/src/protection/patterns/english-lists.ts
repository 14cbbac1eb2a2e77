import type { WordLists } from '../../text/phrase-pattern';

const charge =
  'charge|charges|payment|payments|transaction|transactions|debit|debits|withdrawal|withdrawals|deduction|deductions|invoice|invoices|bill|bills|billing|amount|amounts|fee|fees|purchase|purchases|order|orders|subscription|subscriptions|transfer|transfers|booking|bookings|entry|position|sum|costs|cost|collection';
const person =
  'human|humans|person|people|agent|agents|representative|representatives|rep|reps|manager|managers|supervisor|someone|somebody|operator|operators|staff|colleague|colleagues|advisor|adviser|employee|associate|specialist|expert|individual|consultant|coworker|clerk|assistant';

/** Word lists of the English patterns. */
export const ENGLISH_LISTS: WordLists = {
  charge,
  person,
  anyone: `${person}|anyone|anybody|support|service|team|department|man|woman|lady|guy|boss|customer care|helpdesk`,
  charged: 'charged|charge|charging|charges|billed|bill|billing|invoiced|debited|debit|deducted|withdrawn|withdrew|collected|taken|took|paid|payed|booked|processed|subtracted',
  took: 'take|took|takes|taken|taking|charged|charge|charges|charging|debited|debit|debiting|debits|withdrew|withdrawn|withdraw|withdrawing|billed|billing|deducted|deducting|pulled|collected',
  small: 'a|an|the|some|your|my|our|this|that|these|those|any|one|of|real|live|actual|human|to|be|me|us|right|now|please|just|kindly|have|get|support|service|customer|senior|proper|different|another|billing',
  modal: 'would|do|really|just|now|still|hereby|also|therefore|must|will|want|to|like|have|am|demanding|had|kindly|please|may|can|could|should|immediately|formally|full|a|an|my|our|the|for|and|strongly',
  mine: 'my|our|the|his|her|their|all|personal|customer|user|account|of|stored|private|any|every|and',
  info: 'resolution|process|policy|procedure|management|procedures|policies|form|department|fee|fees|center|centre',
  not: 'not|never|neither|nor',
};

import type { PatternSource } from '../pattern-book';

const ABOUT_THE_BOT = { unlessBefore: { words: ['are', 'am', 'is', 'was', 'were'], span: 6 } };

const NOT_ADDED = { unlessBefore: { words: ['add', 'adding', 'invite', 'inviting', 'assign', 'make', 'set'], span: 4 } };
const NOT_READABLE = { unlessAfter: ['readable', 'friendly', 'resources', 'error'] };
const NOT_AN_URL = { unlessAfter: ['url', 'urls', 'function', 'endpoint', 'uri', 'handler', 'address'] };

const NOT_A_SEAT = { unlessAfter: ['else', 'seat', 'seats', 'licence', 'license', 'role', 'readable', 'friendly', 'code', 'number', 'id', 'name', 'access', 'account', 'name', 'invoice', 'invoices', 'added', 'plan'] };

export const ENGLISH_PERSON: readonly PatternSource[] = [
  ['(speak|speaking|talk|talking|chat|chatting|speek|converse|conversation) ~1 (to|with) ~4 (<anyone>)', { unlessBefore: { words: ['am', 'are'], span: 2 } }],
  '(speak|talk|chat) (with|to) (you guys|you directly|you personally|you in person)',
  '(speak|talk) ~3 (directly|phone|telephone|in person)',
  '(connect|transfer|put|pass|forward|redirect|switch|route|direct|hand|link|patch) (me|us|this|it|my|our|over) ~4 (to|through|with|over) ~4 (<anyone>)',
  '(connect|transfer|put) me (through|now|please|over)',
  'escalat*',
  ['(want|wants|need|require|prefer|demand|request|give|find|bring|send|send me|get|get me|like|let me have|requesting|requires|expect) ~4:small (<person>)', NOT_A_SEAT],
  '(need|want|like) (anyone|someone|somebody) ~1 (to|who)',
  '(reach|reaching|find|contact|contacting|get hold of|get a hold of|get in touch with|getting in touch with) ~2:small (<person>)',
  ['(real|actual|live|living|breathing|genuine|flesh) ~1 (<person>|being|support|chat|customer service)', ABOUT_THE_BOT],
  ['human (being|beings|agent|support|help|operator|representative|assistance|please|contact|now|rep|colleague|service|advisor|adviser|intervention|review|interaction|attention|employee|staff)', ABOUT_THE_BOT],
  '(personal|manual|in person) (assistance|help|support|contact|attention|review|intervention)',
  '(someone|somebody) (real|human|competent|in charge|responsible|who can|that can|from your)',
  '(not|stop|never|without) ~2 (want|like|talk|talking|speak|speaking|need|deal|dealing|chat|chatting|accept|trust|using|arguing) ~4 (bot|bots|robot|robots|chatbot|chatbots|machine|machines|computer|ai|automated|automation)',
  '(hate|tired of|sick of|enough of|no more|no|stop|not a|not an|than a|fed up with|instead of a|stupid|useless|bloody|damn) ~2:small (bot|bots|robot|robots|chatbot|chatbots|machine)',
  '(call|phone|ring|contact) me ~1 (back|now|please|today|tomorrow|asap|immediately|urgently|on|at|about|regarding|when|if|as soon|directly|by phone)',
  '(call|phone|ring|contact) me $',
  '(please|to|must|should|can you|could you|will you|would you|somebody|someone) (call|phone|ring|contact) me',
  '(call|phone|ring) us ~1 (back|now|please|today|tomorrow|asap|immediately|on|at|urgently)',
  ['(callback|call back|phone call|phone me|give me a call|give us a call|a call from)', NOT_AN_URL],
  ['(someone|somebody|anyone|colleague|agent|representative|manager|human|person|specialist) ~2 (call|calls|contact|contacts|phone|ring|look|looks|reach|review|reviews|handle|handles|take over|take care|get back|respond|answer me|reply to me|deal)', NOT_ADDED],
  'your (manager|supervisor|boss|superior|superiors|team lead|ceo|management)',
  '(support|service|care|customer|sales|helpdesk|billing) (agent|agents|representative|rep|advisor|adviser|person|employee|specialist|clerk)',
  ['(are|is) there (a|an|any|some|no) ~2:small (human|humans|person|people|agent|agents|representative|representatives|operator|operators|employee)', NOT_READABLE],
  '(who|whom) ~2 (i|we) ~1 (phone|call|ring|speak|talk|telephone) ~2 (about|to|regarding|for)?',
  '(who|whom|number) ~4 (phone|call|ring|telephone) (about|regarding|because)',
  '(something|nothing|anything|this|that) ~3 (machine|bot|robot|computer|software|program|algorithm|chatbot|ai) ~3 (can|could|will|would) ~1 (not)? ~1 (sort|solve|answer|handle|fix|understand|help|decide)',
  '(discuss|discussing|argue|arguing|talk|talking|speak|speaking|write|writing|chat|chatting|deal|dealing|communicate) ~4 (with|to) ~1 (software|machine|machines|computer|computers|bot|bots|robot|robots|program|algorithm|automat|automaton)',
  '(anyone|anybody|someone|somebody) (real|alive|human|actual|there who|who can)',
  '(a)? (word|words|conversation|talk|chat) with ~1 (whoever|someone|somebody|anyone|your|a|an|the) ~2 (charge|responsible|manager|boss|team|person|human|colleague|staff|supervisor|accounts)?',
  '(whoever|someone|somebody|person|colleague|anyone) ~1 (is|in)? ~1 (in charge|responsible) ~1',
  '(member|members) of (staff|your team|the team)',
  '(staff|colleague|human|person|someone|somebody|employee|team) ~3 (take over|takes over|step in|steps in|jump in|takes this|take this over|get involved)',
  '(someone|somebody|anyone) ~2 (actually|really)? (works|work|working) (there|here|for you)',
  '(i|we) ~2 (not|never|rather) ~4 (automated|automatic|computer generated|generic|canned|scripted) ~1 (answer|answers|reply|replies|response|responses|message|messages)',
  '(have|let|get|make|ask) ~2 (someone|somebody|colleague|colleagues|person|human|people|manager|supervisor) ~3 (ring|call|phone|contact|look|check|handle|read|review|reply|respond|answer)',
  '^ (hello|hi|hey|please|ok|okay|no|i want|i need|give me|get me)? (a|an|the|to|some|with)? (real|live|actual)? (human|person|agent|representative|rep|operator|manager|supervisor|someone|somebody|helpdesk|advisor|adviser|employee|live chat|customer service|customer support|customer care|human being|staff) (please|now|pls|plz|asap|help|support|immediately)? $',
  '(human|person|agent|representative|operator|manager|supervisor) (please|now|pls|plz|asap|immediately)',
  '(speak|talk) (human|person|agent|operator|representative|manager|supervisor)',
];

/** Words that a text uses within its lines, as it writes them: what tells a divided word from a compound one. */
export interface SeenWords {
  /** Undivided words; lower case unless they are never written so. */
  words: ReadonlySet<string>;
  /** Words with a hyphen in them, lower case. */
  compounds: ReadonlySet<string>;
}

const HYPHEN = '[-\\u2010\\u2011]';
const DIVIDED = new RegExp(`(\\p{L}{2,})${HYPHEN}$`, 'u');
const COMPOUND_LEFT = new RegExp(`${HYPHEN}\\p{L}+${HYPHEN}$`, 'u');
/** "pre- and post-paid", "Rechnungs- und Kundennummer": the hyphen stands for what comes later. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|of|en)\b/u;

const TENS = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/;
const UNITS = /^(?:one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?:s|th|ths|fold)?$/;
/** Words of few letters that every English text may divide at; they need not be met elsewhere in it to be words. */
const COMMON = new Set(
  `all any back by cross day days down due end ever every fee few first free full fully half high how key last late life line long low made mid month months multi new newly no non note off on
   one opt order out over paid part past pay post pre price read real right second self semi set short single so some tax term third time two under up use user weekly well when year years`.split(/\s+/),
);
/** Words that begin other words more often than compounds: "in-form", "for-mat", "per-son". */
const BEGINNINGS = new Set('an as at be com con de for he in is it me of or per pro re so sub to un we'.split(' '));
/** Words that end other words: "accept-able", "in-ward". */
const ENDINGS = new Set('able ably age ages ally ant ants dom ever ful hood king less ling ring self selves ship ships sing some thing things ting ward wards wise worthy'.split(' '));
/** Words that are made of two words and written as one. */
const CLOSED = new Set(
  `afterwards already also always another anybody anyhow anyone anything anyway anywhere backdate backdated backlog backup bankroll become before behind below beside besides between beyond billboard blackout
   bookkeeper bookkeeping breakdown broadband buyout bypass cannot cardholder carefree carryover cashback checkbox checkout cleanup cutback cutoff database dashboard deadline download downgrade downside downtime
   drawback during earmark everybody everyday everyone everything everywhere feedback firewall folder forever forget forgive forgo forward forwards framework freelance freelancer furthermore goodwill
   guideline guidelines halfway handbook handover handle headline headquarters hereafter hereby herein hereto hereunder highlight however income indeed indoor input inside instead into itself keyboard keyword
   landline landlord lawsuit layout leftover lifetime likewise livestock login logout lookup mainland maintain markdown markup maybe meantime meanwhile midday midnight myself network nevertheless nobody
   nonetheless notebook nothing notwithstanding nowhere offline offset onboarding oneself ongoing online onset onto otherwise ourselves outbound outcome outgoing outline output outright outside outsource
   outstanding outweigh overall overcharge overcharged overdraft overdue overhead override overpay overpaid overpayment overrun oversee overtime overview overwrite password passport payable payday
   payment payments payoff payout payroll payslip percent pickup postpaid postpone prepaid prepay prepayment rebate receive recharge redirect refund reload repay repayment reset rollback rollout runtime
   safeguard setback setup shipment shortfall sideline signup someday somehow someone something sometime sometimes somewhat somewhere spreadsheet standalone standby startup statement storefront
   subset subtotal surcharge takeover themselves thereafter therefore therein throughout timeline timeout timestamp today together tomorrow tonight touchdown toward towards tradeoff turnaround turnover
   underline underpaid underpay underpayment understand undertake underway undo unless until update upfront upgrade upkeep upload upon upright upside upward usernames username viewpoint voicemail warehouse
   watermark website weekday weekdays weekend weekends whatever whenever whereas whereby wherever whichever whoever withdraw withdrawal withheld withhold within without workaround workday workdays workflow
   workforce workplace worksheet workshop workspace worldwide worthwhile yearbook yourself yourselves`.split(/\s+/),
);

/** Reads what words a text uses. A word at the end of a line that goes on, and what it goes on with, say nothing. */
export function seenWords(lines: readonly string[]): SeenWords {
  const words = new Set<string>();
  const compounds = new Set<string>();
  let divided = false;
  for (const line of lines) {
    const whole = divided ? line.replace(/^\S+/, '') : line;
    divided = DIVIDED.test(line);
    const said = divided ? whole.replace(/\S+$/, '') : whole;
    for (const [token] of said.matchAll(/\p{L}+(?:[-\u2010\u2011]\p{L}+)*/gu)) {
      const parts = token.split(/[-\u2010\u2011]/);
      if (parts.length > 1) compounds.add(parts.join('-').toLowerCase());
      else words.add(token === token.toUpperCase() || /^\p{Lu}\p{Ll}/u.test(token) ? token : token.toLowerCase());
      // A capital at the beginning of a sentence hides nothing of an English word; a German noun is never written small.
      if (parts.length === 1 && COMMON.has(token.toLowerCase())) words.add(token.toLowerCase());
    }
  }
  return { words, compounds };
}

/**
 * Lines as one text. A word divided at the end of a line is whole again; a compound keeps its hyphen ("twenty-one"). Which
 * of the two it is, the text itself says where it writes the word elsewhere; else it is a compound when both halves are
 * words by themselves and the whole is not a word that is known to be written as one.
 */
export function joinLines(lines: readonly string[], seen: SeenWords): string {
  return lines.reduce((text, line) => (text === '' ? line : joinTwo(text, line, seen)), '').replaceAll('\u00AD', '');
}

function joinTwo(text: string, line: string, seen: SeenWords): string {
  if (/\u00AD$/.test(text)) return text.slice(0, -1) + line;
  if (/\d[-\u2010-\u2013]$/.test(text) && /^\d/.test(line)) return text + line;
  const left = DIVIDED.exec(text)?.[1];
  if (left === undefined || SUSPENDED.test(line)) return `${text} ${line}`;
  // "EU-" and "VAT", "Non-" and "German": a divided word does not go on with a capital.
  if (/^\p{Lu}/u.test(line)) return text + line;
  const right = /^\p{Ll}\p{L}*/u.exec(line)?.[0];
  if (right === undefined) return `${text} ${line}`;
  return (COMPOUND_LEFT.test(text) || isCompound(left, right, seen) ? text : text.slice(0, -1)) + line;
}

function isCompound(left: string, right: string, { words, compounds }: SeenWords): boolean {
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  if (compounds.has(`${first}-${second}`)) return true;
  if (words.has(left + right) || words.has(first + second) || CLOSED.has(first + second)) return false;
  if (TENS.test(first) && UNITS.test(second)) return true;
  if (BEGINNINGS.has(first) || ENDINGS.has(second)) return false;
  return second.length > 2 && (words.has(first) || COMMON.has(first)) && (words.has(right) || COMMON.has(right));
}

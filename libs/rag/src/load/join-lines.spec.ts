import { joinLines, seenWords } from './join-lines';

/** The lines joined, where the text says nothing but them and `elsewhere`. */
const join = (lines: string[], elsewhere = ''): string => joinLines(lines, seenWords([...lines, elsewhere]));

it.each([
  ['a number in words', ['are due twenty-', 'one days after'], 'are due twenty-one days after'],
  ['a date in words', ['on the thirty-', 'first of the month'], 'on the thirty-first of the month'],
  ['a syllable', ['tells you how pay-', 'ments are made'], 'tells you how payments are made'],
  ['a long word', ['the infor-', 'mation that we keep'], 'the information that we keep'],
  ['a word of two words, written as one', ['invoices that are over-', 'due, with-', 'out a reminder'], 'invoices that are overdue, without a reminder'],
  ['a compound of common words', ['a full-', 'time job and a long-', 'term plan'], 'a full-time job and a long-term plan'],
  ['a longer compound', ['the end-of-', 'month run'], 'the end-of-month run'],
  ['a hyphen that stands for a word', ['for pre-', 'and postpaid plans'], 'for pre- and postpaid plans'],
  ['the same in German', ['Ihre Rechnungs-', 'und Kundennummer'], 'Ihre Rechnungs- und Kundennummer'],
  ['a divided German noun', ['Ihre Kunden-', 'nummer steht oben'], 'Ihre Kundennummer steht oben'],
  ['endings and beginnings that are words', ['an accept-', 'able way to in-', 'form us of a form we ac-', 'cept if you are able to accept'], 'an acceptable way to inform us of a form we accept if you are able to accept'],
  ['a capital', ['for non-', 'EU customers'], 'for non-EU customers'],
  ['a range', ['within 10-', '14 days or 3–', '5 weeks'], 'within 10-14 days or 3–5 weeks'],
  ['a soft hyphen', ['the pay\u00AD', 'ment'], 'the payment'],
  ['a dash', ['we pay -', 'always'], 'we pay - always'],
])('joins %s', (_what, lines, joined) => {
  expect(join(lines)).toBe(joined);
});

it('goes by how the text writes the word elsewhere', () => {
  expect(join(['ask for a re-', 'issue now'])).toBe('ask for a reissue now');
  expect(join(['ask for a re-', 'issue now'], 'A re-issue is free.')).toBe('ask for a re-issue now');
  expect(join(['the credit-', 'note is sent'], 'A creditnote is a note of credit.')).toBe('the creditnote is sent');
  expect(join(['the credit-', 'note is sent'], 'A credit, or a note.')).toBe('the credit-note is sent');
  expect(join(['a non-', 'refundable fee'], 'Fees are refundable.')).toBe('a non-refundable fee');
});

it('learns nothing from the halves of divided words', () => {
  // "in" and "voice" are met as halves only; they do not make "in-voice" a compound.
  expect(join(['the in-', 'voice of May, the in-', 'voice of June'])).toBe('the invoice of May, the invoice of June');
});

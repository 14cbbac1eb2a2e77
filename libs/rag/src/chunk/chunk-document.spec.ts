import { loadDocument } from '../load/load-document';
import { chunkDocument, PASSAGE_LIMIT } from './chunk-document';

const page = `# Payments

We accept cards. See [the list](https://a.example/list) for **details**.

## Fees

The following fees apply:

- late: 5 EUR
- returned: 6 EUR

| Case | Fee | Days |
|---|---|---|
| Reminder | 0 EUR | 3 |
`;

it('cuts along headings and keeps sentences, items and rows', () => {
  const passages = chunkDocument(loadDocument('MARKDOWN', page), 'Payments');
  expect(passages.map((passage) => passage.headingPath)).toEqual([['Payments'], ['Payments', 'Fees']]);
  expect(passages[0]?.text).toBe('We accept cards. See the list for details.');
  expect(passages[1]?.text).toBe('The following fees apply:\n- late: 5 EUR\n- returned: 6 EUR\nReminder — Fee: 0 EUR; Days: 3');
});

it('quotes are verbatim slices of the content', () => {
  const document = loadDocument('MARKDOWN', page);
  for (const passage of chunkDocument(document, 'P')) {
    expect(document.content).toContain(passage.source);
    for (const sentence of passage.sentences) expect(passage.source.slice(sentence.start, sentence.end)).not.toBe('');
  }
  const [first] = chunkDocument(document, 'P');
  expect(first?.source.slice(first.sentences[1]?.start, first.sentences[1]?.end)).toBe('See [the list](https://a.example/list) for **details**.');
});

it('keeps within the limit and loses nothing', () => {
  const long = Array.from({ length: 60 }, (_, at) => `Sentence number ${at} says something about an invoice.`).join(' ');
  const passages = chunkDocument(loadDocument('TEXT', long), 'Long');
  expect(passages.every((passage) => passage.text.length <= PASSAGE_LIMIT)).toBe(true);
  expect(passages.flatMap((passage) => passage.sentences)).toHaveLength(60);
  expect(passages.map((passage) => passage.position)).toEqual(passages.map((_, at) => at));
});

import { readableRow } from './readable-row';

const asked = (...terms: string[]) => new Set(terms);

it('tells a row as a sentence', () => {
  expect(readableRow('Bank transfer — Due: 14 days after the invoice date', asked())).toBe('Bank transfer: due 14 days after the invoice date.');
  expect(readableRow('Open — not yet due', asked())).toBe('Open: not yet due.');
});

it('tells of a wide row the columns that were asked for, where any was', () => {
  const row = 'Team — EUR monthly: €49; EUR annual: €490; Seats: 6';
  expect(readableRow(row, asked('seat'))).toBe('Team: seats 6.');
  expect(readableRow(row, asked('price'))).toBe('Team: EUR monthly €49, EUR annual €490, seats 6.');
});

it('leaves alone what is no row', () => expect(readableRow('Just words.', asked())).toBe('Just words.'));

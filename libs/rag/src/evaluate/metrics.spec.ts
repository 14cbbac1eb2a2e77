import { answerF1, pairedRatio, scoreSearch } from './metrics';

const hit = (slug: string, text = '') => ({ slug, text });

describe('scores of a search', () => {
  it('count a document where its first unit stands', () => {
    const scores = scoreSearch([hit('a'), hit('a'), hit('b')], ['b'], []);
    expect(scores.ndcg10).toBeCloseTo(1 / Math.log2(3));
    expect(scores).toMatchObject({ reciprocalRank: 0.5, recall1: 0, recall5: 1, quote3: null });
  });

  it('reach 1 only with every right document first', () => {
    expect(scoreSearch([hit('a'), hit('b')], ['b', 'a'], []).ndcg10).toBeCloseTo(1);
    expect(scoreSearch([hit('a'), hit('x'), hit('b')], ['b', 'a'], []).ndcg10).toBeLessThan(1);
    expect(scoreSearch([], ['a'], ['q'])).toEqual({ ndcg10: 0, reciprocalRank: 0, recall1: 0, recall5: 0, quote3: 0 });
  });

  it('look for a quote in the first three units, whatever its white space', () => {
    const units = [hit('a', 'x'), hit('a', 'y'), hit('b', 'We\naccept  cards.'), hit('b', 'Late.')];
    expect(scoreSearch(units, ['b'], ['We accept cards.']).quote3).toBe(1);
    expect(scoreSearch(units, ['b'], ['Late.']).quote3).toBe(0);
  });
});

it('F1 counts each word once and takes the best fitting gold sentence', () => {
  expect(answerF1('We accept cards', ['No.', 'We accept cards.'])).toBe(1);
  expect(answerF1('cards cards', ['cards accepted'])).toBeCloseTo(0.5);
  expect(answerF1('nothing', ['cards'])).toBe(0);
  expect(answerF1('', [])).toBe(0);
});

it('a paired ratio has an interval around it, the same every time, and none where the pairs never differ', () => {
  const ours = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? 1 : 0.4));
  const theirs = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 0.5 : 0.3));
  const found = pairedRatio(ours, theirs);
  expect(found.ratio).toBeCloseTo(1.5, 5);
  expect(found.low).toBeLessThan(1.5);
  expect(found.high).toBeGreaterThan(1.5);
  expect(pairedRatio(ours, theirs)).toEqual(found);
  const same = pairedRatio(ours, ours);
  expect([same.ratio, same.low, same.high]).toEqual([1, 1, 1]);
});

import { Remembered } from './remembered';

it('computes once what is asked for again, and lets go of what is not', () => {
  const computed: number[] = [];
  const squares = new Remembered<number, number>((key) => {
    computed.push(key);
    return key * key;
  }, 2);
  expect([1, 1, 2, 1, 3, 1].map((key) => squares.of(key))).toEqual([1, 1, 4, 1, 9, 1]);
  expect(computed).toEqual([1, 2, 3]);
  for (const key of [4, 5, 6, 7, 1]) squares.of(key);
  expect(computed).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
});

import { PROTECTION_KINDS } from './kinds';
import { harmless as may, hitsOf, mustReachAPerson as must } from './testing/frozen-set';
import { randomOf, slip } from './testing/slips';

/** What the phrase detectors alone reached when the sets were frozen. A change may raise these figures, never lower them. */
const FROZEN = { lines: 243, harmless: 183, missed: 0, alarms: 1, recallWithTwoSlips: 0.93 };

it('the sets only grow', () => {
  expect(must.length).toBeGreaterThanOrEqual(FROZEN.lines);
  expect(may.length).toBeGreaterThanOrEqual(FROZEN.harmless);
  for (const kind of PROTECTION_KINDS) expect(must.filter((line) => line.kind === kind).length).toBeGreaterThanOrEqual(20);
});

it('everything that must reach a person does, for its own reason', () => {
  const missed = must.filter((line) => !hitsOf(line.messages).some((hit) => hit.kind === line.kind));
  expect(missed.map((line) => line.messages.join(' // '))).toHaveLength(FROZEN.missed);
});

it('what the AI may answer stays with it', () => {
  const alarms = may.filter((line) => hitsOf(line.messages).length > 0);
  expect(alarms.length).toBeLessThanOrEqual(FROZEN.alarms);
});

it('two slips a message cost little', () => {
  // A line that is misspelt or disguised already would hold three or four slips.
  const latin = must.filter((line) => !['typo', 'leet', 'spaced'].includes(line.style) && line.messages.every((text) => /^[\x00-\u024f’“”]*$/.test(text)));
  let kept = 0;
  let all = 0;
  for (const seed of [1, 2, 3]) {
    const random = randomOf(seed);
    for (const line of latin) {
      all += 1;
      const slipped = line.messages.map((text) => slip(slip(text, random), random));
      if (hitsOf(slipped).length > 0) kept += 1;
    }
  }
  expect(kept / all).toBeGreaterThanOrEqual(FROZEN.recallWithTwoSlips);
});

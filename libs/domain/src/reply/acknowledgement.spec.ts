import { HANDOFF_REASONS } from '../conversation/types';
import { PROTECTION_KINDS } from '../protection/kinds';
import { LANGUAGES, languageOfLocale } from '../text/language';
import { acknowledgement } from './acknowledgement';
import { expectationOf } from './expectation';

const base = { language: 'en', expectation: { kind: 'ONLINE', waitMinutes: null }, timezone: 'Europe/Berlin', emailKnown: false, protection: null, reason: 'RULE' } as const;

describe('the words of a handoff', () => {
  it.each(LANGUAGES)('are spoken in %s for every reason and every protection, and promise no transfer that is not one', (language) => {
    const said = new Set<string>();
    for (const reason of HANDOFF_REASONS) said.add(acknowledgement({ ...base, language, reason }));
    for (const protection of PROTECTION_KINDS) said.add(acknowledgement({ ...base, language, protection }));
    // A colleague who took over is announced like a rule; asking for a person is a reason and a protection.
    expect(said.size).toBe(HANDOFF_REASONS.length + PROTECTION_KINDS.length - 2);
    for (const text of said) expect(text).not.toMatch(/[{}]|undefined|transferring/);
    const away = acknowledgement({ ...base, language, expectation: { kind: 'AWAY', backAt: new Date('2026-11-30T08:00:00Z') } });
    expect(away).toMatch(/[99٩९][:.٫ h]|9/u);
    expect(acknowledgement({ ...base, language, expectation: { kind: 'AWAY', backAt: null } })).not.toBe(acknowledgement({ ...base, language, expectation: { kind: 'AWAY', backAt: null }, emailKnown: true }));
  });

  it('name a wait and an hour as the customer reads them', () => {
    expect(acknowledgement({ ...base, expectation: { kind: 'ONLINE', waitMinutes: 5 } })).toContain('5 minutes');
    expect(acknowledgement({ ...base, language: 'de', expectation: { kind: 'ONLINE', waitMinutes: 90 } })).toContain('1,5 Stunden');
    expect(acknowledgement({ ...base, language: 'de', expectation: { kind: 'AWAY', backAt: new Date('2026-11-30T08:00:00Z') } })).toMatch(/Montag.*9:00/);
  });
});

describe('what a customer can expect', () => {
  const facts = { now: new Date(0), online: 1, open: null, nextOpening: null, recentWaits: [] };
  const monday = new Date('2026-11-30T08:00:00Z');
  it.each([
    [facts, { kind: 'ONLINE', waitMinutes: null }],
    [{ ...facts, recentWaits: [4, 9] }, { kind: 'ONLINE', waitMinutes: null }],
    [{ ...facts, recentWaits: [4, 9, 11, 300] }, { kind: 'ONLINE', waitMinutes: 15 }],
    [{ ...facts, recentWaits: [9_000, 9_000, 9_000] }, { kind: 'ONLINE', waitMinutes: null }],
    [{ ...facts, online: 0, recentWaits: [1, 1, 1] }, { kind: 'AWAY', backAt: null }],
    // Within hours and nobody there: when hours begin next says nothing of today.
    [{ ...facts, online: 0, open: true, nextOpening: monday }, { kind: 'AWAY', backAt: null }],
    [{ ...facts, open: false, nextOpening: monday }, { kind: 'AWAY', backAt: monday }],
  ])('%#', (given, expected) => expect(expectationOf(given)).toEqual(expected));
});

it('tells a language by a locale', () => {
  expect([languageOfLocale('pt-BR'), languageOfLocale('iw'), languageOfLocale('zh_TW'), languageOfLocale('xx'), languageOfLocale(undefined)]).toEqual(['pt', 'he', 'zh', null, null]);
});

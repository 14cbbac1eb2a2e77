import type { SourceFieldsFragment, SourceKind, SourcePageState } from '../gql/types';
import { formatNumber } from '../providers/format';

/** The words of the website screens. */
export const KINDS: Record<SourceKind, { label: string; hint: string }> = {
  CRAWL: { label: 'Follow links', hint: 'Reads the start page and what it leads to on the same site.' },
  SITEMAP: { label: 'Sitemap', hint: 'Reads what the site’s sitemap lists. Give the sitemap, or any page of the site.' },
  PAGE: { label: 'One page', hint: 'Reads this page alone.' },
};

export const STATES: Record<SourcePageState, { label: string; color: 'default' | 'success' | 'warning' | 'error' | 'info' }> = {
  WAITING: { label: 'Waiting', color: 'info' },
  READ: { label: 'Read', color: 'success' },
  UNCHANGED: { label: 'Unchanged', color: 'success' },
  SKIPPED: { label: 'Left out', color: 'default' },
  GONE: { label: 'Gone', color: 'default' },
  FAILED: { label: 'Failed', color: 'error' },
};

export const SCHEDULES: readonly { minutes: number | null; label: string }[] = [
  { minutes: null, label: 'Only on demand' },
  { minutes: 60, label: 'Every hour' },
  { minutes: 360, label: 'Every 6 hours' },
  { minutes: 1_440, label: 'Every day' },
  { minutes: 10_080, label: 'Every week' },
];

export const scheduleLabel = (minutes: number | null): string => SCHEDULES.find((one) => one.minutes === minutes)?.label ?? `Every ${formatNumber(minutes ?? 0)} minutes`;

/** Done, of what is known so far; while a site is followed, what is known grows too. */
export function progressOf({ lastSync }: Pick<SourceFieldsFragment, 'lastSync'>): { done: number; found: number; share: number } {
  if (!lastSync) return { done: 0, found: 0, share: 0 };
  const done = lastSync.changed + lastSync.unchanged + lastSync.failed + lastSync.skipped + lastSync.removed;
  return { done, found: lastSync.found, share: lastSync.found === 0 ? 0 : Math.min(1, done / lastSync.found) };
}

/** What a run came to, in one line. */
export function outcomeOf({ lastSync }: Pick<SourceFieldsFragment, 'lastSync'>): string {
  if (!lastSync) return 'Not read yet';
  const parts = [
    [lastSync.changed, 'new or changed'], [lastSync.unchanged, 'unchanged'], [lastSync.skipped, 'left out'], [lastSync.removed, 'gone'], [lastSync.failed, 'failed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatNumber(count)} ${word}`);
  return told.length === 0 ? 'Nothing found' : told.join(' · ');
}

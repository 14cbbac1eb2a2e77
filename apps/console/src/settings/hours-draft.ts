import type { BusinessHoursInput, HoursFieldsFragment } from '../gql/types';

export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Day = (typeof DAYS)[number];
export interface Stretch {
  from: string;
  to: string;
}

/** Business hours as the form edits them. */
export interface HoursDraft {
  /** Off: people answer at any time, and no rule or acknowledgement speaks of hours. */
  set: boolean;
  timezone: string;
  week: Record<Day, Stretch[]>;
  holidays: { date: string; name: string }[];
}

const OFFICE: Stretch = { from: '09:00', to: '17:00' };

/** Reads the workspace into the form; what it has not set yet is offered as Monday to Friday, nine to five. */
export function hoursDraft({ timezone, hours }: HoursFieldsFragment): HoursDraft {
  const open = (day: Day): Stretch[] => {
    if (hours) return (hours.week.find((one) => one.day === day)?.open ?? []).map(({ from, to }) => ({ from, to }));
    return day === 'SATURDAY' || day === 'SUNDAY' ? [] : [{ ...OFFICE }];
  };
  return {
    set: hours !== null,
    timezone,
    week: Object.fromEntries(DAYS.map((day) => [day, open(day)])) as Record<Day, Stretch[]>,
    holidays: (hours?.holidays ?? []).map(({ date, name }) => ({ date, name })),
  };
}

/** What the API is sent; null takes the hours away. */
export function hoursInput(draft: HoursDraft): BusinessHoursInput | null {
  if (!draft.set) return null;
  return { week: DAYS.map((day) => ({ day, open: draft.week[day] })), holidays: draft.holidays.filter((one) => one.date !== '' || one.name !== '') };
}

/** The stretch that "add" proposes: after the last one of the day, or the office's hours. */
export function furtherStretch(stretches: readonly Stretch[]): Stretch {
  const last = stretches.at(-1);
  return last && last.to < '23:00' ? { from: last.to, to: '24:00' } : { ...OFFICE };
}

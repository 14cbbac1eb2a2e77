import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { WEEKDAYS, hoursProblem, isOpen, nextOpening, type BusinessHours, type OpenStretch as Stretch, type Weekday } from '@chatref/domain';
import { z } from 'zod';
import { Refusal } from '../common/errors';

const stretchSchema = z.object({ from: z.string(), to: z.string() });

/** Business hours as kept in the workspace's settings. */
export const businessHoursSchema = z.object({
  week: z.partialRecord(z.enum(WEEKDAYS), z.array(stretchSchema)),
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
});

const WeekdayEnum = Object.fromEntries(WEEKDAYS.map((day) => [day, day])) as { [D in Weekday]: D };
registerEnumType(WeekdayEnum, { name: 'Weekday' });

@ObjectType({ description: 'A stretch in which people answer, e.g. 09:00 to 17:00; the end is not part of it and may be 24:00.' })
class OpenStretch {
  @Field() from: string;
  @Field() to: string;
}

@ObjectType()
class OpeningDay {
  @Field(() => WeekdayEnum) day: Weekday;
  @Field(() => [OpenStretch], { description: 'Empty: closed.' }) open: OpenStretch[];
}

@ObjectType({ description: 'A day on which nobody answers.' })
class Holiday {
  @Field({ description: 'YYYY-MM-DD in the workspace’s zone.' }) date: string;
  @Field() name: string;
}

@ObjectType('BusinessHours', { description: 'When people answer, in the workspace’s zone.' })
export class HoursOfWorkspace {
  @Field(() => [OpeningDay], { description: 'Monday to Sunday.' }) week: OpeningDay[];
  @Field(() => [Holiday]) holidays: Holiday[];
  @Field({ description: 'People answer at this moment.' }) openNow: boolean;
  @Field(() => Date, { nullable: true, description: 'When they do so again; now while they do, null when no day of the coming year has hours.' }) nextOpeningAt: Date | null;
}

@InputType()
class OpenStretchInput {
  @Field() from: string;
  @Field() to: string;
}

@InputType()
class OpeningDayInput {
  @Field(() => WeekdayEnum) day: Weekday;
  @Field(() => [OpenStretchInput]) open: OpenStretchInput[];
}

@InputType()
class HolidayInput {
  @Field() date: string;
  @Field(() => String, { nullable: true }) name?: string | null;
}

@InputType()
export class BusinessHoursInput {
  @Field(() => [OpeningDayInput], { description: 'A day that is not listed is closed.' }) week: OpeningDayInput[];
  @Field(() => [HolidayInput], { nullable: true }) holidays?: HolidayInput[] | null;
}

/** The GraphQL shape, with what it means at an instant. */
export function hoursType(hours: BusinessHours, zone: string, now: Date): HoursOfWorkspace {
  return {
    week: WEEKDAYS.map((day) => ({ day, open: [...(hours.week[day] ?? [])] })),
    holidays: [...hours.holidays],
    openNow: isOpen(hours, now, zone),
    nextOpeningAt: nextOpening(hours, now, zone),
  };
}

/**
 * Reads what an admin typed.
 * @throws Refusal INVALID with what to mend
 */
export function hoursOrRefuse(input: BusinessHoursInput): z.infer<typeof businessHoursSchema> {
  const week: Partial<Record<Weekday, Stretch[]>> = {};
  for (const { day, open } of input.week) {
    if (week[day]) throw new Refusal('INVALID', 'A day is listed twice.', { field: ['hours', 'week'] });
    week[day] = open.map(({ from, to }) => ({ from, to }));
  }
  const holidays = (input.holidays ?? []).map(({ date, name }) => ({ date, name: (name ?? '').trim() })).sort((a, b) => (a.date < b.date ? -1 : 1));
  const problem = hoursProblem({ week, holidays });
  if (problem) throw new Refusal('INVALID', problem, { field: ['hours'] });
  return { week, holidays };
}

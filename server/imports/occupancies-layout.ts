import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { Column } from './layout.ts';
import { formatPence } from './read-establishment-values.ts';
import { formatWeeklyHours } from './read-values.ts';

function optional(id: string, title: string, example: string, help: string): Column {
  return { id, title, required: false, example, help };
}

function needed(id: string, title: string, example: string, help: string): Column {
  return { id, title, required: true, example, help };
}

const NUMBER = optional(
  'number',
  'Number',
  '',
  'Number the product gave, such as A-0101; leave it empty for a new one. Without it a row changes what stands for the same post, person, kind and start date.',
);
const WHO = [
  needed('post_number', 'Post number', 'P-0101', 'Number of the post.'),
  optional('staff_number', 'Staff number', 'W-0101', 'Who it is; empty for a worker who is not on the staff list.'),
  optional(
    'name',
    'Name',
    'Robin Archer',
    'Name of that person, to compare; or of a worker who is not on the staff list.',
  ),
  needed('hours_per_week', 'Hours per week', '37', 'Hours a week, such as 37, 18.5 or 18:30; at most 50.'),
  needed('start_date', 'Start date', '2021-04-01', 'First day, as 2021-04-01 or 01/04/2021 (day first).'),
];
const WHY = [
  optional('review_date', 'Review date', '', 'Day on which it is to be looked at again.'),
  optional('decision_reference', 'Decision reference', '', 'Reference of the decision it follows from.'),
  optional('end_reason', 'End reason', '', 'Why it ended.'),
];
const PAY = [
  optional('pay_point', 'Pay point', '7', 'Pay point from the first day.'),
  optional('pay_steps', 'Pay steps', '2022-04-01:8', 'Later steps of pay, each as day:point, separated by |.'),
  optional(
    'on_cost',
    'On-cost',
    'yes',
    'yes or no: whether the employer’s on-cost is added; yes where a new row does not say.',
  ),
];

/** Columns of a file of who holds which post substantively. */
export const OCCUPANCY_COLUMNS: readonly Column[] = [
  NUMBER,
  ...WHO,
  optional('end_date', 'End date', '', 'Last day in the post; empty where no end is known.'),
  optional('reason', 'Reason', '', 'Why, where it needs saying.'),
  ...WHY,
  ...PAY,
];

/** Columns of a file of temporary arrangements. */
export const ARRANGEMENT_COLUMNS: readonly Column[] = [
  NUMBER,
  needed(
    'kind',
    'Kind',
    'Acting up',
    'Fixed term, Acting up, Secondment, Maternity cover, Agency, Additional hours or Ring-fenced time.',
  ),
  ...WHO,
  needed('end_date', 'End date', '2021-09-30', 'Last day. A month alone is not enough: ask which day is meant.'),
  optional(
    'reason',
    'Reason',
    'Covers a vacancy',
    'Why it is needed, 3 to 1,000 characters. A new one needs a reason.',
  ),
  optional('covers', 'Covers', 'A-0101', 'Number of the occupancy whose holder is covered.'),
  optional(
    'capacity_hours',
    'Capacity hours',
    '37',
    'Case-holding hours a week it adds to a district; below 0 where it takes some away.',
  ),
  optional('capacity_district', 'Capacity district', 'North', 'The district that gains or loses them.'),
  optional(
    'covered_stops',
    'Covered stops',
    'no',
    'yes where the own caseload of whoever is covered stops for as long; no, or empty, where it does not.',
  ),
  ...WHY,
  ...PAY,
  optional(
    'base_point',
    'Base point',
    '5',
    'Honorarium: the substantive point; then only the difference to the pay point is a cost.',
  ),
  optional(
    'hourly_pay',
    'Hourly pay',
    '',
    'Agency: pounds an hour, fee included. Only an agency worker has it, and needs it.',
  ),
];

/** The cells of an occupancy by column id, as `writeCsv` takes them and the reader reads them back. */
export function occupancyCells(record: StoredOccupancy, lists: EstablishmentLists): Record<string, string> {
  const { personId, capacityMinutes } = record;
  return {
    number: record.id,
    kind: record.kind,
    post_number: record.postId,
    staff_number: personId ?? '',
    name: (personId === null ? record.workerName : lists.people.get(personId)) ?? '',
    hours_per_week: formatWeeklyHours(record.minutes),
    start_date: record.startDate,
    end_date: record.endDate ?? '',
    reason: record.reason ?? '',
    covers: record.coversId ?? '',
    capacity_hours: `${capacityMinutes < 0 ? '-' : ''}${formatWeeklyHours(Math.abs(capacityMinutes))}`,
    capacity_district: record.capacityDistrictId === null ? '' : lists.districts.nameOf(record.capacityDistrictId),
    covered_stops: record.coveredStops ? 'yes' : 'no',
    review_date: record.reviewDate ?? '',
    decision_reference: record.decisionReference ?? '',
    end_reason: record.endReason ?? '',
    pay_point: record.payPoint === null ? '' : String(record.payPoint),
    pay_steps: record.steps.map(({ fromDate, point }) => `${fromDate}:${point}`).join('|'),
    on_cost: record.onCost ? 'yes' : 'no',
    base_point: record.basePoint === null ? '' : String(record.basePoint),
    hourly_pay: record.hourlyPence === null ? '' : formatPence(record.hourlyPence),
  };
}

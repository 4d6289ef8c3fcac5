import type { Db } from '../../db/open.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import type { Fault } from '../contract/problems.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { holdsAt, type OccupancyRecord } from '../domain/establishment/records.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { fault } from '../http/problem.ts';
import type { Lookup } from './lookup.ts';

/** A temporary occupancy as drafted. */
export type Draft = OccupancyRecord & { endDate: CivilDate };

const PAID_BY_POINT: readonly string[] = [
  'fixed-term',
  'acting-up',
  'secondment',
  'maternity-cover',
  'additional-hours',
];
const IN_OWN_POST: readonly string[] = ['additional-hours', 'ring-fenced'];

/** What is wrong with a draft whatever the council's rules say, each with a remedy; none where the rules may look at it. */
export function faultsOf(db: Db, draft: Draft, lookup: Lookup): Fault[] {
  return [
    ...referenceFaults(db, draft, lookup),
    ...dateFaults(draft),
    ...payFaults(draft),
    ...capacityFaults(draft),
    ...ownPostFaults(draft, lookup),
    ...coverFaults(draft, lookup),
  ];
}

function referenceFaults(db: Db, draft: Draft, lookup: Lookup): Fault[] {
  const { postId, personId, decisionId, capacityDistrictId, name } = draft;
  const districts = listDistricts(db).map(({ id }) => id);
  return [
    ...(lookup.post(postId) ? [] : [fault('postId', postId, 'There is no post with this number. Choose one that is.')]),
    ...(personId === null || lookup.holder(personId)
      ? []
      : [
          fault(
            'personId',
            personId,
            'There is nobody with this staff number. Choose somebody from the list of people.',
          ),
        ]),
    ...(name === ''
      ? [
          fault(
            'personId',
            null,
            'Say who it is: a person from the staff list, or the name of a worker who is not on it.',
          ),
        ]
      : []),
    ...(decisionId === null || lookup.hasDecision(decisionId)
      ? []
      : [
          fault(
            'decisionId',
            decisionId,
            'There is no such decision record. Choose one from the list, or give a reference only.',
          ),
        ]),
    ...(capacityDistrictId === null || districts.includes(capacityDistrictId)
      ? []
      : [fault('capacityDistrictId', capacityDistrictId, `Give one of: ${districts.join(', ')}.`)]),
  ];
}

function dateFaults({ startDate, endDate, reviewDate, steps }: Draft): Fault[] {
  if (endDate < startDate) {
    return [
      fault('endDate', endDate, `The end lies before the start on ${formatDay(startDate)}. Correct one of the two.`),
    ];
  }
  const late = steps.find(({ fromDate }) => fromDate <= startDate || fromDate > endDate);
  const twice = steps.find(({ fromDate }, at) => steps.findIndex((step) => step.fromDate === fromDate) !== at);
  return [
    ...(late
      ? [fault('steps', late.fromDate, 'A later point starts after the first day and by the last. Correct its date.')]
      : []),
    ...(twice ? [fault('steps', twice.fromDate, 'Two later points start on this day. Keep one of them.')] : []),
    ...(reviewDate !== null && (reviewDate < startDate || reviewDate > endDate)
      ? [
          fault(
            'reviewDate',
            reviewDate,
            `A review lies between ${formatDay(startDate)} and ${formatDay(endDate)}. Correct it, or leave it out.`,
          ),
        ]
      : []),
  ];
}

function payFaults(draft: Draft): Fault[] {
  return [...stepFaults(draft), ...pointFaults(draft)];
}

function stepFaults({ payPoint, basePoint, steps }: Draft): Fault[] {
  const [first] = steps;
  if (!first) return [];
  if (payPoint === null) {
    return [
      fault('steps', first.fromDate, 'A later point follows a first one. Give the point paid from the first day.'),
    ];
  }
  const under = steps.find(({ point }) => basePoint !== null && point <= basePoint);
  if (!under) return [];
  const remedy = `From ${formatDay(under.fromDate)} nothing extra would be paid: point ${under.point} is not above the substantive point. Correct one of the two.`;
  return [fault('steps', under.fromDate, remedy)];
}

function pointFaults({ kind, payPoint, basePoint, hourlyPence }: Draft): Fault[] {
  if (kind === 'agency') {
    return [
      ...(hourlyPence === null ? [fault('hourlyPence', null, 'Give what the agency asks an hour, fee included.')] : []),
      ...(payPoint !== null || basePoint !== null
        ? [fault('payPoint', text(payPoint), 'An agency is paid by the hour. Leave the points out.')]
        : []),
    ];
  }
  return [
    ...(hourlyPence !== null
      ? [fault('hourlyPence', text(hourlyPence), 'Only an agency is paid by the hour. Leave it out, or choose Agency.')]
      : []),
    ...(payPoint !== null && !PAID_BY_POINT.includes(kind)
      ? [fault('payPoint', text(payPoint), 'Ring-fenced time costs nothing of its own. Leave the point out.')]
      : []),
    ...(basePoint !== null && kind !== 'acting-up'
      ? [fault('basePoint', text(basePoint), 'Only acting up pays the difference to another point. Leave it out.')]
      : []),
    ...(basePoint !== null && (payPoint === null || payPoint <= basePoint)
      ? [
          fault(
            'basePoint',
            text(basePoint),
            payPoint === null
              ? 'Give the point that is paid for acting up too.'
              : `The acted point ${payPoint} is not above the substantive point: nothing extra would be paid. Correct one of the two.`,
          ),
        ]
      : []),
  ];
}

function capacityFaults({ capacityMinutes, capacityDistrictId, minutes }: Draft): Fault[] {
  if (capacityMinutes !== 0 && capacityDistrictId === null) {
    return [fault('capacityDistrictId', null, 'Say which district gains or loses these case-holding hours.')];
  }
  if (capacityMinutes === 0 && capacityDistrictId !== null) {
    return [fault('capacityMinutes', '0', 'Give the case-holding hours, or leave the district out: it adds none.')];
  }
  if (Math.abs(capacityMinutes) > minutes) {
    return [fault('capacityMinutes', text(capacityMinutes), 'This is more than the hours of the arrangement itself.')];
  }
  return [];
}

function ownPostFaults({ id, kind, personId, postId, startDate, name }: Draft, lookup: Lookup): Fault[] {
  if (!IN_OWN_POST.includes(kind)) return [];
  if (personId === null) {
    return [fault('personId', null, 'Choose the person whose own hours these are from the staff list.')];
  }
  const held = lookup
    .ofPerson(personId)
    .filter((one) => one.id !== id && !IN_OWN_POST.includes(one.kind) && holdsAt(one, startDate));
  if (held.some((one) => one.postId === postId)) return [];
  const own = held.map((one) => one.postId).join(' or ');
  return [
    fault(
      'postId',
      postId,
      own === ''
        ? `${name} holds no post on ${formatDay(startDate)}. Enter which post they hold first, on the page Posts.`
        : `${name} does not hold this post on ${formatDay(startDate)}. Choose their own: ${own}.`,
    ),
  ];
}

function coverFaults({ id, coversId, coveredStops, personId, postId }: Draft, lookup: Lookup): Fault[] {
  if (coversId === null) {
    const remedy = 'Nobody is covered, so nobody’s caseload stops. Say who is covered, or leave it out.';
    return coveredStops ? [fault('coveredStops', 'true', remedy)] : [];
  }
  const covered = lookup.occupancy(coversId);
  if (!covered || coversId === id) {
    return [
      fault('coversId', coversId, 'There is nobody in a post under this number. Choose whom it covers from the list.'),
    ];
  }
  if (covered.personId !== null && covered.personId === personId) {
    return [fault('coversId', coversId, 'Nobody covers themselves. Choose another, or leave it out.')];
  }
  if (covered.postId !== postId) {
    return [
      fault(
        'coversId',
        coversId,
        `${covered.name} is in post ${covered.postId}. Choose that post, or somebody in post ${postId}.`,
      ),
    ];
  }
  return [];
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

import { OCCUPANCY_KINDS } from '../contract/establishment.ts';
import type { FundingRecord, OccupancyRecord } from '../domain/establishment/records.ts';
import { formatDay, formatHundredths, formatPence } from '../domain/pay/formats.ts';
import type { Lookup } from './lookup.ts';
import type { Change, Planned } from './planned.ts';

/** What differs, in words. */
export interface Described {
  what: string;
  before: string | null;
  after: string | null;
}

type Words<Record> = readonly (readonly [string, (record: Record, lookup: Lookup) => string | null])[];

const OCCUPANCY: Words<OccupancyRecord> = [
  ['Post', ({ postId }, { post }) => `${postId}, ${post(postId)?.title ?? ''}`],
  ['Person', ({ name }) => name],
  ['Kind', ({ kind }) => OCCUPANCY_KINDS[kind]],
  ['Hours a week', ({ minutes }) => hours(minutes)],
  ['First day', ({ startDate }) => formatDay(startDate)],
  ['Last day', ({ endDate }) => (endDate === null ? null : formatDay(endDate))],
  ['Point', ({ payPoint }) => (payPoint === null ? null : String(payPoint))],
  ['Counted from point', ({ basePoint }) => (basePoint === null ? null : String(basePoint))],
  [
    'Later points',
    ({ steps }) => steps.map((step) => `${step.point} from ${formatDay(step.fromDate)}`).join(', ') || null,
  ],
  ['On-cost', ({ onCost, hourlyPence }) => (hourlyPence !== null ? null : onCost ? 'added' : 'not added')],
  ['An hour', ({ hourlyPence }) => (hourlyPence === null ? null : formatPence(hourlyPence))],
  ['Covers', ({ coversId }, { occupancy }) => (coversId === null ? null : (occupancy(coversId)?.name ?? coversId))],
  ['Reason', ({ reason }) => reason],
  ['Review', ({ reviewDate }) => (reviewDate === null ? null : formatDay(reviewDate))],
  ['Decision', ({ decisionReference, decisionId }) => decisionReference ?? decisionId],
  ['Case-holding hours', capacityWords],
  [
    'Caseload of whoever is covered',
    ({ coversId, coveredStops }) => (coversId === null ? null : coveredStops ? 'stops' : 'goes on'),
  ],
  ['Why it ends', ({ endReason }) => endReason],
];

const FUNDING: Words<FundingRecord> = [
  ['Fund', ({ fundId }, { fundName }) => fundName(fundId)],
  ['Share', ({ shareBasisPoints }) => `${formatHundredths(shareBasisPoints)} %`],
  ['From', ({ fromDate }) => formatDay(fromDate)],
  ['To', ({ toDate }) => formatDay(toDate)],
  ['Reason', ({ reason }) => reason],
  ['Review', ({ reviewDate }) => (reviewDate === null ? null : formatDay(reviewDate))],
  ['Decision', ({ decisionReference, decisionId }) => decisionReference ?? decisionId],
];

/** Everything that something planned changes, field by field; of several records each line says which. */
export function describePlanned({ occupancies, funding }: Planned, lookup: Lookup): Described[] {
  return [
    ...occupancies.flatMap((change, at) => differing(change, OCCUPANCY, lookup, at === 0 ? '' : placeOf(change))),
    ...funding.flatMap((change) => describeFunding(change, lookup)),
  ];
}

/** What a change of a funding line changes, field by field. */
export function describeFunding(change: Change<FundingRecord>, lookup: Lookup): Described[] {
  const id = (change.before ?? change.after)?.id ?? '';
  return differing(change, FUNDING, lookup, id === '' ? '' : `Funding ${id}: `);
}

function placeOf({ before, after }: Planned['occupancies'][number]): string {
  if (before === null) return `Post ${after?.postId ?? ''}, permanently: `;
  return `Post ${before.postId}, ${before.id}: `;
}

function differing<Record>(
  { before, after }: Change<Record>,
  words: Words<Record>,
  lookup: Lookup,
  place: string,
): Described[] {
  return words.flatMap(([what, inWords]) => {
    const was = before === null ? null : inWords(before, lookup);
    const is = after === null ? null : inWords(after, lookup);
    return was === is ? [] : [{ what: `${place}${place === '' ? what : what.toLowerCase()}`, before: was, after: is }];
  });
}

function capacityWords({ capacityMinutes, capacityDistrictId }: OccupancyRecord, { districtName }: Lookup): string {
  if (capacityMinutes === 0) return 'none';
  const amount = `${hours(Math.abs(capacityMinutes))} a week`;
  const district = districtName(capacityDistrictId ?? '');
  return capacityMinutes > 0 ? `adds ${amount} to ${district}` : `takes ${amount} from ${district}`;
}

/** 2220 → `37:00`. */
function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

import type { ArrangementEdit, NewArrangement } from '../../../server/contract/arrangement-requests.ts';
import type { Arrangement, TemporaryKind } from '../../../server/contract/arrangements.ts';
import { formatHours, parseHours } from '../../format.ts';
import { penceOf, pointOf } from './draft-values.ts';

/** A later step of pay as it is being written; `key` tells the rows apart. */
export interface DraftStep {
  key: number;
  fromDate: string;
  point: string;
}

/** An arrangement as it is being written: texts, as they stand in the fields. */
export interface ArrangementDraft {
  kind: TemporaryKind;
  postId: string;
  personId: string;
  workerName: string;
  hours: string;
  startDate: string;
  endDate: string;
  payPoint: string;
  steps: DraftStep[];
  basePoint: string;
  onCost: boolean;
  hourly: string;
  coversId: string;
  reason: string;
  reviewDate: string;
  decisionId: string;
  decisionReference: string;
  /** Empty until it is said whether it adds capacity. */
  capacity: '' | 'none' | 'adds' | 'takes';
  capacityHours: string;
  capacityDistrictId: string;
  /** Empty until it is said whether the own caseload of whoever is covered stops. */
  coveredStops: '' | 'yes' | 'no';
}

export const EMPTY_DRAFT: ArrangementDraft = {
  kind: 'fixed-term',
  postId: '',
  personId: '',
  workerName: '',
  hours: '37:00',
  startDate: '',
  endDate: '',
  payPoint: '',
  steps: [],
  basePoint: '',
  onCost: true,
  hourly: '',
  coversId: '',
  reason: '',
  reviewDate: '',
  decisionId: '',
  decisionReference: '',
  capacity: '',
  capacityHours: '',
  capacityDistrictId: '',
  coveredStops: '',
};

/** The draft that shows an arrangement as it is stored. */
export function draftOf(one: Arrangement): ArrangementDraft {
  const text = (value: number | string | null | undefined) =>
    value === null || value === undefined ? '' : String(value);
  const { capacityMinutes } = one;
  return {
    kind: one.kind,
    postId: one.postId,
    personId: text(one.personId),
    workerName: one.personId === null ? one.name : '',
    hours: formatHours(one.minutes),
    startDate: one.startDate,
    endDate: one.endDate,
    payPoint: text(one.payPoint),
    steps: (one.steps ?? []).map(({ fromDate, point }, key) => ({ key, fromDate, point: String(point) })),
    basePoint: text(one.basePoint),
    onCost: one.onCost ?? true,
    hourly: one.hourlyPence ? (one.hourlyPence / 100).toFixed(2) : '',
    coversId: text(one.coversId),
    reason: text(one.reason),
    reviewDate: text(one.reviewDate),
    decisionId: text(one.decisionId),
    decisionReference: text(one.decisionReference),
    capacity: capacityMinutes === 0 ? 'none' : capacityMinutes > 0 ? 'adds' : 'takes',
    capacityHours: capacityMinutes === 0 ? '' : formatHours(Math.abs(capacityMinutes)),
    capacityDistrictId: text(one.capacityDistrictId),
    coveredStops: one.coveredStops ? 'yes' : 'no',
  };
}

/** Which fields a kind of arrangement has. */
export function fieldsOfKind(kind: TemporaryKind) {
  return {
    hourly: kind === 'agency',
    point: kind !== 'agency' && kind !== 'ring-fenced',
    basePoint: kind === 'acting-up',
    covers: kind !== 'additional-hours' && kind !== 'ring-fenced',
    worker: kind === 'agency' || kind === 'fixed-term',
  };
}

/** The draft as it is sent. Call it where `faultsOf` finds nothing. */
export function arrangementOf(draft: ArrangementDraft): NewArrangement {
  const has = fieldsOfKind(draft.kind);
  const sign = draft.capacity === 'takes' ? -1 : 1;
  const capacity = draft.capacity === 'adds' || draft.capacity === 'takes';
  const isWorker = has.worker && draft.personId === '';
  return {
    kind: draft.kind,
    postId: draft.postId,
    personId: draft.personId || null,
    workerName: isWorker ? draft.workerName.trim() : null,
    minutes: parseHours(draft.hours) ?? 0,
    startDate: draft.startDate,
    endDate: draft.endDate,
    payPoint: has.point ? (pointOf(draft.payPoint) ?? null) : null,
    basePoint: has.basePoint ? (pointOf(draft.basePoint) ?? null) : null,
    steps: has.point ? stepsOf(draft.steps) : [],
    onCost: draft.onCost,
    hourlyPence: has.hourly ? (penceOf(draft.hourly) ?? null) : null,
    coversId: has.covers ? draft.coversId || null : null,
    reason: draft.reason.trim(),
    reviewDate: draft.reviewDate || null,
    decisionReference: draft.decisionReference.trim() || null,
    decisionId: draft.decisionId || null,
    capacityMinutes: capacity ? sign * (parseHours(draft.capacityHours) ?? 0) : 0,
    capacityDistrictId: capacity ? draft.capacityDistrictId || null : null,
    coveredStops: has.covers && draft.coversId !== '' && draft.coveredStops === 'yes',
  };
}

/** Only what differs from the stored arrangement, so that what others change meanwhile is not undone. */
export function changeOf(stored: Arrangement, draft: ArrangementDraft): ArrangementEdit {
  const before = arrangementOf(draftOf(stored));
  const after = arrangementOf(draft);
  const fields = Object.keys(after) as (keyof typeof after)[];
  const differing = fields.filter((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]));
  const change: ArrangementEdit = Object.fromEntries(differing.map((field) => [field, after[field]]));
  const isOther = 'personId' in change || 'workerName' in change;
  return isOther ? { ...change, personId: after.personId, workerName: after.workerName } : change;
}

/** Steps that are written whole, by date. */
function stepsOf(steps: readonly DraftStep[]): NewArrangement['steps'] {
  return steps
    .flatMap(({ fromDate, point }) => {
      const number = pointOf(point);
      return fromDate === '' || number === null || number === undefined ? [] : [{ fromDate, point: number }];
    })
    .sort((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
}

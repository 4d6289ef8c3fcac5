import type { ArrangementEdit, NewArrangement } from '../../../server/contract/arrangement-requests.ts';
import type { Arrangement, TemporaryKind } from '../../../server/contract/arrangements.ts';
import { formatHours, parseHours } from '../../format.ts';

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
  };
}

/** What a draft lacks or holds that cannot be read: the field, and what to do. */
export interface DraftFault {
  field: keyof ArrangementDraft;
  text: string;
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

/** What has to be filled in before anything can be worked out, in the order of the form. */
export function faultsOf(draft: ArrangementDraft): DraftFault[] {
  const has = fieldsOfKind(draft.kind);
  const faults: (DraftFault | false)[] = [
    draft.personId === '' &&
      !(has.worker && draft.workerName.trim() !== '') && {
        field: has.worker ? 'workerName' : 'personId',
        text: has.worker ? 'Say who it is: a person from the list, or a worker’s name' : 'Choose the person',
      },
    draft.postId === '' && { field: 'postId', text: 'Choose the post' },
    parseHours(draft.hours) === undefined && {
      field: 'hours',
      text: 'Write the hours a week, for example 37 or 18:30',
    },
    draft.startDate === '' && { field: 'startDate', text: 'Give the first day' },
    draft.endDate === '' && { field: 'endDate', text: 'Give the last day' },
    has.hourly &&
      penceOf(draft.hourly) === undefined && { field: 'hourly', text: 'Write the rate an hour, for example 24.50' },
    has.point && pointOf(draft.payPoint) === undefined && { field: 'payPoint', text: 'Write the point as a number' },
    has.basePoint &&
      pointOf(draft.basePoint) === undefined && { field: 'basePoint', text: 'Write the point as a number' },
    draft.reason.trim().length < 3 && { field: 'reason', text: 'Say why, in a few words' },
    draft.capacity === '' && { field: 'capacity', text: 'Say whether it adds case-holding capacity to a district' },
    isCapacityOpen(draft) && { field: 'capacityHours', text: 'Give the case-holding hours and the district' },
  ];
  return faults.filter((fault) => fault !== false);
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
    steps: [],
    onCost: draft.onCost,
    hourlyPence: has.hourly ? (penceOf(draft.hourly) ?? null) : null,
    coversId: has.covers ? draft.coversId || null : null,
    reason: draft.reason.trim(),
    reviewDate: draft.reviewDate || null,
    decisionReference: draft.decisionReference.trim() || null,
    decisionId: draft.decisionId || null,
    capacityMinutes: capacity ? sign * (parseHours(draft.capacityHours) ?? 0) : 0,
    capacityDistrictId: capacity ? draft.capacityDistrictId || null : null,
  };
}

/** Only what differs from the stored arrangement, so that what others change meanwhile is not undone. */
export function changeOf(stored: Arrangement, draft: ArrangementDraft): ArrangementEdit {
  const before = arrangementOf(draftOf(stored));
  const { steps: _, ...after } = arrangementOf(draft);
  const fields = Object.keys(after) as (keyof typeof after)[];
  const differing = fields.filter((field) => after[field] !== before[field]);
  const change: ArrangementEdit = Object.fromEntries(differing.map((field) => [field, after[field]]));
  const isOther = 'personId' in change || 'workerName' in change;
  return isOther ? { ...change, personId: after.personId, workerName: after.workerName } : change;
}

/** A point as a number; null for an empty field, undefined where it is no number. */
function pointOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** `24.50` or `£24.50` → 2450. */
function penceOf(text: string): number | undefined {
  const parts = /^£?\s*(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined;
}

function isCapacityOpen({ capacity, capacityHours, capacityDistrictId }: ArrangementDraft): boolean {
  if (capacity !== 'adds' && capacity !== 'takes') return false;
  return parseHours(capacityHours) === undefined || capacityDistrictId === '';
}

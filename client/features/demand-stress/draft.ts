import type { SchoolSuggestion } from '../../../server/contract/demand-stress.ts';
import type { StressKindName, StressParameters } from '../../../server/contract/demand-stress-case.ts';

/** What can happen, in a manager’s words. */
export const KINDS: Readonly<Record<StressKindName, string>> = {
  'school-return': 'Children return to school',
  publicity: 'Publicity or a well-known case',
  'partner-closes': 'A partner closes',
  'new-estate': 'A new estate',
};

/** A case as it is typed: figures are text, in the units the form shows. */
export interface CaseDraft {
  name: string;
  kind: StressKindName;
  /** Per cent. */
  rise: string;
  monthsHeldBack: string;
  /** Per cent. */
  heldBack: string;
  monthsUntil: string;
  /** Per cent. */
  falls: string;
  /** Null: all districts. */
  districtIds: string[] | null;
  /** By `familiesKey`. */
  families: Record<string, string>;
  /** By district id. */
  referrals: Record<string, string>;
  districtId: string;
  /** Empty: only the district is known. */
  wardCode: string;
  homes: string;
  childrenPer100Homes: string;
  monthsToMoveIn: string;
}

/** Faults by field of the form. */
export type CaseFaults = Readonly<Record<string, string>>;

/** Where the families of a district and level stand in a draft. */
export function familiesKey(districtId: string, levelId: string): string {
  return JSON.stringify([districtId, levelId]);
}

/** A new case with figures to start from; a school return with those of the Septembers on record. */
export function newDraft(kind: StressKindName, districtId: string, school: SchoolSuggestion | undefined): CaseDraft {
  return {
    name: '',
    kind,
    rise: kind === 'school-return' ? wholePercent(school?.rise ?? 1) : '40',
    monthsHeldBack: school?.heldBack ? '1' : '0',
    heldBack: wholePercent(school?.heldBack ?? 0),
    monthsUntil: '1',
    falls: '30',
    districtIds: null,
    families: {},
    referrals: {},
    districtId,
    wardCode: '',
    homes: '200',
    childrenPer100Homes: '50',
    monthsToMoveIn: '12',
  };
}

/** A saved case as text, to change it. */
export function draftOf(name: string, parameters: StressParameters, districtId: string): CaseDraft {
  const start = { ...newDraft(parameters.kind, districtId, undefined), name };
  switch (parameters.kind) {
    case 'school-return': {
      const { rise, monthsHeldBack, heldBack, districtIds } = parameters;
      const shares = { rise: percentText(rise), heldBack: percentText(heldBack) };
      return { ...start, ...shares, monthsHeldBack: String(monthsHeldBack), districtIds };
    }
    case 'publicity': {
      const { rise, monthsUntil, falls, districtIds } = parameters;
      const shares = { rise: percentText(rise), falls: percentText(falls) };
      return { ...start, ...shares, monthsUntil: String(monthsUntil), districtIds };
    }
    case 'partner-closes':
      return {
        ...start,
        families: Object.fromEntries(
          parameters.families.map((row) => [familiesKey(row.districtId, row.levelId), String(row.families)]),
        ),
        referrals: Object.fromEntries(parameters.referrals.map((row) => [row.districtId, String(row.perMonth)])),
      };
    case 'new-estate': {
      const { homes, childrenPer100Homes, monthsToMoveIn, wardCode } = parameters;
      const figures = { homes: String(homes), childrenPer100Homes: String(childrenPer100Homes) };
      return {
        ...{ ...start, ...figures, monthsToMoveIn: String(monthsToMoveIn) },
        ...{ districtId: parameters.districtId, wardCode: wardCode ?? '' },
      };
    }
  }
}

/** What a draft says, or what to correct by field. */
export function parametersOf(draft: CaseDraft): { parameters: StressParameters } | { faults: CaseFaults } {
  const faults: Record<string, string> = {};
  const parameters = read(draft, faults);
  return Object.keys(faults).length > 0 ? { faults } : { parameters };
}

function read(draft: CaseDraft, faults: Record<string, string>): StressParameters {
  const { kind, districtIds } = draft;
  const number = (field: string, text: string, [least, most]: readonly [number, number], isWhole = false): number => {
    const typed = text.trim().replace(/\s*%$/, '').replace(',', '.');
    const value = /^\d{1,6}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
    faults[field] = `Enter a ${isWhole ? 'whole number' : 'figure'} from ${least} to ${most}.`;
    return least;
  };
  const share = (field: 'rise' | 'heldBack' | 'falls', range: readonly [number, number]): number =>
    Number((number(field, draft[field], range) / 100).toFixed(4));
  const months = (field: 'monthsHeldBack' | 'monthsUntil' | 'monthsToMoveIn', range: readonly [number, number]) =>
    number(field, draft[field], range, true);
  if ((kind === 'school-return' || kind === 'publicity') && districtIds?.length === 0) {
    faults.districtIds = 'Choose at least one district.';
  }
  switch (kind) {
    case 'school-return': {
      const monthsHeldBack = months('monthsHeldBack', [0, 6]);
      return {
        kind,
        rise: share('rise', [0, 1000]),
        monthsHeldBack,
        heldBack: share('heldBack', [0, 100]),
        districtIds,
      };
    }
    case 'publicity': {
      const monthsUntil = months('monthsUntil', [0, 11]);
      return { kind, rise: share('rise', [0, 1000]), monthsUntil, falls: share('falls', [5, 100]), districtIds };
    }
    case 'partner-closes': {
      const typed = (record: Record<string, string>) => Object.entries(record).filter(([, text]) => text.trim() !== '');
      const families = typed(draft.families).map(([key, text]) => {
        const [districtId, levelId] = keysOf(key);
        return { districtId, levelId, families: number(`families.${key}`, text, [0, 10_000]) };
      });
      const referrals = typed(draft.referrals).map(([districtId, text]) => {
        return { districtId, perMonth: number(`referrals.${districtId}`, text, [0, 10_000]) };
      });
      return { kind, families, referrals };
    }
    case 'new-estate': {
      const { districtId } = draft;
      const homes = number('homes', draft.homes, [0, 100_000], true);
      const childrenPer100Homes = number('childrenPer100Homes', draft.childrenPer100Homes, [0, 1000]);
      const wardCode = draft.wardCode === '' ? null : draft.wardCode;
      return {
        kind,
        districtId,
        wardCode,
        homes,
        childrenPer100Homes,
        monthsToMoveIn: months('monthsToMoveIn', [1, 120]),
      };
    }
  }
}

function keysOf(key: string): [string, string] {
  const parsed: unknown = JSON.parse(key);
  const [districtId, levelId]: unknown[] = Array.isArray(parsed) ? parsed : [];
  return [String(districtId), String(levelId)];
}

/** A share from the records as per cent, to start from. */
export function wholePercent(share: number): string {
  return String(Math.round(share * 100));
}

/** A share as per cent, as it was typed. */
function percentText(share: number): string {
  return String(Math.round(share * 10_000) / 100);
}

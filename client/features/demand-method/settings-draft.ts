import type { DemandMethod, MethodSettings } from '../../../server/contract/demand-method.ts';

/** Settings as they are typed: every field is text. */
export interface SettingsDraft {
  fromDate: string;
  schemeId: string;
  fullTimeHours: string;
  totalPoints: string;
  fixedPoints: string;
  pointsPerFullTime: string;
  newStarterShare: string;
  newStarterMonths: string;
  chasingPoints: string;
  source: string;
  /** `key` tells lines apart while they are typed; the id is empty for a new level. */
  levels: { key: string; id: string; name: string; points: string }[];
  /** Per cent by district id. */
  travel: Record<string, string>;
  travelSource: string;
}

/** Faults by field, as the form names them. */
export type DraftFaults = Record<string, string>;

/** Settings as text, to start from. */
export function draftOf(settings: MethodSettings, fromDate: string): SettingsDraft {
  const text = (value: number | null) => (value === null ? '' : plain(value));
  return {
    fromDate,
    schemeId: settings.schemeId ?? '',
    fullTimeHours: plain(settings.fullTimeMinutes / 60),
    totalPoints: text(settings.totalPoints),
    fixedPoints: text(settings.fixedPoints),
    pointsPerFullTime: text(settings.pointsPerFullTime),
    newStarterShare: settings.newStarterShare === null ? '' : plain(settings.newStarterShare * 100),
    newStarterMonths: text(settings.newStarterMonths),
    chasingPoints: text(settings.chasingPoints),
    source: settings.source,
    levels: settings.levels.map(({ id, name, points }) => ({
      key: id ?? name,
      id: id ?? '',
      name,
      points: text(points),
    })),
    travel: Object.fromEntries(settings.travel.map(({ districtId, share }) => [districtId, plain(share * 100)])),
    travelSource: settings.travel[0]?.source ?? '',
  };
}

/** The draft with the figures of a scheme in the place of those it speaks of; the rest stays as it was typed. */
export function withScheme(draft: SettingsDraft, scheme: DemandMethod['schemes'][number] | undefined): SettingsDraft {
  if (!scheme) return { ...draft, schemeId: '' };
  const text = (value: number | null) => (value === null ? '' : plain(value));
  const { pointsPerCase } = scheme;
  return {
    ...draft,
    schemeId: scheme.id,
    totalPoints: text(scheme.totalPoints),
    fixedPoints: text(scheme.fixedPoints),
    pointsPerFullTime: text(scheme.pointsPerFullTime),
    newStarterShare: scheme.newStarterShare === null ? '' : plain(scheme.newStarterShare * 100),
    newStarterMonths: text(scheme.newStarterMonths),
    source: scheme.source,
    levels:
      pointsPerCase === null ? draft.levels : draft.levels.map((level) => ({ ...level, points: plain(pointsPerCase) })),
  };
}

/** The settings that a draft says, or what to correct by field. */
export function settingsOf(draft: SettingsDraft): { settings: MethodSettings } | { faults: DraftFaults } {
  const faults: DraftFaults = {};
  const orNull = (field: string, text: string): number | null => {
    const typed = text.trim().replace(/\s*%$/, '');
    if (typed === '') return null;
    if (/^\d{1,6}(?:\.\d{1,4})?$/.test(typed)) return Number(typed);
    faults[field] = `“${text.trim()}” is no figure. Enter one, such as 85 or 14.5.`;
    return null;
  };
  const needed = (field: string, text: string): number => {
    if (text.trim() === '') faults[field] = 'This is needed.';
    return orNull(field, text) ?? 0;
  };
  if (draft.fromDate === '') faults.fromDate = 'Choose the day it starts.';
  const share = orNull('newStarterShare', draft.newStarterShare);
  const settings: MethodSettings = {
    schemeId: draft.schemeId === '' ? null : draft.schemeId,
    fullTimeMinutes: Math.round(needed('fullTimeMinutes', draft.fullTimeHours) * 60),
    totalPoints: orNull('totalPoints', draft.totalPoints),
    fixedPoints: orNull('fixedPoints', draft.fixedPoints),
    pointsPerFullTime: needed('pointsPerFullTime', draft.pointsPerFullTime),
    newStarterShare: share === null ? null : hundredth(share),
    newStarterMonths: orNull('newStarterMonths', draft.newStarterMonths),
    chasingPoints: orNull('chasingPoints', draft.chasingPoints),
    source: draft.source.trim(),
    levels: draft.levels.map(({ id, name, points }, place) => ({
      id: id === '' ? null : id,
      name: name.trim(),
      points: needed(`levels.${place}.points`, points),
    })),
    travel: Object.entries(draft.travel).flatMap(([districtId, text]) => {
      const percent = orNull(`travel.${districtId}`, text);
      if (percent === null || percent === 0) return [];
      if (draft.travelSource.trim() === '') faults.travelSource = 'Say where the time for travel comes from.';
      return [{ districtId, share: hundredth(percent), source: draft.travelSource.trim() }];
    }),
  };
  return Object.keys(faults).length > 0 ? { faults } : { settings };
}

/** Per cent as a share, without what binary fractions leave behind: 88.24 → 0.8824. */
function hundredth(percent: number): number {
  return Number((percent / 100).toFixed(6));
}

/** A figure as it is typed, four decimals at most. */
function plain(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

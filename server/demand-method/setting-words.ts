import type { SettingsPreview } from '../contract/demand-method.ts';
import { CASELOAD_SCHEMES } from '../domain/demand/schemes.ts';
import type { MethodSettings } from '../domain/demand/settings.ts';
import { differingFields } from '../domain/differences.ts';

/** Settings field by field in words, as the history keeps them. Levels and travel are a field each. */
export type SettingFields = Readonly<Record<string, string | null>>;

/** Names of the fields as screens show them, in their order. */
export const SETTING_LABELS: Readonly<Record<string, string>> = {
  scheme: 'Scheme',
  fullTime: 'Full time',
  points: 'Points of a full-time caseworker',
  newStarters: 'In the first months',
  chasing: 'Chasing a family unwilling to engage',
  weights: 'Points per case',
  travel: 'Time for travel',
  source: 'Source',
};

/** Settings in words. @param districtName of an id */
export function settingFields(settings: MethodSettings, districtName: (id: string) => string): SettingFields {
  const { totalPoints, fixedPoints, pointsPerFullTime, newStarterShare, newStarterMonths, chasingPoints } = settings;
  const scheme = CASELOAD_SCHEMES.find(({ id }) => id === settings.schemeId);
  return {
    scheme: scheme?.name ?? null,
    fullTime: `${number(settings.fullTimeMinutes / 60)} hours a week`,
    points:
      totalPoints === null || fixedPoints === null
        ? number(pointsPerFullTime)
        : `${number(totalPoints)} − ${number(fixedPoints)} fixed = ${number(pointsPerFullTime)}`,
    newStarters:
      newStarterShare === null || newStarterMonths === null
        ? null
        : `${percent(newStarterShare)} of a full caseload for ${newStarterMonths} months`,
    chasing: chasingPoints === null ? null : `${number(chasingPoints)} ${chasingPoints === 1 ? 'point' : 'points'}`,
    weights: settings.levels
      .map(({ name, points }) => `${name} ${points === null ? 'not set' : number(points)}`)
      .join(', '),
    travel:
      settings.travel.map(({ districtId, share }) => `${districtName(districtId)} ${percent(share)}`).join(', ') ||
      null,
    source: settings.source,
  };
}

/** The fields that differ, each before and after; null where a setting is not there. */
export function fieldDifferences(before: SettingFields, after: SettingFields): SettingsPreview['differences'] {
  const changed = differingFields(before, after, Object.keys(SETTING_LABELS));
  return Object.keys(changed?.after ?? {}).map((field) => ({
    label: SETTING_LABELS[field] ?? field,
    before: before[field] ?? null,
    after: after[field] ?? null,
  }));
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function percent(share: number): string {
  return `${number(share * 100)} %`;
}

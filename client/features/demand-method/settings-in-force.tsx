import type { DemandMethod, MethodSettings } from '../../../server/contract/demand-method.ts';
import { SettingsList } from '../../components/settings-list.tsx';
import { formatDate, formatHours, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { percent, points } from './words.ts';

/** `37 hours a week`, or `36:15 hours a week` where they are no whole ones. */
function fullTime(minutes: number): string {
  return `${minutes % 60 === 0 ? formatNumber(minutes / 60) : formatHours(minutes)} hours a week`;
}

interface SettingsProps {
  fromDate: string;
  settings: MethodSettings;
  method: DemandMethod;
}

/** What is in force, setting by setting, in words. */
export function SettingsInForce({ fromDate, settings, method }: SettingsProps) {
  const { districtName } = useReference();
  const { totalPoints, fixedPoints, newStarterShare, newStarterMonths, chasingPoints, travel } = settings;
  const scheme = method.schemes.find(({ id }) => id === settings.schemeId);
  const lines: [string, string][] = [
    ['From', formatDate(fromDate)],
    ['Scheme', scheme?.name ?? 'the service’s own figures'],
    ['Full time', fullTime(settings.fullTimeMinutes)],
    [
      'A full-time caseworker carries',
      totalPoints === null || fixedPoints === null
        ? `${points(settings.pointsPerFullTime)} points`
        : `${points(totalPoints)} points − ${points(fixedPoints)} of fixed load = ${points(settings.pointsPerFullTime)} for cases`,
    ],
    [
      'New starters',
      newStarterShare === null || newStarterMonths === null
        ? 'carry a full caseload from the first day'
        : `carry ${percent(newStarterShare)} of a full caseload in their first ${newStarterMonths} months, of all their hours: what temporary arrangements add or take counts by the same share. Whoever is here by an arrangement only counts with what it states.`,
    ],
    [
      'Chasing families unwilling to engage',
      chasingPoints === null
        ? 'weighs nothing'
        : `${points(chasingPoints)} ${chasingPoints === 1 ? 'point' : 'points'} each in the month`,
    ],
    ['Points per case', settings.levels.map(({ name, points: each }) => `${name} ${points(each)}`).join(', ')],
    [
      'Time for travel',
      travel
        .map(({ districtId, share, source }) => `${districtName(districtId)} ${percent(share)} (${source})`)
        .join('; ') || 'none set',
    ],
    ['Source', settings.source],
  ];
  return <SettingsList settings={lines} />;
}

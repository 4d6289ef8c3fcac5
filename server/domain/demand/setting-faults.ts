import type { CivilDate } from '../calendar.ts';
import { CASELOAD_SCHEMES } from './schemes.ts';
import { type MethodSettings, type SettingRows, withoutSettings } from './settings.ts';

/** Something to correct: where, what was there, what to do about it. */
export interface SettingFault {
  field: string;
  value: string;
  remedy: string;
}

/** What settings are checked against. */
export interface SettingGround {
  rows: SettingRows;
  districtIds: readonly string[];
  /** Levels that counts or flows of cases are recorded at. */
  usedLevelIds: ReadonlySet<string>;
}

/** What does not fit together in settings, beyond the range of each figure. */
export function settingFaults(
  settings: MethodSettings,
  { rows, districtIds, usedLevelIds }: SettingGround,
): SettingFault[] {
  const faults: SettingFault[] = [];
  const say = (field: string, value: string | number | null, remedy: string) =>
    faults.push({ field: `settings.${field}`, value: String(value ?? ''), remedy });
  const { totalPoints, fixedPoints, pointsPerFullTime, newStarterShare, newStarterMonths, schemeId } = settings;
  if ((totalPoints === null) !== (fixedPoints === null)) {
    say('fixedPoints', fixedPoints, 'Give all points and the fixed points, or neither of them.');
  } else if (totalPoints !== null && fixedPoints !== null) {
    if (fixedPoints >= totalPoints) {
      say('fixedPoints', fixedPoints, `The fixed load leaves nothing of ${totalPoints} points. Enter less.`);
    } else if (Math.abs(totalPoints - fixedPoints - pointsPerFullTime) > 1e-9) {
      say(
        'pointsPerFullTime',
        pointsPerFullTime,
        `${totalPoints} − ${fixedPoints} leaves ${totalPoints - fixedPoints}.`,
      );
    }
  }
  if ((newStarterShare === null) !== (newStarterMonths === null)) {
    say('newStarterMonths', newStarterMonths, 'Give the share and the months of new starters, or neither of them.');
  }
  if (schemeId !== null && !CASELOAD_SCHEMES.some(({ id }) => id === schemeId)) {
    say('schemeId', schemeId, 'There is no such scheme. Choose one of the list, or none.');
  }
  for (const [place, { districtId }] of settings.travel.entries()) {
    if (!districtIds.includes(districtId)) {
      say(`travel.${place}.districtId`, districtId, 'There is no such district. Choose one of the list.');
    } else if (settings.travel.findIndex((entry) => entry.districtId === districtId) < place) {
      say(`travel.${place}.districtId`, districtId, 'This district is named twice. Take one of the two out.');
    }
  }
  return [...faults, ...levelFaults(settings.levels, rows, usedLevelIds)];
}

function levelFaults(
  levels: MethodSettings['levels'],
  rows: SettingRows,
  usedLevelIds: ReadonlySet<string>,
): SettingFault[] {
  const faults: SettingFault[] = [];
  const known = new Set(rows.levels.map(({ id }) => id));
  for (const [place, { id, name, points }] of levels.entries()) {
    const field = `settings.levels.${place}`;
    if (id !== null && !known.has(id)) {
      faults.push({
        field: `${field}.id`,
        value: id,
        remedy: 'There is no such level. Leave the id out of a new one.',
      });
    }
    const same = (other: { id: string | null; name: string }) =>
      other.name.toLowerCase() === name.toLowerCase() || (id !== null && other.id === id);
    if (levels.findIndex(same) < place) {
      faults.push({
        field: `${field}.name`,
        value: name,
        remedy: 'Another level has this name. Give it one of its own.',
      });
    }
    if (points === null && (id === null || usedLevelIds.has(id))) {
      faults.push({ field: `${field}.points`, value: '', remedy: `Enter the points that a case of ${name} weighs.` });
    }
  }
  const stays = new Set(levels.map(({ id }) => id));
  for (const { id, name } of rows.levels) {
    if (stays.has(id) || !usedLevelIds.has(id)) continue;
    const remedy = `Cases are recorded at “${name}”, so it stays in the list. Give it another name if it is called otherwise now.`;
    faults.push({ field: 'settings.levels', value: name, remedy });
  }
  return faults;
}

/** What stands against taking out the settings that start on a date; null where nothing does. */
export function removalFault(fromDate: CivilDate, { rows, usedLevelIds }: SettingGround): SettingFault | null {
  const fault = (remedy: string): SettingFault => ({ field: 'fromDate', value: fromDate, remedy });
  const starts = [...rows.standards, ...rows.weights, ...rows.travel].some((row) => row.fromDate === fromDate);
  if (!starts) return fault('No settings start on this date any more. Load the page again.');
  const left = withoutSettings(rows, fromDate);
  if (left.standards.length === 0) {
    return fault('These are the only settings of the caseload. Correct them instead, or set others first.');
  }
  const weighted = new Set(left.weights.map(({ levelId }) => levelId));
  const bare = rows.levels.find(({ id }) => usedLevelIds.has(id) && !weighted.has(id));
  if (!bare) return null;
  return fault(
    `Cases are recorded at “${bare.name}”, which would have no weight any more. Correct the settings instead.`,
  );
}

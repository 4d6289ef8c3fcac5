import { type CivilDate, inForceAt } from '../calendar.ts';
import { type DatedStandard, pointsByLevelAt, standardAt } from '../caseload-standard.ts';

/** Points per case of a level of need, from a date on. */
export interface DatedWeight {
  levelId: string;
  fromDate: CivilDate;
  points: number;
}

/** Share of time for travel in a district, from a date on. */
export interface DatedTravel {
  districtId: string;
  fromDate: CivilDate;
  share: number;
  source: string;
}

/** Everything that demand is weighed by, of all dates, as the tables hold it. */
export interface SettingRows {
  /** In display order. */
  levels: readonly { id: string; name: string }[];
  standards: readonly DatedStandard[];
  weights: readonly DatedWeight[];
  travel: readonly DatedTravel[];
}

/** What demand is weighed by at a date, whole. */
export interface MethodSettings {
  fullTimeMinutes: number;
  schemeId: string | null;
  totalPoints: number | null;
  fixedPoints: number | null;
  /** `totalPoints` − `fixedPoints` where both are given. */
  pointsPerFullTime: number;
  newStarterShare: number | null;
  newStarterMonths: number | null;
  chasingPoints: number | null;
  source: string;
  /** In display order; a new level has no id yet. Points are null where a level has no weight of any date. */
  levels: { id: string | null; name: string; points: number | null }[];
  /** Districts with an allowance only. */
  travel: { districtId: string; share: number; source: string }[];
}

/** The settings in force at a date. Before the first ones start the first ones count, but nobody has travel then. */
export function settingsAt(rows: SettingRows, date: CivilDate): MethodSettings {
  const standard = standardAt(rows.standards, date);
  const points = pointsByLevelAt(rows.weights, date);
  const { fullTimeMinutes, pointsPerFullTime, source } = standard;
  return {
    fullTimeMinutes,
    schemeId: standard.schemeId ?? null,
    totalPoints: standard.totalPoints ?? null,
    fixedPoints: standard.fixedPoints ?? null,
    pointsPerFullTime,
    newStarterShare: standard.newStarterShare ?? null,
    newStarterMonths: standard.newStarterMonths ?? null,
    chasingPoints: standard.chasingPoints ?? null,
    source,
    levels: rows.levels.map(({ id, name }) => ({ id, name, points: points.get(id) ?? null })),
    travel: [...Map.groupBy(rows.travel, ({ districtId }) => districtId)].flatMap(([districtId, entries]) => {
      const found = inForceAt(entries, date);
      return found && found.share > 0 ? [{ districtId, share: found.share, source: found.source }] : [];
    }),
  };
}

/** Every date on which a setting starts, oldest first. */
export function settingDates({ standards, weights, travel }: SettingRows): CivilDate[] {
  return [...new Set([...standards, ...weights, ...travel].map(({ fromDate }) => fromDate))].sort();
}

/**
 * The rows with settings in force from a date on, until the next ones start. What is in force then anyway is not written
 * again, apart from the standard. What was in force on the next date stays in force there.
 */
export function withSettings(rows: SettingRows, fromDate: CivilDate, settings: MethodSettings): SettingRows {
  const levels = namedLevels(settings.levels, rows.levels);
  const kept = new Set(levels.map(({ id }) => id));
  const others = bare(rows, fromDate);
  const { levels: wanted, travel, ...standard } = settings;
  const weightsBefore = pointsByLevelAt(others.weights, fromDate);
  const travelBefore = new Map(settingsAt(others, fromDate).travel.map((entry) => [entry.districtId, entry.share]));
  const shares = new Map(travel.map((entry) => [entry.districtId, entry]));
  const ended = [...travelBefore.keys()].filter((districtId) => !shares.has(districtId));
  const set = {
    levels,
    standards: [...others.standards, { fromDate, ...standard }],
    weights: [
      ...others.weights.filter(({ levelId }) => kept.has(levelId)),
      ...levels.flatMap(({ id }, place): DatedWeight[] => {
        const points = wanted[place]?.points ?? null;
        return points === null || weightsBefore.get(id) === points ? [] : [{ levelId: id, fromDate, points }];
      }),
    ],
    travel: [
      ...others.travel,
      ...[...shares.values()]
        .filter(({ districtId, share }) => travelBefore.get(districtId) !== share)
        .map((entry) => ({ ...entry, fromDate })),
      ...ended.map((districtId) => ({ districtId, fromDate, share: 0, source: standard.source })),
    ],
  };
  return keepingNext(rows, set, fromDate);
}

/**
 * The rows without the settings that start on a date: those before them hold on until the next ones start, and what was in
 * force on that next date stays in force there.
 */
export function withoutSettings(rows: SettingRows, fromDate: CivilDate): SettingRows {
  return keepingNext(rows, bare(rows, fromDate), fromDate);
}

function bare(rows: SettingRows, fromDate: CivilDate): SettingRows {
  const isOther = (row: { fromDate: CivilDate }) => row.fromDate !== fromDate;
  return {
    levels: rows.levels,
    standards: rows.standards.filter(isOther),
    weights: rows.weights.filter(isOther),
    travel: rows.travel.filter(isOther),
  };
}

/** Writes out, on the next date on which settings start, what it took over so far from those that are changed. */
function keepingNext(before: SettingRows, after: SettingRows, fromDate: CivilDate): SettingRows {
  const next = settingDates(before).find((date) => date > fromDate);
  if (next === undefined) return after;
  const standards =
    after.standards.some((row) => row.fromDate === next) || before.standards.length === 0
      ? after.standards
      : [...after.standards, { ...standardAt(before.standards, next), fromDate: next }];
  const levelIds = new Set(after.levels.map(({ id }) => id));
  const points = pointsByLevelAt(after.weights, next);
  const weights = [...pointsByLevelAt(before.weights, next)]
    .filter(([levelId, was]) => levelIds.has(levelId) && points.get(levelId) !== was)
    .map(([levelId, was]) => ({ levelId, fromDate: next, points: was }));
  const [was, is] = [settingsAt(before, next).travel, settingsAt(after, next).travel];
  const shareOf = (list: typeof was, id: string) => list.find(({ districtId }) => districtId === id);
  const travel = [...new Set([...was, ...is].map(({ districtId }) => districtId))].flatMap((districtId) => {
    const [kept, found] = [shareOf(was, districtId), shareOf(is, districtId)];
    if (kept?.share === found?.share) return [];
    return [{ districtId, fromDate: next, share: kept?.share ?? 0, source: kept?.source ?? found?.source ?? '' }];
  });
  return { ...after, standards, weights: [...after.weights, ...weights], travel: [...after.travel, ...travel] };
}

/** Levels with an id each: of its name in small letters where it is new, told apart by a number where it is taken. */
function namedLevels(
  levels: MethodSettings['levels'],
  known: readonly { id: string }[],
): { id: string; name: string }[] {
  const taken = new Set(known.map(({ id }) => id));
  return levels.map(({ id, name }) => {
    if (id !== null) return { id, name };
    const stem =
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 40) || 'level';
    let free = stem;
    for (let number = 2; taken.has(free); number += 1) free = `${stem}-${number}`;
    taken.add(free);
    return { id: free, name };
  });
}

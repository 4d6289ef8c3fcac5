import { UNKNOWN_LANGUAGE } from '../facts.ts';
import { groupOf, languageGroups } from './fairness/languages.ts';
import { completeness, type QualityCount } from './quality/completeness.ts';
import { qualityCounts } from './quality/counts.ts';
import { smallNumbersOf } from './quality/settings.ts';
import { sumOf } from './rates.ts';
import { seenOfRecording } from './recording-seen.ts';
import { isSmall, type SmallNumbers } from './suppress.ts';
import { type Flow, suppressFlows } from './suppress-flows.ts';

/** Open cases of a month by district, level and language, and all that decides which are too few to show. */
export interface LanguageRows {
  month: string;
  districtIds: readonly { id: string }[];
  languages: readonly { code: string; name: string; needsSpeaker: boolean }[];
  cases: readonly LanguageRow[];
  /** Cases with and without a language, where that was counted by itself. */
  quality: readonly QualityCount[];
  /** The setting of small numbers as it is stored. */
  smallNumbers: unknown;
}

interface LanguageRow {
  districtId: string;
  levelId: string;
  languageCode: string;
  openCases: number;
}

/** Which open cases by language are shown; the rest is too few, or would give something away that is. */
export interface ShownLanguages {
  /** Of a district, or of all (null), in a language. */
  language: (districtId: string | null, code: string) => boolean;
  /** The same of a group of languages; see `languageGroups`. */
  group: (districtId: string | null, groupId: string) => boolean;
  /** FTE of a group: with its cases they tell those of its levels, so these must be enough too. */
  fte: (districtId: string | null, groupId: string) => boolean;
  /** Of a district at a level of need in a language. */
  cell: (districtId: string, levelId: string, code: string) => boolean;
}

const known = new WeakMap<LanguageRows, ShownLanguages>();

/**
 * What may be shown of open cases by language in a month, whichever page, file or plan shows it: by district and language,
 * by the groups of languages that fairness looks at, and by level of need. Of districts and of their levels the open cases
 * are shown everywhere, since FTE are worked out from them. Cases without a language are told where the page about
 * recording tells them. All of it is one circulation (see `suppressTable`), but for levels, which go by what is told of
 * their district.
 */
export function shownLanguages(rows: LanguageRows): ShownLanguages {
  const found = known.get(rows) ?? workOut(rows);
  known.set(rows, found);
  return found;
}

/** Languages whose FTE are not told, of districts and of all of them (`null language`); for a month without counts none. */
export function fewLanguages(rows: LanguageRows): ReadonlySet<string> {
  const shown = shownLanguages(rows);
  return new Set(
    [null, ...rows.districtIds.map(({ id }) => id)].flatMap((districtId) =>
      rows.languages.flatMap(({ code }) => (shown.fte(districtId, code) ? [] : [`${districtId} ${code}`])),
    ),
  );
}

type Labelled = Flow & { key: string };
const ALL = 'all';

/** Languages of a month in the groups that fairness looks at; a group of one language is that language. */
interface Groups {
  /** Codes of its languages. */
  codesOf: (groupId: string) => readonly string[];
  groupOf: (code: string) => string;
  /** Those of several languages. */
  ofSeveral: readonly string[];
}

function workOut(rows: LanguageRows): ShownLanguages {
  const rule = smallNumbersOf(rows.smallNumbers);
  if (!rule.on) return { language: () => true, group: () => true, fte: () => true, cell: () => true };
  const groups = groupsOf(rows);
  const flows = [...districtFlows(rows), ...languageFlows(rows, groups, rule), ...groupFlows(rows, groups)];
  const shown = suppressFlows(flows, rule);
  const hidden = new Set(flows.flatMap(({ key }, at) => (shown[at] === 'suppressed' ? [key] : [])));
  const language = (districtId: string | null, code: string) => !hidden.has(`language ${districtId} ${code}`);
  const group = (districtId: string | null, groupId: string) => {
    const [only, ...more] = groups.codesOf(groupId);
    return only !== undefined && more.length === 0
      ? language(districtId, only)
      : !hidden.has(`group ${districtId} ${groupId}`);
  };
  let cells: ReadonlySet<string> | undefined;
  const cell = (districtId: string, levelId: string, code: string) => {
    cells ??= hiddenCells(rows, language, rule);
    return !cells.has(`${districtId} ${levelId} ${code}`);
  };
  const fte = (districtId: string | null, groupId: string) => {
    if (!group(districtId, groupId)) return false;
    const codes = groups.codesOf(groupId);
    const spoken = codes.length > 0 ? codes : [groupId];
    const own = rows.cases.filter(
      (row) => (districtId ?? row.districtId) === row.districtId && spoken.includes(row.languageCode),
    );
    if (districtId !== null && spoken.length === 1) {
      return own.every((row) => cell(districtId, row.levelId, row.languageCode));
    }
    const levels = [...Map.groupBy(own, ({ levelId }) => levelId).values()];
    return levels.every((of) => !isSmall(casesOf(of), rule));
  };
  return { language, group, fte, cell };
}

function groupsOf({ languages }: LanguageRows): Groups {
  const groups = languageGroups(languages);
  const inGroup = Map.groupBy(languages, ({ code }) => groupOf(groups, code));
  const codesOf = (groupId: string) => inGroup.get(groupId)?.map(({ code }) => code) ?? [];
  return {
    codesOf,
    groupOf: (code) => groupOf(groups, code),
    ofSeveral: [...inGroup.keys()].filter((groupId) => codesOf(groupId).length > 1),
  };
}

function casesOf(rows: readonly LanguageRow[]): number {
  return sumOf(rows, ({ openCases }) => openCases);
}

function casesIn({ cases }: LanguageRows, districtId: string | null, codes: readonly string[]): number {
  return casesOf(
    cases.filter((row) => (districtId === null || row.districtId === districtId) && codes.includes(row.languageCode)),
  );
}

/** From all cases to those of each district, which are shown everywhere. */
function districtFlows(rows: LanguageRows): Labelled[] {
  const codes = rows.languages.map(({ code }) => code);
  return rows.districtIds.map(({ id }) => {
    return { key: '', from: ALL, to: `district ${id}`, count: casesIn(rows, id, codes), elsewhere: 'shown' };
  });
}

/** From each district, or its group of several languages, to the language and on to all of them. */
function languageFlows(rows: LanguageRows, groups: Groups, rule: SmallNumbers): Labelled[] {
  const seen = unknownSeen(rows, rule);
  return rows.languages.flatMap(({ code }): Labelled[] => {
    const groupId = groups.groupOf(code);
    const isOfSeveral = groups.ofSeveral.includes(groupId);
    const flow = (districtId: string | null): Omit<Labelled, 'from' | 'to'> => ({
      key: `language ${districtId} ${code}`,
      count: casesIn(rows, districtId, [code]),
      elsewhere: code === UNKNOWN_LANGUAGE ? seen.get(districtId) : undefined,
    });
    return [
      ...rows.districtIds.map(({ id }) => {
        return { ...flow(id), from: isOfSeveral ? `group ${id} ${groupId}` : `district ${id}`, to: `language ${code}` };
      }),
      { ...flow(null), from: `language ${code}`, to: isOfSeveral ? `group ${groupId}` : ALL, weighs: 5 },
    ];
  });
}

/** From each district to a group of several languages in it, and from the group to all languages. */
function groupFlows(rows: LanguageRows, groups: Groups): Labelled[] {
  return groups.ofSeveral.flatMap((groupId): Labelled[] => {
    const flow = (districtId: string | null) => ({
      key: `group ${districtId} ${groupId}`,
      count: casesIn(rows, districtId, groups.codesOf(groupId)),
    });
    return [
      ...rows.districtIds.map(({ id }) => {
        return { ...flow(id), from: `district ${id}`, to: `group ${id} ${groupId}`, weighs: 2 };
      }),
      { ...flow(null), from: `group ${groupId}`, to: ALL, weighs: 5 },
    ];
  });
}

/**
 * Levels of a district are known, and its languages as far as they are shown: what lies between is hidden with that. A
 * language of which a cell is hidden in one district is hidden in all of them, since its FTE in all districts tell what it
 * has at each level.
 */
function hiddenCells(rows: LanguageRows, isShown: ShownLanguages['language'], rule: SmallNumbers): ReadonlySet<string> {
  const hidden = new Set<string>();
  const languages = new Set<string>();
  for (let before = -1; before !== languages.size; ) {
    before = languages.size;
    for (const [districtId, own] of Map.groupBy(rows.cases, (row) => row.districtId)) {
      for (const { levelId, languageCode } of hiddenOfDistrict(
        own,
        (code) => isShown(districtId, code),
        languages,
        rule,
      )) {
        hidden.add(`${districtId} ${levelId} ${languageCode}`);
        languages.add(languageCode);
      }
    }
  }
  return hidden;
}

function hiddenOfDistrict(
  own: readonly LanguageRow[],
  isShown: (code: string) => boolean,
  hiddenElsewhere: ReadonlySet<string>,
  rule: SmallNumbers,
): LanguageRow[] {
  const sums = (by: (row: LanguageRow) => string) =>
    [...Map.groupBy(own, by)].map(([key, of]) => ({ key, count: sumOf(of, ({ openCases }) => openCases) }));
  const levels = sums(({ levelId }) => levelId).map(({ key, count }): Flow => {
    return { from: ALL, to: `level ${key}`, count, elsewhere: 'shown' };
  });
  const languages = sums(({ languageCode }) => languageCode).map(({ key, count }): Flow => {
    return { from: `language ${key}`, to: ALL, count, elsewhere: isShown(key) ? 'shown' : 'hidden' };
  });
  const cells = own.map(({ levelId, languageCode, openCases }): Flow => {
    const elsewhere = openCases > 0 && hiddenElsewhere.has(languageCode) ? 'hidden' : undefined;
    return { from: `level ${levelId}`, to: `language ${languageCode}`, count: openCases, elsewhere };
  });
  const shown = suppressFlows([...cells, ...levels, ...languages], rule);
  return own.filter((_, at) => shown[at] === 'suppressed');
}

/** What the page about recording shows of cases without a language, by district and of all (null). */
function unknownSeen({ month, districtIds, cases, quality }: LanguageRows, rule: SmallNumbers) {
  const counted = districtIds.flatMap(({ id }) => {
    const own = cases.filter(({ districtId }) => districtId === id);
    if (own.length === 0) return [];
    const missing = sumOf(own, ({ languageCode, openCases }) => (languageCode === UNKNOWN_LANGUAGE ? openCases : 0));
    return [{ month, districtId: id, recorded: sumOf(own, ({ openCases }) => openCases) - missing, missing }];
  });
  const lines = completeness('language', qualityCounts(quality, counted), rule);
  return seenOfRecording(
    lines,
    counted.map(({ districtId, missing }) => ({ districtId, openCases: missing })),
  );
}

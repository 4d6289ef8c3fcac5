import type { CivilDate } from './calendar.ts';
import { daysBetween } from './establishment/arrangement-dates.ts';
import { formatDay } from './pay/formats.ts';

/** A competence that may be held. */
export interface Competence {
  id: string;
  name: string;
  /** Days before its expiry that a lapse is warned of. */
  warnDays: number;
}

/** A competence somebody has on record. */
export interface Holding {
  personId: string;
  competenceId: string;
  level: number;
  evidencedOn: CivilDate;
  /** Last day it holds; null where it does not lapse. */
  expiresOn: CivilDate | null;
}

/** How a competence stands at a date; it `lapses` within the days that its warning says. */
export type HoldingState = 'holds' | 'lapses' | 'lapsed' | 'later';

/** State of a competence at a date, and the days until the last day it holds (null where it does not lapse). */
export function holdingAt(
  { evidencedOn, expiresOn }: Pick<Holding, 'evidencedOn' | 'expiresOn'>,
  warnDays: number,
  asAt: CivilDate,
): { state: HoldingState; daysLeft: number | null } {
  const daysLeft = expiresOn === null ? null : daysBetween(asAt, expiresOn);
  if (daysLeft !== null && daysLeft < 0) return { state: 'lapsed', daysLeft };
  if (evidencedOn > asAt) return { state: 'later', daysLeft };
  return { state: daysLeft !== null && daysLeft <= warnDays ? 'lapses' : 'holds', daysLeft };
}

/** A competence that lapses soon or has lapsed. */
export interface LapsingHolding extends Holding {
  expiresOn: CivilDate;
  /** Below 0 once it has lapsed. */
  daysLeft: number;
}

/** What lapses within the days its warning says, or has lapsed, at a date; the next to lapse first, then by person. */
export function lapsesAt(
  holdings: readonly Holding[],
  competences: readonly Competence[],
  asAt: CivilDate,
): LapsingHolding[] {
  const warnDaysOf = new Map(competences.map(({ id, warnDays }) => [id, warnDays]));
  return holdings
    .flatMap((holding): LapsingHolding[] => {
      const { state, daysLeft } = holdingAt(holding, warnDaysOf.get(holding.competenceId) ?? 0, asAt);
      const { expiresOn } = holding;
      if (expiresOn === null || daysLeft === null || (state !== 'lapses' && state !== 'lapsed')) return [];
      return [{ ...holding, expiresOn, daysLeft }];
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.personId < b.personId ? -1 : 1));
}

/** How many hold a competence at a date. */
export interface HoldingCount {
  districtId: string | null;
  competenceId: string;
  people: number;
  byLevel: { level: number; people: number }[];
  lapsing: number;
  lapsed: number;
}

/**
 * How many people hold each competence at a date, by district and level. Nobody counts whose competence has lapsed or is
 * evidenced later.
 * @param districtOf district of everybody who counts; null for central and commissioned units
 * @returns every competence of every district given, in their order, with 0 where nobody holds it
 */
export function competenceCounts(
  holdings: readonly Holding[],
  competences: readonly Competence[],
  districtOf: ReadonlyMap<string, string | null>,
  districts: readonly (string | null)[],
  asAt: CivilDate,
): HoldingCount[] {
  const keyOf = (districtId: string | null, competenceId: string) => JSON.stringify([districtId, competenceId]);
  const groups = Map.groupBy(
    holdings.filter(({ personId }) => districtOf.has(personId)),
    ({ personId, competenceId }) => keyOf(districtOf.get(personId) ?? null, competenceId),
  );
  return districts.flatMap((districtId) =>
    competences.map(({ id, warnDays }): HoldingCount => {
      const own = (groups.get(keyOf(districtId, id)) ?? []).map((one) => ({
        level: one.level,
        ...holdingAt(one, warnDays, asAt),
      }));
      const held = own.filter(({ state }) => state === 'holds' || state === 'lapses');
      const byLevel = Map.groupBy(held, ({ level }) => level);
      return {
        districtId,
        competenceId: id,
        people: held.length,
        byLevel: [...byLevel]
          .map(([level, list]) => ({ level, people: list.length }))
          .sort((a, b) => a.level - b.level),
        lapsing: held.filter(({ state }) => state === 'lapses').length,
        lapsed: own.filter(({ state }) => state === 'lapsed').length,
      };
    }),
  );
}

/** A competence that a post asks of whoever holds it. */
export interface Requirement {
  postId: string;
  competenceId: string;
  minimumLevel: number;
}

/** What a post asks for and somebody in it does not have. */
export interface Mismatch extends Requirement {
  title: string;
  sentence: string;
}

/**
 * What the posts somebody is in ask for and they do not hold at a date, each with what is missing and what to do.
 * @param posts the posts they are in at the date
 * @param holdings of this person
 */
export function mismatchesOf(
  posts: readonly { id: string; title: string }[],
  requirements: readonly Requirement[],
  holdings: readonly Holding[],
  names: { competences: readonly Competence[]; levels: readonly { level: number; name: string }[] },
  asAt: CivilDate,
): Mismatch[] {
  const levelName = (level: number) => names.levels.find((one) => one.level === level)?.name ?? `level ${level}`;
  return posts.flatMap(({ id: postId, title }) =>
    requirements
      .filter((requirement) => requirement.postId === postId)
      .flatMap(({ competenceId, minimumLevel }): Mismatch[] => {
        const competence = names.competences.find(({ id }) => id === competenceId);
        const held = holdings.find((one) => one.competenceId === competenceId);
        const missing = whatIsMissing(held, minimumLevel, competence?.warnDays ?? 0, levelName, asAt);
        if (missing === null) return [];
        const asked = `Post ${postId}, ${title}, asks for ${competence?.name ?? competenceId} at ${levelName(minimumLevel)}`;
        return [{ postId, competenceId, minimumLevel, title, sentence: `${asked}: ${missing}` }];
      }),
  );
}

function whatIsMissing(
  held: Holding | undefined,
  minimumLevel: number,
  warnDays: number,
  levelName: (level: number) => string,
  asAt: CivilDate,
): string | null {
  if (!held) return 'none is on record. Enter the evidence, or arrange the training.';
  const { state } = holdingAt(held, warnDays, asAt);
  if (state === 'lapsed')
    return `it lapsed on ${formatDay(held.expiresOn ?? asAt)}. Renew it, then enter the new evidence.`;
  if (state === 'later') return `it is evidenced only from ${formatDay(held.evidencedOn)}.`;
  if (held.level >= minimumLevel) return null;
  return `held at ${levelName(held.level)}. Arrange the training, or lower what the post asks for.`;
}

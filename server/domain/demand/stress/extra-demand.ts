import { type CaseCount, type CaseloadStandard, type DistrictDemand, districtDemand } from '../../caseload.ts';

/** Cases and unwilling families that come on top; below 0 where fewer. */
export interface Extra {
  levels: readonly { levelId: string; openCases: number }[];
  /** How the cases are spread over languages; shares that add up to 1, or none. */
  languages: readonly { code: string; share: number }[];
  unwilling: number;
  travelShare: number | undefined;
}

/** What they ask for, FTE; below 0 where less. */
export interface ExtraDemand {
  demandFte: number;
  /** The part in each language that needs a speaker, languages with a part only. */
  languageDemand: { code: string; demandFte: number }[];
  points: number;
  pointsCarried: number;
}

/** Language of cases where no open case tells how they are spread. */
const UNKNOWN_LANGUAGE = 'unknown';

/**
 * Demand of cases that come on top, by `districtDemand`: what is more less what is fewer, each weighed by itself, since
 * the model knows no counts below 0.
 */
export function extraDemand(extra: Extra, standard: CaseloadStandard): ExtraDemand {
  const more = weighed(extra, standard, (figure) => Math.max(0, figure));
  const fewer = weighed(extra, standard, (figure) => Math.max(0, -figure));
  const codes = new Set([...more.languageDemandFte.keys(), ...fewer.languageDemandFte.keys()]);
  return {
    demandFte: more.demandFte - fewer.demandFte,
    languageDemand: [...codes].sort().map((code) => ({
      code,
      demandFte: (more.languageDemandFte.get(code) ?? 0) - (fewer.languageDemandFte.get(code) ?? 0),
    })),
    points: more.points - fewer.points,
    pointsCarried: more.pointsCarried,
  };
}

function weighed(
  { levels, languages, unwilling, travelShare }: Extra,
  standard: CaseloadStandard,
  part: (figure: number) => number,
): DistrictDemand {
  const spread = languages.length > 0 ? languages : [{ code: UNKNOWN_LANGUAGE, share: 1 }];
  const counts: CaseCount[] = levels.flatMap(({ levelId, openCases }) =>
    spread.map(({ code, share }) => ({ levelId, languageCode: code, openCases: part(openCases) * share })),
  );
  return districtDemand(counts, standard, { unwilling: part(unwilling), travelShare });
}

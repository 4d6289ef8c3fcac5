import type { Month } from '../../calendar.ts';
import type { CaseloadStandard, ChasingPoints } from '../../caseload.ts';
import { type FactDistrict, type PlanFacts, UNKNOWN_LANGUAGE } from '../../facts.ts';
import { type EffectMonth, hardestMonth, type StressEffect } from './effect.ts';
import { extraDemand } from './extra-demand.ts';
import type { DistrictGround } from './ground.ts';

/**
 * The facts of a plan as they would be with cases on top of its demand: open cases, points, FTE and the part of each
 * language. The settings are the plan’s own. People stay. Cases are no whole numbers then.
 * @param month whose effect counts, one of the effect’s; the hardest unless said. A month outside changes nothing
 */
export function stressedFacts<Facts extends Pick<PlanFacts, 'districts' | 'pointsPerFullTime'>>(
  facts: Facts,
  effect: StressEffect,
  month: Month = hardestMonth(effect),
  levelNames: ReadonlyMap<string, string> = new Map(),
): Facts {
  const districts = facts.districts.map((district) => {
    const ground = effect.ground.districts.find(({ districtId }) => districtId === district.id);
    const found = effect.districts
      .find(({ districtId }) => districtId === district.id)
      ?.months.find((each) => each.month === month);
    if (!ground || !found) return district;
    const standard = { ...effect.ground.standard, pointsPerFullTime: facts.pointsPerFullTime };
    return stressedDistrict(district, found, ground, standard, levelNames);
  });
  return { ...facts, districts };
}

function stressedDistrict(
  district: FactDistrict,
  effect: EffectMonth,
  { languages }: DistrictGround,
  settings: CaseloadStandard,
  levelNames: ReadonlyMap<string, string>,
): FactDistrict {
  const working = new Map(district.working.map((line) => [line.levelId, line]));
  const weights = new Map([
    ...settings.pointsByLevel,
    ...district.working.map(({ levelId, pointsPerCase }) => [levelId, pointsPerCase] as const),
  ]);
  // never fewer cases than none: what cannot be taken away is left out
  const levels = effect.levels.map(({ levelId, openCases }) => ({
    levelId,
    openCases: Math.max(openCases, -(working.get(levelId)?.openCases ?? 0)),
  }));
  const { chasing } = district;
  const unwilling = chasing ? Math.max(effect.unwilling, -(chasing.unwilling ?? 0)) : 0;
  const extra = extraDemand(
    { levels, languages, unwilling, travelShare: district.travelShare },
    { ...settings, pointsByLevel: weights, chasingPoints: chasing?.pointsEach },
  );
  const changed = levels.filter(({ openCases }) => openCases !== 0);
  for (const { levelId, openCases } of changed) {
    const pointsPerCase = weights.get(levelId) ?? 0;
    const line = working.get(levelId);
    const cases = (line?.openCases ?? 0) + openCases;
    const levelName = line?.levelName ?? levelNames.get(levelId) ?? levelId;
    working.set(levelId, { levelId, levelName, openCases: cases, pointsPerCase, points: cases * pointsPerCase });
  }
  const more = changed.reduce((sum, { openCases }) => sum + openCases, 0);
  const unknown = languages.length > 0 ? (languages.find(({ code }) => code === UNKNOWN_LANGUAGE)?.share ?? 0) : 1;
  return {
    ...district,
    demandFte: Math.max(0, district.demandFte + extra.demandFte),
    languageDemand: languageDemand(district, extra.languageDemand),
    working: [...working.values()],
    ...(chasing ? { chasing: chased(chasing, unwilling) } : {}),
    openCases: district.openCases + more,
    unknownLanguageCases: Math.max(0, district.unknownLanguageCases + more * unknown),
  };
}

function chased(chasing: ChasingPoints, more: number): ChasingPoints {
  if (more === 0) return chasing;
  const unwilling = (chasing.unwilling ?? 0) + more;
  return { ...chasing, unwilling, points: unwilling * chasing.pointsEach };
}

function languageDemand(
  { languageDemand: own }: FactDistrict,
  extra: readonly { code: string; demandFte: number }[],
): FactDistrict['languageDemand'] {
  const fte = new Map(own.map(({ code, demandFte }) => [code, demandFte]));
  for (const { code, demandFte } of extra) fte.set(code, (fte.get(code) ?? 0) + demandFte);
  return [...fte]
    .filter(([, demandFte]) => demandFte > 0)
    .map(([code, demandFte]) => ({ code, demandFte }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

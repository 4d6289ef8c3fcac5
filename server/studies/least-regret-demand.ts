import type { DistrictDemand } from '../../solver/regret.ts';
import type { PlanFacts } from '../domain/facts.ts';

/** What each district needs, as the solver reads it. */
export function demandOf({ districts }: PlanFacts): DistrictDemand[] {
  return districts.map(({ id, demandFte, languageDemand }) => ({
    id,
    demandFte,
    languageDemandFte: Object.fromEntries(languageDemand.map((language) => [language.code, language.demandFte])),
  }));
}

/** Mean demand of each district, languages too. */
export function mean(demands: readonly DistrictDemand[][]): DistrictDemand[] {
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return (demands[0] ?? []).map(({ id }, d) => {
    const ofDistrict = demands.flatMap((districts) => districts[d] ?? []);
    const codes = new Set(ofDistrict.flatMap(({ languageDemandFte }) => Object.keys(languageDemandFte)));
    return {
      id,
      demandFte: average(ofDistrict.map(({ demandFte }) => demandFte)),
      languageDemandFte: Object.fromEntries(
        [...codes].map((code) => [code, average(ofDistrict.map((one) => one.languageDemandFte[code] ?? 0))]),
      ),
    };
  });
}

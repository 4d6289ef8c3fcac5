import { total } from '../problem.ts';
import { perDistrict } from '../shares.ts';
import { fte } from '../words.ts';
import { type HardRule, tolerance } from './rule.ts';

/** Σ fte·s over all persons ≤ the district's maximum. */
export const maximum: HardRule = {
  kind: 'hard',
  id: 'maximum',
  title: 'Maximum',
  unit: 'FTE',
  formula: 'Σ_w fte[w]·s[w,d] ≤ maximumFte[d]',
  demands: (problem) => {
    const staff = fte(total(problem.persons.map((worker) => worker.fte)));
    return problem.districts
      .filter((district) => Number.isFinite(district.maximumFte))
      .map((district) => ({
        rule: 'maximum',
        subject: district.id,
        amount: district.maximumFte,
        sentence: `${district.name} has room for at most ${fte(district.maximumFte)}; ${staff} have to be placed in all.`,
        build: (draft) =>
          draft.addRow(
            `maximum: ${district.id}`,
            { upper: district.maximumFte },
            problem.persons.map((worker) => draft.share(worker, district.index, worker.fte)),
          ),
      }));
  },
  breaches: (problem, shares) => {
    const placed = perDistrict(problem, shares, (worker) => worker.fte);
    return problem.districts.flatMap((district) => {
      const there = placed[district.index] ?? 0;
      if (there <= district.maximumFte + tolerance) return [];
      const sentence = `${district.name} would have ${fte(there)}; it has room for at most ${fte(district.maximumFte)}.`;
      return [{ rule: 'maximum', subject: district.id, amount: there - district.maximumFte, sentence }];
    });
  },
};

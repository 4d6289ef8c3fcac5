import { total } from '../problem.ts';
import { perDistrict } from '../shares.ts';
import { fte, roleName } from '../words.ts';
import { type HardRule, tolerance } from './rule.ts';

/** Σ fte·s over persons of a role ≥ the district's minimum for it. */
export const minimum: HardRule = {
  kind: 'hard',
  id: 'minimum',
  title: 'Minimum by role',
  unit: 'FTE',
  formula: 'Σ_{w of role r} fte[w]·s[w,d] ≥ minimumFte[d][r]',
  demands: (problem) =>
    problem.districts.flatMap((district) =>
      district.minimums
        .filter((need) => need.fte > 0)
        .map((need) => {
          const holders = problem.persons.filter((worker) => worker.role === need.role);
          const there = total(holders.map((worker) => worker.fte));
          const supply =
            there < need.fte ? `there are only ${fte(there)} in total` : `there are ${fte(there)} in total`;
          return {
            rule: 'minimum',
            subject: district.id,
            role: need.role,
            amount: need.fte,
            sentence: `${district.name} needs at least ${fte(need.fte)} of ${roleName(problem, need.role)}; ${supply}.`,
            build: (draft) =>
              draft.addRow(
                `minimum: ${need.role} in ${district.id}`,
                { lower: need.fte },
                holders.map((worker) => draft.share(worker, district.index, worker.fte)),
              ),
          };
        }),
    ),
  breaches: (problem, shares) => {
    const roles = new Set(problem.districts.flatMap((district) => district.minimums.map((need) => need.role)));
    const placed = new Map(
      [...roles].map((role) => [
        role,
        perDistrict(problem, shares, (worker) => (worker.role === role ? worker.fte : 0)),
      ]),
    );
    return problem.districts.flatMap((district) =>
      district.minimums.flatMap((need) => {
        const there = placed.get(need.role)?.[district.index] ?? 0;
        if (there >= need.fte - tolerance) return [];
        const role = roleName(problem, need.role);
        return [
          {
            rule: 'minimum',
            subject: district.id,
            amount: need.fte - there,
            sentence: `${district.name} would have ${fte(there)} of ${role}; it needs at least ${fte(need.fte)}.`,
          },
        ];
      }),
    );
  },
};

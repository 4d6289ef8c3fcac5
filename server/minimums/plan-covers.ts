import type { Db } from '../../db/open.ts';
import { listMinimums, MINIMUM_TABLES } from '../../db/queries/minimums.ts';
import { findPlanRows, listPlanIds, PLAN_TABLES } from '../../db/queries/plans.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { PlanCovers } from '../contract/minimums.ts';
import { type Cover, cellOf, changedMinimums, coverOf, type Minimum, shortOf } from '../domain/minimums/cover.ts';
import { planOf } from '../domain/plan.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { lasting } from '../http/wire/lasting.ts';

/** A plan as far as minimums go. */
export interface PlanStanding {
  id: string;
  name: string;
  asAt: string;
  /** Those it was made with. */
  minimums: Minimum[];
  /** What it puts where, by `cellOf`. */
  cover: ReadonlyMap<string, Cover>;
}

const standings = rememberedRead<PlanStanding[]>('cover under plans', PLAN_TABLES);
const remembered = rememberedRead<PlanCovers>('minimum cover under plans', [...PLAN_TABLES, ...MINIMUM_TABLES]);

type Cell = Pick<Minimum, 'districtId' | 'roleId'>;

/** Every plan with the minimums it was made with and what it puts where, the one changed last first. */
export function planStandings(db: Db): readonly PlanStanding[] {
  return standings(db, '', () =>
    listPlanIds(db).flatMap((planId) => {
      const rows = findPlanRows(db, planId);
      if (!rows) return [];
      const { id, name, asAt, facts, placements } = planOf(rows);
      const minimums = facts.districts.flatMap((district) =>
        district.minimums.flatMap(({ roleId, minimumFte }) =>
          minimumFte > 0 ? [{ districtId: district.id, roleId, minimumFte }] : [],
        ),
      );
      return [{ id, name, asAt, minimums, cover: coverOf(facts.people, placements) }];
    }),
  );
}

/** What each plan gives of every role in every district, those with a minimum first, now or in the plan. */
export function planCovers(db: Db, confinedTo: Confinement): PlanCovers {
  return remembered(db, confinedTo ?? '', () => {
    const now = listMinimums(db);
    return lasting({ plans: planStandings(db).map((plan) => planCover(plan, now, confinedTo)) });
  });
}

function planCover(plan: PlanStanding, now: readonly Minimum[], confinedTo: Confinement): PlanCovers['plans'][number] {
  const isSeen = ({ districtId }: Cell) => confinedTo === null || districtId === confinedTo;
  const own = new Map(plan.minimums.map((minimum) => [cellOf(minimum), minimum]));
  const current = new Map(now.map((minimum) => [cellOf(minimum), minimum]));
  const cells = [...new Map<string, Cell>([...current, ...own, ...plan.cover])].filter(([, cell]) => isSeen(cell));
  return {
    planId: plan.id,
    name: plan.name,
    asAt: plan.asAt,
    isOlder: changedMinimums(plan.minimums.filter(isSeen), now.filter(isSeen)).length > 0,
    cells: cells.map(([key, { roleId, districtId }]) => {
      const { fte, people } = plan.cover.get(key) ?? { fte: 0, people: 0 };
      const minimumFte = current.get(key)?.minimumFte ?? null;
      const planMinimumFte = own.get(key)?.minimumFte ?? null;
      return { roleId, districtId, planMinimumFte, minimumFte, fte, people, shortFte: shortOf(minimumFte, fte) };
    }),
  };
}

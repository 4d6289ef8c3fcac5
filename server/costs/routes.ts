import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { listUnits } from '../../db/queries/reference.ts';
import type { RecordCosts, RecordKind } from '../contract/costs.ts';
import { firstDayOf, lastDayOf } from '../domain/pay/financial-year.ts';
import { civilDateAt } from '../domain/today.ts';
import { ProblemError } from '../http/problem.ts';
import { createRouter } from '../http/router.ts';
import { costsView, unitCostsView } from './costs-view.ts';
import { exportLines } from './export-lines.ts';
import { planCost } from './plan-cost.ts';
import { occupancyLines, postLines, type RecordGround, vacancyLines } from './record-view.ts';
import * as routes from './route-definitions.ts';
import { viewed } from './views.ts';
import { indexOf, yearAt, yearCosts, yearFacts } from './year-costs.ts';
import { yearAfter, yearsOf } from './years.ts';

interface Asked {
  asAt?: string | undefined;
  year?: string | undefined;
}

/** `/costs` and what a plan costs: for readers of pay. */
export function costsRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = ({ asAt }: Asked) => asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const yearOf = (asked: Asked) => asked.year ?? yearAt(dateOf(asked));
  return createRouter()
    .openapi(routes.getCosts, async (c) => {
      const asked = c.req.valid('query');
      const [asAt, year] = [dateOf(asked), yearOf(asked)];
      const { sheet, records, ground, rows } = await yearCosts(db, year);
      const view = viewed(sheet, `year ${asAt}`, () => {
        const { posts, occupancies } = records;
        const years = yearsOf([posts, occupancies], rows.payPoints, [year, yearAt(asAt)]);
        const funds = rows.funds.map(({ id, name, costCode }) => ({ id, name, costCode }));
        return costsView(sheet, { asAt, years, funds, fullTimeMinutes: ground.fullTimeMinutes });
      });
      return c.json(view, 200);
    })
    .openapi(routes.getUnitCosts, async (c) => {
      const asked = c.req.valid('query');
      const { id } = c.req.valid('param');
      const year = yearOf(asked);
      if (!listUnits(db).some((unit) => unit.id === id)) throw missing('unit', id);
      const { sheet, ground } = await yearCosts(db, year);
      const asAt = dateOf(asked);
      const view = viewed(sheet, `unit ${asAt} ${id}`, () => {
        return unitCostsView(sheet, id, { asAt, fullTimeMinutes: ground.fullTimeMinutes });
      });
      return c.json(view, 200);
    })
    .openapi(routes.getRecordCosts, async (c) => {
      const { kind, id } = c.req.valid('param');
      const asked = c.req.valid('query');
      return c.json(await recordLines(db, kind, id, asked.year, dateOf(asked)), 200);
    })
    .openapi(routes.getLines, async (c) => {
      const year = yearOf(c.req.valid('query'));
      return c.body(await exportLines(db, year), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="Costs ${year.replace('/', '-')}.csv"`,
      });
    })
    .openapi(routes.getPlanCost, async (c) => c.json(await planCost(db, c.req.valid('param').id), 200));
}

/** @throws ProblemError not-found */
async function recordLines(
  db: Db,
  kind: RecordKind,
  id: string,
  year: string | undefined,
  asAt: string,
): Promise<RecordCosts> {
  const { records, ground, rows } = await yearFacts(db, year ?? yearAt(asAt));
  const { posts, occupancies } = records;
  const occupancy = kind === 'occupancies' ? occupancies.find((one) => one.id === id) : undefined;
  const post = posts.find((one) => one.id === (kind === 'occupancies' ? occupancy?.postId : id));
  if (!post || (kind === 'occupancies' && !occupancy)) throw missing(kind === 'occupancies' ? 'record' : 'post', id);
  const { startDate } = occupancy ?? post;
  const last = lastDayOf(yearAfter(yearAt(asAt)));
  const of: RecordGround = {
    ground,
    index: indexOf(records),
    days: year
      ? { from: firstDayOf(year), to: lastDayOf(year) }
      : { from: startDate, to: (occupancy ?? post).endDate ?? (last > startDate ? last : startDate) },
    fundName: (fundId) => rows.funds.find((fund) => fund.id === fundId)?.name ?? fundId,
  };
  if (occupancy) return occupancyLines(occupancy, post, of);
  return kind === 'posts' ? postLines(post, of) : vacancyLines(post, of);
}

function missing(what: string, id: string): ProblemError {
  return new ProblemError('not-found', `There is no ${what} “${id}”. It may have been deleted; go back to the costs.`);
}

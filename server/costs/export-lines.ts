import { inTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { listUnits } from '../../db/queries/reference.ts';
import { OCCUPANCY_KINDS } from '../contract/establishment.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { occupancyCost, postBudget, type RecordCost } from '../domain/establishment/cost-of-records.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { type FinancialYear, firstDayOf, lastDayOf } from '../domain/pay/financial-year.ts';
import { workingOf } from '../domain/pay/working.ts';
import { EXPORT_COLUMNS } from './export-columns.ts';
import { indexOf, yearFacts } from './year-costs.ts';

/**
 * Every line of a year as CSV: a line for each month and fund of each post's budget and of each occupancy. Pounds of
 * budget and of forecast sum to the figures of the page exactly. The working stands on the first line of each month.
 */
export async function exportLines(db: Db, year: FinancialYear): Promise<string> {
  const { records, ground, rows } = await yearFacts(db, year);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const funds = new Map(rows.funds.map((fund) => [fund.id, fund]));
  const fundName = (id: string) => funds.get(id)?.name ?? id;
  const window = { from: firstDayOf(year).slice(0, 7), to: lastDayOf(year).slice(0, 7) };
  const index = indexOf(records);

  function linesOf(cost: RecordCost, side: string, post: PostRecord, record: string, kind: string, name: string) {
    if (cost.kind !== 'costed') return [];
    return cost.months.flatMap((month) => {
      const working = workingOf(month, fundName).join('; ');
      return month.funds.map(({ fundId, pence }, at): CsvCell[] => [
        ...[year, month.month, side, units.get(post.unitId) ?? post.unitId, post.id, post.title, post.costCode],
        ...[record, kind, name],
        fundId === null ? 'Base budget' : fundName(fundId),
        (fundId === null ? post.costCode : funds.get(fundId)?.costCode) ?? '',
        pence / 100,
        at === 0 ? working : '',
      ]);
    });
  }

  function* text(): Steps<string> {
    const parts = [toCsv(HEADER, [])];
    for (const post of records.posts) {
      const lines: CsvCell[][] = [];
      if (post.state === 'established') {
        lines.push(...linesOf(postBudget(post, ground, window), 'Budget', post, post.id, 'Post', ''));
      }
      for (const one of index.inPost.get(post.id) ?? []) {
        const cost = occupancyCost(one, ground, window, index.substantiveOf(one));
        lines.push(...linesOf(cost, 'Forecast', post, one.id, OCCUPANCY_KINDS[one.kind], one.name));
      }
      if (lines.length > 0) parts.push(withoutHeader(toCsv(HEADER, lines)));
      yield;
    }
    return parts.join('');
  }
  return inTurns(text());
}

const HEADER = Object.keys(EXPORT_COLUMNS);

function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\r\n') + 2);
}

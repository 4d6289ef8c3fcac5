import type { Costs, UnitCosts } from '../contract/costs.ts';
import { type CivilDate, latestCompleteMonth } from '../domain/calendar.ts';
import type { CostSheet, FundMonths, PostYear, YearCost } from '../domain/establishment/cost-sheet.ts';
import { fteOf } from '../domain/fte.ts';

/** Gaps on one page: more than anybody puts right in one go. */
const MOST_GAPS = 200;

type Figures = Costs['total'];
type Fund = Costs['byFund'][number];
type MonthFigures = Costs['months'];

/** Budget and forecast of several posts, added up by fund and month. */
class Sums {
  readonly figures: Figures = {
    budgetPence: 0,
    forecastPence: 0,
    differencePence: 0,
    vacantPence: 0,
    coverPence: 0,
    savingPence: 0,
    gaps: 0,
  };
  posts = 0;
  private readonly funds = new Map<string | null, { budget: number[]; forecast: number[] }>();
  private readonly months: readonly string[];

  constructor(months: readonly string[]) {
    this.months = months;
    this.fund(null);
  }

  add({ budget, occupancies, vacantPence, coverPence }: PostYear): void {
    this.posts += 1;
    if (budget) this.addCost(budget, 'budget');
    for (const { cost } of occupancies) this.addCost(cost, 'forecast');
    this.figures.vacantPence += vacantPence;
    this.figures.coverPence += coverPence;
    this.figures.savingPence += vacantPence - coverPence;
  }

  private addCost({ pence, funds, gaps }: YearCost, side: 'budget' | 'forecast'): void {
    this.figures[side === 'budget' ? 'budgetPence' : 'forecastPence'] += pence;
    this.figures.differencePence += side === 'budget' ? pence : -pence;
    this.figures.gaps += gaps.length > 0 ? 1 : 0;
    for (const { fundId, months } of funds) addTo(this.fund(fundId)[side], months);
  }

  private fund(id: string | null) {
    const known = this.funds.get(id);
    if (known) return known;
    const made = { budget: this.months.map(() => 0), forecast: this.months.map(() => 0) };
    this.funds.set(id, made);
    return made;
  }

  /** Base budget first, then the others by id. */
  byFund(): Fund[] {
    return [...this.funds]
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
      .map(([fundId, { budget, forecast }]) => {
        const [budgetPence, forecastPence] = [sumOf(budget), sumOf(forecast)];
        const differencePence = budgetPence - forecastPence;
        return { fundId, budgetPence, forecastPence, differencePence, months: this.inMonths(budget, forecast) };
      });
  }

  byMonth(): MonthFigures {
    const [budget, forecast] = [this.months.map(() => 0), this.months.map(() => 0)];
    for (const fund of this.funds.values()) {
      addTo(budget, fund.budget);
      addTo(forecast, fund.forecast);
    }
    return this.inMonths(budget, forecast);
  }

  private inMonths(budget: readonly number[], forecast: readonly number[]): MonthFigures {
    return this.months.map((month, at) => ({
      month,
      budgetPence: budget[at] ?? 0,
      forecastPence: forecast[at] ?? 0,
    }));
  }
}

/** What the page is told beside the sheet. */
export interface CostsFrame {
  asAt: CivilDate;
  years: string[];
  fullTimeMinutes: number;
  funds: Costs['funds'];
}

/** Budget and forecast of a year by unit, by fund, by month and in all. Every total is the sum of its lines. */
export function costsView(sheet: CostSheet, { asAt, ...frame }: CostsFrame): Costs {
  const total = new Sums(sheet.months);
  const units = new Map<string, Sums>();
  for (const post of sheet.posts) {
    const { unitId } = post.post;
    const unit = units.get(unitId) ?? new Sums(sheet.months);
    units.set(unitId, unit);
    unit.add(post);
    total.add(post);
  }
  const gaps = sheet.posts.flatMap(gapsOfPost);
  const months = total.byMonth();
  return {
    year: sheet.year,
    asAt,
    ...frame,
    total: total.figures,
    soFar: soFar(months, asAt),
    months,
    byFund: total.byFund(),
    units: [...units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unitId, unit]) => ({
        unitId,
        ...unit.figures,
        posts: unit.posts,
        funds: unit.byFund().map(({ months: _, ...fund }) => fund),
        months: unit.byMonth(),
      })),
    gaps: gaps.slice(0, MOST_GAPS),
    gapSentences: gaps.length,
    proposedPosts: sheet.posts.filter(({ post }) => post.state === 'proposed').length,
  };
}

/** The posts of one unit in a year with everybody in them. */
export function unitCostsView(
  sheet: CostSheet,
  unitId: string,
  { asAt, fullTimeMinutes }: Pick<CostsFrame, 'asAt' | 'fullTimeMinutes'>,
): UnitCosts {
  const own = sheet.posts.filter(({ post }) => post.unitId === unitId);
  const total = new Sums(sheet.months);
  for (const post of own) total.add(post);
  return {
    year: sheet.year,
    asAt,
    unitId,
    total: total.figures,
    posts: own.map((year) => {
      const sums = new Sums(sheet.months);
      sums.add(year);
      const { id, title, costCode, budgetedMinutes, state, startDate, endDate } = year.post;
      return {
        ...{ postId: id, title, costCode, state, startDate, endDate },
        fte: fteOf(budgetedMinutes, fullTimeMinutes),
        ...sums.figures,
        budgetGaps: year.budget?.gaps ?? [],
        occupancies: year.occupancies.map(({ record, cost }) => ({
          id: record.id,
          name: record.name,
          kind: record.kind,
          fte: fteOf(record.minutes, fullTimeMinutes),
          startDate: record.startDate,
          endDate: record.endDate,
          forecastPence: cost.pence,
          funds: cost.funds.map(fundSum),
          gaps: cost.gaps,
        })),
      };
    }),
  };
}

function gapsOfPost({ post, budget, occupancies }: PostYear): Costs['gaps'] {
  const at = { postId: post.id, unitId: post.unitId };
  const ofPost = (budget?.gaps ?? []).map((sentence) => {
    return { side: 'budget' as const, kind: 'posts' as const, id: post.id, ...at, name: post.title, sentence };
  });
  const ofPeople = occupancies.flatMap(({ record, cost }) =>
    cost.gaps.map((sentence) => {
      return {
        side: 'forecast' as const,
        kind: 'occupancies' as const,
        id: record.id,
        ...at,
        name: record.name,
        sentence,
      };
    }),
  );
  return [...ofPost, ...ofPeople];
}

/** The months that are over at the date. */
function soFar(months: MonthFigures, asAt: CivilDate): Costs['soFar'] {
  const last = latestCompleteMonth(
    months.map(({ month }) => month),
    asAt,
  );
  const over = months.filter(({ month }) => last !== undefined && month <= last);
  return {
    months: over.length,
    budgetPence: sumOf(over.map(({ budgetPence }) => budgetPence)),
    forecastPence: sumOf(over.map(({ forecastPence }) => forecastPence)),
  };
}

function fundSum({ fundId, months }: FundMonths): { fundId: string | null; pence: number } {
  return { fundId, pence: sumOf(months) };
}

function addTo(sums: number[], months: readonly number[]): void {
  for (const [at, pence] of months.entries()) sums[at] = (sums[at] ?? 0) + pence;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

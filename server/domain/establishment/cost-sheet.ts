import type { Month } from '../calendar.ts';
import { type FinancialYear, firstDayOf, lastDayOf, monthsOf } from '../pay/financial-year.ts';
import { overFundedSentence } from '../pay/fund-shares.ts';
import { missingSentence } from '../pay/working.ts';
import { type CostGround, occupancyCost, postBudget, type RecordCost } from './cost-of-records.ts';
import { overpaidSentences } from './overpaid.ts';
import type { OccupancyRecord, PostRecord } from './records.ts';
import { vacancyCost } from './vacancy-cost.ts';

/** Pence of one fund in each of the twelve months, April first; `fundId` null is the base budget. */
export interface FundMonths {
  fundId: string | null;
  months: number[];
}

/** What a record costs in a year. What cannot be costed is in no sum and stands in `gaps`, with the remedy. */
export interface YearCost {
  pence: number;
  funds: FundMonths[];
  gaps: string[];
}

/** A post in a year: what it is budgeted at, who is in it and what they cost, and what its vacant hours save. */
export interface PostYear {
  post: PostRecord;
  /** Null for a post that is only proposed: it has no budget. */
  budget: YearCost | null;
  occupancies: { record: OccupancyRecord; cost: YearCost }[];
  vacantPence: number;
  coverPence: number;
}

/** The costs of a year, post by post in the order given. */
export interface CostSheet {
  year: FinancialYear;
  months: readonly Month[];
  posts: PostYear[];
}

/** Every post and occupancy, of any dates. */
export interface CostRecords {
  posts: readonly PostRecord[];
  occupancies: readonly OccupancyRecord[];
}

/** Records looked up by what costs ask for. */
export interface RecordsIndex {
  byId: ReadonlyMap<string, OccupancyRecord>;
  inPost: ReadonlyMap<string, readonly OccupancyRecord[]>;
  ofPerson: ReadonlyMap<string | null, readonly OccupancyRecord[]>;
  substantiveOf: (arrangement: OccupancyRecord) => OccupancyRecord | undefined;
}

export function indexRecords(occupancies: readonly OccupancyRecord[]): RecordsIndex {
  const ofPerson = Map.groupBy(occupancies, ({ personId }) => personId);
  return {
    byId: new Map(occupancies.map((one) => [one.id, one])),
    inPost: Map.groupBy(occupancies, ({ postId }) => postId),
    ofPerson,
    substantiveOf: (arrangement) => substantiveAt(arrangement, ofPerson.get(arrangement.personId) ?? []),
  };
}

/** What somebody holds substantively when an arrangement starts: their extra pay is counted from it. */
function substantiveAt(
  { personId, startDate }: OccupancyRecord,
  own: readonly OccupancyRecord[],
): OccupancyRecord | undefined {
  if (personId === null) return undefined;
  return own.find(
    (one) =>
      one.kind === 'substantive' && one.startDate <= startDate && (one.endDate === null || one.endDate >= startDate),
  );
}

/**
 * The costs of a financial year: budget of the established posts at their budget point with on-cost, forecast of
 * everybody in a post as recorded, open ends running on, and what vacant hours save.
 *
 * It works in steps, each of one post, so that whoever drives it can let others in between.
 */
export function* costSheetSteps(
  { posts, occupancies }: CostRecords,
  ground: CostGround,
  year: FinancialYear,
): Generator<undefined, CostSheet, void> {
  const months = monthsOf(year);
  const [from, to] = [firstDayOf(year), lastDayOf(year)];
  const window = { from: from.slice(0, 7), to: to.slice(0, 7) };
  const isOfYear = (one: { startDate: string; endDate: string | null }) =>
    one.startDate <= to && (one.endDate === null || one.endDate >= from);
  const index = indexRecords(occupancies);
  yield;
  const overpaid = overpaidSentences(index.ofPerson, { from, to }, ground.fullTimeMinutes);
  const sheet: CostSheet = { year, months, posts: [] };
  for (const post of posts) {
    const all = index.inPost.get(post.id) ?? [];
    const present = all.filter(isOfYear);
    if (present.length === 0 && !isOfYear(post)) continue;
    const vacancy = vacancyCost(post, { ...index, inPost: all }, ground, window);
    sheet.posts.push({
      post,
      budget: post.state === 'established' ? yearCost(postBudget(post, ground, window), months) : null,
      occupancies: present.map((record) => {
        const cost = yearCost(occupancyCost(record, ground, window, index.substantiveOf(record)), months);
        cost.gaps.push(...(overpaid.get(record.id) ?? []));
        return { record, cost };
      }),
      vacantPence: vacancy.vacantPence,
      coverPence: vacancy.coverPence,
    });
    yield;
  }
  return sheet;
}

/** Why a record's cost is not known, or not for all its days, with the remedy. */
export function gapsOf(cost: RecordCost): string[] {
  if (cost.kind === 'unpriced') return [cost.sentence];
  if (cost.kind === 'refused') return [overFundedSentence(cost.overFunded)];
  return cost.kind === 'costed' ? cost.missing.map(missingSentence) : [];
}

function yearCost(cost: RecordCost, months: readonly Month[]): YearCost {
  const sum: YearCost = { pence: 0, funds: [], gaps: gapsOf(cost) };
  if (cost.kind !== 'costed') return sum;
  const [first] = months;
  for (const { month, pence, funds } of cost.months) {
    sum.pence += pence;
    const at = first === undefined ? 0 : monthsBetween(first, month);
    for (const share of funds) {
      let fund = sum.funds.find(({ fundId }) => fundId === share.fundId);
      if (!fund) {
        fund = { fundId: share.fundId, months: months.map(() => 0) };
        sum.funds.push(fund);
      }
      fund.months[at] = (fund.months[at] ?? 0) + share.pence;
    }
  }
  return sum;
}

function monthsBetween(first: Month, month: Month): number {
  return (
    (Number(month.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(month.slice(5, 7)) - Number(first.slice(5, 7))
  );
}

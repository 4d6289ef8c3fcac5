import type { RateRow } from '../../../db/queries/rates.ts';
import type { Fault } from '../../contract/problems.ts';
import { formatDay, formatPence } from '../../domain/pay/formats.ts';
import { type StoredRates, storedRate } from './rate-rows.ts';

/** What a rate is checked against. */
export interface RateFacts {
  rates: StoredRates;
  roles: ReadonlyMap<string, string>;
  uses: { fundingLines: ReadonlyMap<string, number>; posts: ReadonlyMap<string, number> };
}

/** What has to be corrected before a rate can be saved or taken out, each with the value and what to do. */
export function rateFaults(rate: RateRow, remove: boolean, facts: RateFacts): Fault[] {
  return remove ? removalFaults(rate, facts) : valueFaults(rate, facts);
}

function valueFaults(rate: RateRow, { rates, roles }: RateFacts): Fault[] {
  const faults: Fault[] = [];
  const say = (field: string, value: string | number, remedy: string) =>
    faults.push({ field: `rate.${field}`, value: String(value), remedy });
  switch (rate.what) {
    case 'grade-range':
      if (!rates.grades.some(({ id }) => id === rate.gradeId)) {
        say('gradeId', rate.gradeId, 'There is no such grade. Choose one of the list, or add the grade first.');
      }
      if (rate.highPoint < rate.lowPoint) {
        say('highPoint', rate.highPoint, `The highest point lies below the lowest, ${rate.lowPoint}. Swap them.`);
      }
      break;
    case 'grade': {
      const other = rates.grades.find(({ id, name }) => id !== rate.id && name === rate.name);
      if (other) say('name', rate.name, 'Another grade has this name. Give it one of its own.');
      break;
    }
    case 'fund': {
      const other = rates.funds.find(({ id, name }) => id !== rate.id && name === rate.name);
      if (other) say('name', rate.name, 'Another fund has this name. Give it one of its own.');
      if (rate.fromDate !== null && rate.toDate !== null && rate.toDate < rate.fromDate) {
        say(
          'toDate',
          rate.toDate,
          `The fund ends before it starts on ${formatDay(rate.fromDate)}. Correct one of the two.`,
        );
      }
      break;
    }
    case 'agency-rate':
      if (!roles.has(rate.roleId)) say('roleId', rate.roleId, 'There is no such role. Choose one of the list.');
      break;
    default:
  }
  return faults;
}

function removalFaults(rate: RateRow, { rates, uses }: RateFacts): Fault[] {
  const refuse = (value: string, remedy: string): Fault[] => [{ field: 'remove', value, remedy }];
  if (!storedRate(rates, rate)) return refuse('true', 'There is no such rate any more. Load the rates again.');
  if (rate.what === 'fund') {
    const lines = uses.fundingLines.get(rate.id) ?? 0;
    if (lines > 0) return refuse(rate.name, `${lines} funding lines name this fund. Let another fund meet them first.`);
  }
  if (rate.what === 'grade') {
    const posts = uses.posts.get(rate.id) ?? 0;
    if (posts > 0) return refuse(rate.name, `${posts} posts are of this grade. Give them another grade first.`);
    if (rates.gradeRanges.some(({ gradeId }) => gradeId === rate.id)) {
      return refuse(rate.name, 'Points are recorded for this grade. Take them out first.');
    }
  }
  return [];
}

/** What is unusual about a rate but may be right: to be looked at before it is saved. */
export function rateNotes(rate: RateRow, remove: boolean, { rates }: RateFacts): string[] {
  if (remove) return [];
  if (rate.what === 'pay-point') return payPointNotes(rate, rates);
  if (rate.what === 'grade-range') {
    const others = rates.gradeRanges.filter(({ gradeId }) => gradeId !== rate.gradeId);
    const shared = others.filter(
      ({ fromDate, lowPoint, highPoint }) =>
        fromDate <= rate.fromDate && lowPoint <= rate.highPoint && highPoint >= rate.lowPoint,
    );
    const names = new Set(shared.map(({ gradeId }) => rates.grades.find(({ id }) => id === gradeId)?.name ?? gradeId));
    return names.size > 0 ? [`Some of these points belong to ${[...names].join(' and ')} too.`] : [];
  }
  return [];
}

/** A point pays at least what the one below it does, and an award takes nothing away, unless something is mistyped. */
function payPointNotes(rate: Extract<RateRow, { what: 'pay-point' }>, { payPoints }: StoredRates): string[] {
  const award = payPoints.filter(({ fromDate }) => fromDate === rate.fromDate);
  const below = award.findLast(({ point }) => point < rate.point);
  const above = award.find(({ point }) => point > rate.point);
  const before = payPoints.findLast(({ fromDate, point }) => fromDate < rate.fromDate && point === rate.point);
  const notes: string[] = [];
  const pay = formatPence(rate.annualPence);
  if (below && below.annualPence > rate.annualPence) {
    notes.push(`${pay} is less than point ${below.point} pays, ${formatPence(below.annualPence)}. Check the amount.`);
  }
  if (above && above.annualPence < rate.annualPence) {
    notes.push(`${pay} is more than point ${above.point} pays, ${formatPence(above.annualPence)}. Check the amount.`);
  }
  if (before && before.annualPence > rate.annualPence) {
    notes.push(`${pay} is less than the award before, ${formatPence(before.annualPence)}. Check the amount.`);
  }
  if (award.length === 0) {
    notes.push(
      `This begins the award of ${formatDay(rate.fromDate)}. From that day on every other point lacks pay until it is entered too.`,
    );
  }
  return notes;
}

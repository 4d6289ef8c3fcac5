import type { RateRow, readRates } from '../../../db/queries/rates.ts';
import { financialYearOf } from '../../domain/pay/financial-year.ts';
import { formatDay, formatHundredths, formatPence } from '../../domain/pay/formats.ts';
import { contentVersion } from '../../http/content-version.ts';

/** All rates as they are stored. */
export type StoredRates = ReturnType<typeof readRates>;

/** The version of the rates, told by what they hold: whoever changes one starts from what they saw. From 1. */
export function ratesVersion(rates: StoredRates): number {
  return contentVersion(rates);
}

/** The stored rate with the same key, or null. */
export function storedRate(rates: StoredRates, rate: RateRow): RateRow | null {
  switch (rate.what) {
    case 'pay-point': {
      const found = rates.payPoints.find(({ fromDate, point }) => fromDate === rate.fromDate && point === rate.point);
      return found ? { what: 'pay-point', ...found } : null;
    }
    case 'grade': {
      const found = rates.grades.find(({ id }) => id === rate.id);
      return found ? { what: 'grade', ...found } : null;
    }
    case 'grade-range': {
      const found = rates.gradeRanges.find(
        ({ gradeId, fromDate }) => gradeId === rate.gradeId && fromDate === rate.fromDate,
      );
      return found ? { what: 'grade-range', ...found } : null;
    }
    case 'on-cost': {
      const found = rates.onCosts.find(({ fromDate }) => fromDate === rate.fromDate);
      return found ? { what: 'on-cost', ...found } : null;
    }
    case 'fund': {
      const found = rates.funds.find(({ id }) => id === rate.id);
      return found ? { what: 'fund', ...found } : null;
    }
    case 'agency-rate': {
      const found = rates.agencyRates.find(
        ({ roleId, fromDate }) => roleId === rate.roleId && fromDate === rate.fromDate,
      );
      return found ? { what: 'agency-rate', ...found } : null;
    }
  }
}

/** What costs are worked out from, with one rate changed or taken out; the rows given stay as they are. */
export function ratesWith(rates: StoredRates, rate: RateRow, remove: boolean): StoredRates {
  const was = storedRate(rates, rate);
  const changed = <Row>(rows: readonly Row[], isIt: (row: Row) => boolean, is: Row): Row[] => {
    const others = was ? rows.filter((row) => !isIt(row)) : [...rows];
    return remove ? others : [...others, is];
  };
  switch (rate.what) {
    case 'pay-point': {
      const isIt = (row: { fromDate: string; point: number }) =>
        row.fromDate === rate.fromDate && row.point === rate.point;
      return { ...rates, payPoints: changed(rates.payPoints, isIt, rate) };
    }
    case 'grade-range': {
      const isIt = (row: { gradeId: string; fromDate: string }) =>
        row.gradeId === rate.gradeId && row.fromDate === rate.fromDate;
      return { ...rates, gradeRanges: changed(rates.gradeRanges, isIt, rate) };
    }
    case 'on-cost':
      return { ...rates, onCosts: changed(rates.onCosts, ({ fromDate }) => fromDate === rate.fromDate, rate) };
    default:
      // names, funds and what an agency asks for a new arrangement move no cost that is recorded
      return rates;
  }
}

/** A rate in words: `Point 5 of 2020/21`, `On-cost from 1 Apr 2018`. */
export function nameOfRate(rate: RateRow, names: { grade: (id: string) => string; role: (id: string) => string }) {
  switch (rate.what) {
    case 'pay-point':
      return `Point ${rate.point} of ${financialYearOf(rate.fromDate)}`;
    case 'grade':
      return `Grade “${rate.name}”`;
    case 'grade-range':
      return `Points of ${names.grade(rate.gradeId)} from ${formatDay(rate.fromDate)}`;
    case 'on-cost':
      return `On-cost from ${formatDay(rate.fromDate)}`;
    case 'fund':
      return `Fund “${rate.name}”`;
    case 'agency-rate':
      return `Agency rate of ${names.role(rate.roleId)} from ${formatDay(rate.fromDate)}`;
  }
}

/** Names of the fields as screens and the history show them. */
export const RATE_LABELS: Readonly<Record<string, string>> = {
  annualPence: 'Pay a year',
  basis: 'Published, derived or assumed',
  source: 'Source',
  note: 'Note',
  name: 'Name',
  position: 'Place in the list',
  lowPoint: 'Lowest point',
  highPoint: 'Highest point',
  basisPoints: 'On-cost',
  costCode: 'Cost code',
  fromDate: 'From',
  toDate: 'To',
  hourlyPence: 'Pay an hour',
};

/** A field of a rate in words. */
export function rateWords(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (field.endsWith('Pence') && typeof value === 'number') return formatPence(value);
  if (field === 'basisPoints' && typeof value === 'number') return `${formatHundredths(value)} %`;
  if (field.endsWith('Date') && typeof value === 'string') return formatDay(value);
  return String(value);
}

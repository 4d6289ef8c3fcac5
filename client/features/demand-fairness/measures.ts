import type { FairnessWard, PlanFairness } from '../../../server/contract/demand-fairness.ts';
import { changeClasses, type ValueClass, valueClasses } from '../../components/ward-map-classes.ts';
import { formatNumber, formatPercent, formatSigned } from '../../format.ts';

/** What wards can be coloured by. */
export const MEASURE_IDS = [
  'coverage',
  'plan',
  'change',
  'per-1000',
  'per-100',
  'days',
  'recorded',
  'deprivation',
  'not-english',
] as const;
export type MapMeasure = (typeof MEASURE_IDS)[number];

interface MeasureRule {
  name: string;
  /** How its figures are written: `share`, a count for each so many, days, or points of a share. */
  unit: 'share' | 'count' | 'days' | 'points';
  /** What follows a figure in a sentence. */
  after: string;
  /** True where it is the figure of the district, alike in all its wards. */
  ofDistrict?: true;
  needsPlan?: true;
}

export const MEASURES: Readonly<Record<MapMeasure, MeasureRule>> = {
  coverage: { name: 'Coverage', unit: 'share', after: '', ofDistrict: true },
  plan: { name: 'Coverage in the plan', unit: 'share', after: '', ofDistrict: true, needsPlan: true },
  change: {
    name: 'Change of coverage by the plan',
    unit: 'points',
    after: ' points',
    ofDistrict: true,
    needsPlan: true,
  },
  'per-1000': { name: 'Open cases per 1,000 children', unit: 'count', after: ' per 1,000 children' },
  'per-100': { name: 'Families waiting per 100 open cases', unit: 'count', after: ' per 100 open cases' },
  days: { name: 'Days waited on average', unit: 'days', after: ' days' },
  recorded: { name: 'Language recorded', unit: 'share', after: ' of cases', ofDistrict: true },
  deprivation: { name: 'Children in income deprivation', unit: 'share', after: ' of children' },
  'not-english': { name: 'Main language not English', unit: 'share', after: ' of residents' },
};

/** A figure of a ward, or why there is none. */
export interface MeasureValue {
  value: number | null;
  isHidden: boolean;
  /** Said where there is no value. */
  why: string;
}

const known = (value: number | null, why = 'not known'): MeasureValue => ({ value, isHidden: false, why });
const tooFew: MeasureValue = { value: null, isHidden: true, why: 'too few to show' };
const notCounted = known(null, 'not counted');

/** What a measure says of a ward. @param effect undefined where no plan is looked at */
export function measureOf(measure: MapMeasure, ward: FairnessWard, effect: PlanFairness | undefined): MeasureValue {
  const district = effect?.districts.find(({ id }) => id === ward.districtId);
  switch (measure) {
    case 'coverage':
      return known(ward.coverage, 'no demand');
    case 'plan':
      return known(district?.after ?? null);
    case 'change': {
      const { before = null, after = null } = district ?? {};
      return known(before === null || after === null ? null : after - before);
    }
    case 'per-1000':
      if (!ward.isCounted) return notCounted;
      return ward.openCases === null ? tooFew : known(ward.per1000, 'no children');
    case 'per-100':
      if (!ward.isCounted) return notCounted;
      return ward.openCases === null || ward.waiting === null ? tooFew : known(ward.per100, 'no open case');
    case 'days':
      if (!ward.isCounted) return notCounted;
      return ward.waiting === null ? tooFew : known(ward.meanDays, 'nobody waits');
    case 'recorded':
      return ward.recorded === null ? tooFew : known(ward.recorded);
    case 'deprivation':
      return known(ward.idaciRate);
    case 'not-english':
      return known(ward.notEnglishRate);
  }
}

/** A figure without its unit: short enough for a ward of the map. */
export function shortFigure(measure: MapMeasure, value: number): string {
  switch (MEASURES[measure].unit) {
    case 'share':
      return formatPercent(value, isFine(measure) ? 1 : 0);
    case 'points':
      return formatSigned(value * 100);
    case 'count':
      return formatNumber(value, 1);
    case 'days':
      return formatNumber(value);
  }
}

/** A figure with its unit. */
export function figure(measure: MapMeasure, value: number): string {
  return `${shortFigure(measure, value)}${MEASURES[measure].after}`;
}

/** Classes of the figures that are shown. */
export function classesOf(measure: MapMeasure, values: readonly number[]): ValueClass[] {
  if (measure === 'change') return changeClasses(values, 0.02);
  return valueClasses(values, MEASURES[measure].unit === 'share' ? 0.01 : 1);
}

/** Limits of a class: `80 % to under 90 %`. */
export function classText(measure: MapMeasure, { from, to }: ValueClass): string {
  const write = (value: number): string => {
    if (measure === 'change') return formatSigned(value * 100, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
    if (MEASURES[measure].unit !== 'share') return formatNumber(value, Number.isInteger(value) ? 0 : 1);
    return formatPercent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  };
  const { after } = MEASURES[measure];
  if (from === Number.NEGATIVE_INFINITY) return `below ${write(to)}${after}`;
  if (to === Number.POSITIVE_INFINITY) return `${write(from)}${after} and more`;
  return `${write(from)} to under ${write(to)}${after}`;
}

const isFine = (measure: MapMeasure): boolean => measure === 'deprivation' || measure === 'not-english';

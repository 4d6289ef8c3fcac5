import type { StressAnswer } from '../contract/demand-stress.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';

/** Columns of the file: heading → field of a district’s answer that it belongs to. */
export const EFFECT_COLUMNS = {
  Month: 'months',
  'Rests on': 'months',
  District: 'name',
  'Demand FTE before': 'months',
  'FTE more': 'months',
  'Demand FTE after': 'months',
  'Case-holding FTE today': 'capacityFte',
  'Coverage before': 'months',
  'Coverage after': 'months',
  'Beside the others before': 'months',
  'Beside the others after': 'months',
} as const;

const BASIS_WORDS = { counted: 'Counts', forecast: 'Forecast', 'not-known': 'Nothing: extra only' } as const;

/** What cases do as CSV: a line a month and district, and of all districts where the reader sees them. */
export function exportEffect({ months, districts, total }: StressAnswer): string {
  const every = districts.map(({ districtId }) => districtId).join(' ');
  const rows = months.flatMap(({ month, basis }, at): CsvCell[][] => {
    const all = total?.months[at];
    return [
      ...districts.flatMap(({ districtId, name, capacityFte, months: own }): CsvCell[][] => {
        const of = own[at];
        if (!of) return [];
        const words = [of.wordBefore ?? '', of.wordAfter ?? ''];
        return [[month, BASIS_WORDS[basis], name, ...figures(of, capacityFte), ...words, districtId]];
      }),
      ...(all && total
        ? [[month, BASIS_WORDS[basis], 'All districts', ...figures(all, total.capacityFte), '', '', every]]
        : []),
    ];
  });
  return toCsv([...Object.keys(EFFECT_COLUMNS), LINE_DISTRICTS], rows);
}

type Side = Omit<NonNullable<StressAnswer['total']>['months'][number], 'month'>;

function figures(side: Side, capacityFte: number): CsvCell[] {
  const fte = [side.beforeFte, side.extraFte, side.afterFte, capacityFte, side.coverageBefore, side.coverageAfter];
  return fte.map((value) => (value === null ? '' : Number(value.toFixed(4))));
}

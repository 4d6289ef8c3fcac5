import type { StoredPayPoint } from '../../db/queries/imports-pay-points.ts';
import type { Column } from './layout.ts';
import { formatAwardYear, formatPence } from './read-establishment-values.ts';

/** Columns of a file of pay points: the one source of the template, its documentation, the reader and the export. */
export const PAY_POINT_COLUMNS: readonly Column[] = [
  {
    id: 'award_year',
    title: 'Award year',
    required: true,
    example: '2021-22',
    help: 'The pay year, 1 April to 31 March, as 2021-22 or 2021/22.',
  },
  { id: 'point', title: 'Point', required: true, example: '7', help: 'Point of the pay spine, a whole number.' },
  {
    id: 'annual_pay',
    title: 'Annual pay',
    required: true,
    example: '20444',
    help: 'Full-time pay of a year before on-cost, in pounds, such as 20444 or £20,444.00.',
  },
  {
    id: 'basis',
    title: 'Basis',
    required: false,
    example: 'published',
    help: 'published, derived or assumed; assumed where a new point does not say.',
  },
  {
    id: 'source',
    title: 'Source',
    required: false,
    example: 'Pay award 2021-22',
    help: 'Where the figure comes from, such as the address of a page.',
  },
  { id: 'note', title: 'Note', required: false, example: '', help: 'A doubt about the figure, where there is one.' },
];

/** The cells of a pay point by column id, as `writeCsv` takes them and the reader reads them back. */
export function payPointCells(record: StoredPayPoint): Record<string, string> {
  return {
    award_year: formatAwardYear(record.fromDate),
    point: String(record.point),
    annual_pay: formatPence(record.annualPence),
    basis: record.basis,
    source: record.source,
    note: record.note ?? '',
  };
}

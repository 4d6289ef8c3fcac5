import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { YearlySeries } from '../contract/demand-forecast.ts';
import { yearlyErrors } from '../domain/demand/forecast/yearly.ts';

const FILE = new URL('../../seeds/oldham/yearly-referrals.csv', import.meta.url);
const rows = z.array(z.object({ area: z.string(), year: z.coerce.number().int(), referrals: z.coerce.number().int() }));

let known: YearlySeries[] | undefined;

/** Where the figures come from, as the file says. */
export const REFERRALS_SOURCE =
  'Department for Education, Children in need: referrals in the year to 31 March, 2013 to 2025. Open Government Licence v3.0';

/**
 * Referrals to children’s social care as published, an area a series, with how well they could have been forecast. They
 * are read once: they ship with the product.
 */
export function publishedReferrals(): YearlySeries[] {
  known ??= readSeries();
  return known;
}

function readSeries(): YearlySeries[] {
  const records: unknown = parse(readFileSync(FILE, 'utf8'), { columns: true, comment: '#', comment_no_infix: true });
  return [...Map.groupBy(rows.parse(records), ({ area }) => area)].map(([area, years]) => {
    const values = years.toSorted((a, b) => a.year - b.year).map(({ referrals }) => referrals);
    return { area, firstYear: Math.min(...years.map(({ year }) => year)), values, errors: yearlyErrors(values) };
  });
}

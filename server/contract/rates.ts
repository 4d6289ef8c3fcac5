import { z } from 'zod';
import { civilDate, id, version } from './common.ts';
import { financialYear } from './costs.ts';
import { entity } from './entities.ts';
import { basisPoints, pence, scalePoint } from './establishment.ts';

/** Where an amount comes from: printed by a publication, worked out from one that is, or assumed. */
export const PAY_BASES = { published: 'Published', derived: 'Derived', assumed: 'Assumed' } as const;
export type PayBasis = keyof typeof PAY_BASES;
const payBasis = z.enum(Object.keys(PAY_BASES) as [PayBasis, ...PayBasis[]]);

const source = z
  .string()
  .trim()
  .min(3, 'Say where it comes from, or “assumed”')
  .max(400)
  .meta({ description: 'Where it comes from; begins with “assumed” where it is assumed' });
const firstOfApril = civilDate.regex(/-04-01$/, 'An award starts on 1 April: choose the 1 April of its year');
const reason = z.string().trim().min(3, 'Say in a few words why').max(400);
const mostPence = 100_000_000;

const payPoint = z.object({
  fromDate: firstOfApril,
  point: scalePoint,
  annualPence: pence.min(100_000, 'Less than £1,000 a year: is this the amount of a month?').max(mostPence),
  basis: payBasis,
  source,
  note: z.string().trim().max(400).nullable(),
});
const gradeRange = z.object({ gradeId: id, fromDate: civilDate, lowPoint: scalePoint, highPoint: scalePoint, source });
const grade = z.object({ id, name: z.string().trim().min(1).max(60), position: z.int().min(0).max(999) });
const onCost = z.object({ fromDate: civilDate, basisPoints, source });
const fund = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'Small letters, digits and dashes, such as youth-grant'),
  name: z.string().trim().min(1).max(120),
  costCode: z.string().trim().max(40).nullable(),
  fromDate: civilDate.nullable(),
  toDate: civilDate.nullable(),
  source,
});
const agencyRate = z.object({
  roleId: id,
  fromDate: civilDate,
  hourlyPence: pence.min(100, 'Less than £1 an hour: enter pounds and pence').max(100_000),
  source,
});

/** One rate as it is to be, told by its key: added where there is none with the key, corrected where there is. */
export const rate = z.discriminatedUnion('what', [
  payPoint.extend({ what: z.literal('pay-point') }),
  grade.extend({ what: z.literal('grade') }),
  gradeRange.extend({ what: z.literal('grade-range') }),
  onCost.extend({ what: z.literal('on-cost') }),
  fund.extend({ what: z.literal('fund') }),
  agencyRate.extend({ what: z.literal('agency-rate') }),
]);
export type Rate = z.infer<typeof rate>;
export type RateKind = Rate['what'];

const remove = z.boolean().default(false).meta({ description: 'True: take the rate with this key out' });
export const ratePreviewRequest = z.object({ rate, remove });
export type RatePreviewRequest = z.infer<typeof ratePreviewRequest>;
export const rateChange = z.object({ rate, remove, reason });
export type RateChange = z.infer<typeof rateChange>;

const isAssumed = z.boolean().meta({ description: 'Nobody published it for this council' });

export const rates = z
  .object({
    version,
    asAt: civilDate,
    awards: z.array(
      z.object({
        payYear: financialYear,
        fromDate: civilDate,
        points: z.array(payPoint.omit({ fromDate: true })),
        missing: z
          .array(scalePoint)
          .meta({ description: 'Points of grades in that year that the award has no pay for' }),
      }),
    ),
    grades: z.array(grade.extend({ ranges: z.array(gradeRange.omit({ gradeId: true }).extend({ isAssumed })) })),
    onCosts: z.array(onCost.extend({ isAssumed })),
    funds: z.array(fund.extend({ isAssumed, lines: z.int().meta({ description: 'Funding lines that name it' }) })),
    agencyRates: z.array(agencyRate.extend({ isAssumed })),
  })
  .meta({ id: 'Rates', ...entity('rates') });
export type Rates = z.infer<typeof rates>;

const sums = z.object({ budgetPence: pence, forecastPence: pence, gaps: z.int() });

export const ratesPreview = z
  .object({
    version,
    what: z.string().meta({ description: 'The rate in words: “Point 5 of 2020/21”' }),
    differences: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    effects: z
      .array(
        z.object({
          year: financialYear,
          before: sums,
          after: sums,
          budgetDifferencePence: pence,
          forecastDifferencePence: pence,
          units: z.array(z.object({ unitId: id, budgetDifferencePence: pence, forecastDifferencePence: pence })),
        }),
      )
      .meta({ description: 'The year of the date, and that of the rate where it starts later' }),
    notes: z.array(z.string()).meta({ description: 'What to look at before saving' }),
  })
  .meta({ id: 'RatesPreview', ...entity('ratesPreview') });
export type RatesPreview = z.infer<typeof ratesPreview>;

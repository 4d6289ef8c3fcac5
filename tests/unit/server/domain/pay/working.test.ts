import { describe, expect, it } from 'vitest';
import { type CostInput, costOf } from '../../../../../server/domain/pay/month-costs.ts';
import { missingSentence, workingOf } from '../../../../../server/domain/pay/working.ts';
import { agency, exampleRates, honorarium, monthsOfCost, pay } from './example-rates.ts';

const sentences = (input: CostInput, rates = exampleRates(), nameOfFund?: (id: string) => string) =>
  monthsOfCost(input, rates).flatMap((month) => workingOf(month, nameOfFund));

describe('the working of a month', () => {
  it('shows days of a part month and the month itself', () => {
    expect(sentences(honorarium('2020-09-27', '2020-11-01', [4, 6]))).toEqual([
      '27–30 Sep: 4 ÷ 30 × £63.75 = £8.50',
      'October: £63.75',
      '1 Nov: 1 ÷ 30 × £63.75 = £2.13',
    ]);
  });

  it('shows FTE and on-cost where they are not 1', () => {
    const input = honorarium('2020-10-01', '2020-10-31', [4, 6], { onCost: true, minutes: 1110 });
    expect(sentences(input)).toEqual(['October: £63.75 × 0.50 FTE × 1.25 on-cost = £39.84']);
    expect(sentences({ ...input, minutes: 2220 })).toEqual(['October: £63.75 × 1.25 on-cost = £79.69']);
  });

  it('divides annual pay in sight where a twelfth is no whole penny', () => {
    expect(sentences(pay('2020-11-02', '2020-12-13', 5, { minutes: 1110 }))).toEqual([
      '2–30 Nov: 29 ÷ 30 × £19,312 ÷ 12 × 0.50 FTE = £777.84',
      '1–13 Dec: 13 ÷ 31 × £19,312 ÷ 12 × 0.50 FTE = £337.44',
    ]);
    expect(sentences(pay('2020-10-01', '2020-10-31', 7))).toEqual(['October: £20,092 ÷ 12 = £1,674.33']);
  });

  it('shows the hours where two decimals of FTE are not exact', () => {
    // 19,698 ÷ 12 × 1,000 ÷ 2,220 = 739.4144…
    expect(sentences(pay('2020-10-01', '2020-10-31', 6, { minutes: 1000 }))).toEqual([
      'October: £1,641.50 × 0.45 FTE (16 h 40 min ÷ 37 h) = £739.41',
    ]);
  });

  it('shows as many decimals of on-cost as there are', () => {
    const at = (basisPoints: number) =>
      sentences(
        pay('2020-10-01', '2020-10-31', 6, { onCost: true }),
        exampleRates({ fromDate: '2020-04-01', basisPoints }),
      );
    expect(at(2637)).toEqual(['October: £1,641.50 × 1.2637 on-cost = £2,074.36']);
    expect(at(2530)).toEqual(['October: £1,641.50 × 1.253 on-cost = £2,056.80']);
    expect(at(2000)).toEqual(['October: £1,641.50 × 1.20 on-cost = £1,969.80']);
    expect(at(10_000)).toEqual(['October: £1,641.50 × 2.00 on-cost = £3,283.00']);
    expect(at(0)).toEqual(['October: £1,641.50']);
  });

  it('of an agency shows rate, hours and days', () => {
    expect(sentences(agency('2020-12-01', '2020-12-31'))).toEqual([
      'December: £32.00 × 37 h ÷ 7 × 31 days = £5,243.43',
    ]);
    expect(sentences({ ...agency('2020-12-01', '2020-12-01'), minutes: 1110 })).toEqual([
      '1 Dec: £32.00 × 18.5 h ÷ 7 × 1 day = £84.57',
    ]);
  });

  it('in parts shows each part unrounded, and the month', () => {
    const steps: [string, number][] = [
      ['2020-04-01', 5],
      ['2020-11-16', 6],
    ];
    expect(sentences(pay('2020-11-01', '2020-11-30', steps))).toEqual([
      '1–15 Nov: 15 ÷ 30 × £19,312 ÷ 12 = £804.6666…',
      '16–30 Nov: 15 ÷ 30 × £1,641.50 = £820.75',
      'November together: £1,625.42',
    ]);
  });

  it('names the funds of the days they share in', () => {
    const funding = [{ fundId: 'g', from: '2020-11-16', to: '2021-03-31', shareBasisPoints: 5000 }];
    const input = pay('2020-11-01', '2020-12-31', 6, { funding });
    expect(sentences(input, exampleRates(), () => 'the DfE grant')).toEqual([
      '1–15 Nov: 15 ÷ 30 × £1,641.50 = £820.75',
      '16–30 Nov: 15 ÷ 30 × £1,641.50 = £820.75, 50.00 % from the DfE grant',
      'November together: £1,641.50',
      'December: £1,641.50, 50.00 % from the DfE grant',
    ]);
  });

  it('has a true minus', () => {
    expect(sentences(honorarium('2020-09-16', '2020-09-30', [6, 4]))).toEqual([
      '16–30 Sep: 15 ÷ 30 × −£63.75 = −£31.87',
    ]);
  });
});

describe('a missing rate', () => {
  const missing = (input: CostInput, rates = exampleRates()) => {
    const outcome = costOf(input, rates);
    return outcome.kind === 'costed' ? outcome.missing.map(missingSentence) : [];
  };

  it('is said with the point, the pay year and a remedy', () => {
    expect(missing(pay('2021-03-01', '2021-05-15', 10))).toEqual([
      'Point 10 has no pay in the award of 2021/22, so 1 Apr 2021 to 15 May 2021 cannot be costed. Add the point to that award.',
    ]);
  });

  it('of on-cost too', () => {
    const late = exampleRates({ fromDate: '2020-10-02', basisPoints: 2500 });
    expect(missing(pay('2020-10-01', '2020-10-31', 6, { onCost: true }), late)).toEqual([
      'No on-cost rate is in force, so 1 Oct 2020 cannot be costed. Add a rate that starts by 1 Oct 2020.',
    ]);
  });
});

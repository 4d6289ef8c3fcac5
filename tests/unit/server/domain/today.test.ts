import { expect, it } from 'vitest';
import { civilDateAt } from '../../../../server/domain/today.ts';

it.each([
  // half past midnight in London, still the day before in UTC: British summer time
  ['2021-06-30T23:30:00Z', '2021-07-01'],
  ['2021-06-30T22:59:59Z', '2021-06-30'],
  // winter: London and UTC agree
  ['2021-01-31T23:30:00Z', '2021-01-31'],
  // the night the clocks go forward, 28 March 2021
  ['2021-03-28T00:30:00Z', '2021-03-28'],
])('at %s it is %s in London', (instant, date) => {
  expect(civilDateAt(new Date(instant))).toBe(date);
});

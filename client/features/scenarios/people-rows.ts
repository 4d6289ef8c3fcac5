import type { Scenario } from '../../../server/contract/scenarios.ts';
import { formatCount, formatNumber, formatPercent } from '../../format.ts';
import { type MeasureRow, rowOf } from './rows.ts';

/** What each scenario means for people. */
export function peopleRows(scenarios: readonly Scenario[]): MeasureRow[] {
  return [
    rowOf({ id: 'moves', title: 'People who move', unit: 'people' }, scenarios, ({ people, moves }) => ({
      text: formatNumber(moves),
      sentences: ['Whoever leaves their district, or part of it. Newcomers without a district count as none.'],
      lines: [
        { what: 'People in it', result: formatNumber(people) },
        {
          what: 'They stay',
          how: `${formatNumber(people)} − ${formatNumber(moves)}`,
          result: formatNumber(people - moves),
        },
        { what: 'They move', result: formatNumber(moves) },
      ],
    })),
    rowOf({ id: 'choice', title: 'Get their first choice', unit: '% of those who asked' }, scenarios, (scenario) => {
      const { stated, firstChoices } = scenario;
      const share = formatPercent(stated > 0 ? firstChoices / stated : null);
      return {
        text: share,
        note: stated > 0 ? `${formatNumber(firstChoices)} of ${formatNumber(stated)}` : 'nobody asked',
        lines: [
          { what: 'Asked for a district', result: formatNumber(stated) },
          { what: 'Mainly work in their first choice', result: formatNumber(firstChoices) },
          { what: 'Share', how: `${formatNumber(firstChoices)} ÷ ${formatNumber(stated)}`, result: share },
        ],
      };
    }),
    rowOf(
      { id: 'several', title: 'Work in several districts', unit: 'people' },
      scenarios,
      ({ people, inSeveral }) => ({
        text: formatNumber(inSeveral),
        lines: [
          { what: 'People in it', result: formatNumber(people) },
          { what: 'In more than one district', result: formatNumber(inSeveral) },
        ],
      }),
    ),
    rowOf({ id: 'pins', title: 'Pinned where they are', unit: 'people' }, scenarios, ({ pins, planId }) => ({
      text: formatNumber(pins),
      sentences: [planId === null ? 'Doing nothing pins nobody.' : 'Pins that hold on the date of the plan.'],
      lines: [{ what: 'Pinned', result: formatNumber(pins) }],
    })),
    rowOf({ id: 'minimums', title: 'Minimums kept', unit: 'of those set' }, scenarios, (scenario) => {
      const { minimums, brokenMinimums } = scenario;
      const kept = minimums - brokenMinimums.length;
      return {
        text: minimums === 0 ? 'none set' : `${formatNumber(kept)} of ${formatNumber(minimums)}`,
        sentences:
          brokenMinimums.length > 0 ? brokenMinimums : ['The least FTE of a role that a district has to have.'],
        lines: [
          { what: 'Set, by district and role', result: formatNumber(minimums) },
          { what: 'Not kept', result: formatNumber(brokenMinimums.length) },
          { what: 'Kept', how: `${minimums} − ${brokenMinimums.length}`, result: formatNumber(kept) },
        ],
      };
    }),
    ...(scenarios.some(({ otherBreaches }) => otherBreaches > 0) ? [otherBreaches(scenarios)] : []),
  ];
}

function otherBreaches(scenarios: readonly Scenario[]): MeasureRow {
  return rowOf(
    { id: 'breaches', title: 'Other rules not kept', unit: 'times' },
    scenarios,
    ({ otherBreaches: times }) => ({
      text: formatNumber(times),
      sentences: [
        'Such as somebody placed where they cannot work, or a pin that is not kept. The page Allocation names each with what to do.',
      ],
      lines: [{ what: 'Not kept', result: formatCount(times, 'time') }],
    }),
  );
}

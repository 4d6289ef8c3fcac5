import type { Month } from '../calendar.ts';
import { isSmall, type SmallNumbers } from './suppress.ts';
import { type TablesInTime, tablesInTime } from './suppress-tables.ts';
import { type Grain, periodOf } from './suppress-time.ts';

/** Cases of a level that opened, closed and moved in a month in one district. */
export interface FlowRow {
  month: Month;
  districtId: string;
  levelId: string;
  opened: number;
  closed: number;
  steppedUp: number;
  steppedDown: number;
}

/** What the service shows of what opened, closed and moved between levels. */
export interface ShownFlows {
  /** What opened and what closed: both or none, since the open cases before and after tell their difference. */
  openedAndClosed: TablesInTime;
  /**
   * Steps between levels in a district, by the financial year only, and of all its levels or of none: month by month hardly
   * any are many enough, and the open cases of a level would tell one step from the others.
   */
  steps: (grain: Grain, period: Month, districtId: string) => boolean;
}

/** @param rows of every month that is recorded, one for each month, district and level at most */
export function shownFlows(rows: readonly FlowRow[], rule: SmallNumbers): ShownFlows {
  const years = new Map<string, number[]>();
  for (const { month, districtId, levelId, steppedUp, steppedDown } of rows) {
    const key = JSON.stringify([periodOf(month, 'year'), districtId]);
    years.set(key, years.get(key) ?? []);
    const name = JSON.stringify([key, levelId]);
    const [up = 0, down = 0] = years.get(name) ?? [];
    years.set(name, [up + steppedUp, down + steppedDown]);
  }
  const levels = [...new Set(rows.map(({ levelId }) => levelId))];
  return {
    openedAndClosed: tablesInTime(
      rows.map(({ month, districtId, levelId, opened, closed }) => ({
        month,
        districtId,
        key: levelId,
        parts: [opened, closed],
      })),
      rule,
    ),
    steps: (grain, period, districtId) => {
      if (!rule.on) return true;
      const key = JSON.stringify([period, districtId]);
      const found = levels.flatMap((levelId) => years.get(JSON.stringify([key, levelId])) ?? []);
      return grain === 'year' && !found.some((count) => isSmall(count, rule));
    },
  };
}

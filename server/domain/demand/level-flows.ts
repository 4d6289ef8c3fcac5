import { type Rate, rateOf, sumOf } from './rates.ts';

/** Cases that opened, closed and moved between levels of need, of one level. */
export interface FlowFigures {
  levelId: string;
  opened: number;
  closed: number;
  /** Cases that left the level upwards. */
  steppedUp: number;
  /** Cases that left the level downwards. */
  steppedDown: number;
  /** Days from opening to closing, summed over those that closed. */
  closedDays: number;
}

/** What happened to the cases of a level in a stretch of months. */
export interface LevelFlow {
  levelId: string;
  opened: number;
  closed: number;
  steppedUp: number;
  steppedDown: number;
  /** Cases that were at the level at some time: open at the end + closed + stepped up + stepped down. */
  present: number;
  /** Stepped up ÷ present. */
  stepUpRate: Rate;
  /** Stepped down ÷ present. */
  stepDownRate: Rate;
  /** Closed ÷ present. */
  closeRate: Rate;
  /** Days from opening to closing of the cases that closed; null where none closed. */
  meanDays: number | null;
}

/**
 * Rates of one level of need from its flows over one or more months.
 * @param rows flows of this level only
 * @param openAtEnd its open cases at the end of the last of the months
 * @returns null where no flow is recorded
 */
export function levelFlow(levelId: string, rows: readonly FlowFigures[], openAtEnd: number): LevelFlow | null {
  if (rows.length === 0) return null;
  const opened = sumOf(rows, (row) => row.opened);
  const closed = sumOf(rows, (row) => row.closed);
  const steppedUp = sumOf(rows, (row) => row.steppedUp);
  const steppedDown = sumOf(rows, (row) => row.steppedDown);
  const present = openAtEnd + closed + steppedUp + steppedDown;
  return {
    levelId,
    opened,
    closed,
    steppedUp,
    steppedDown,
    present,
    stepUpRate: rateOf(steppedUp, present),
    stepDownRate: rateOf(steppedDown, present),
    closeRate: rateOf(closed, present),
    meanDays: rateOf(
      sumOf(rows, (row) => row.closedDays),
      closed,
    ).value,
  };
}

import type { CivilDate } from '../calendar.ts';
import { daysBetween } from './arrangement-dates.ts';

/** Stages of filling a vacancy, in their order; the last two close it. */
export const STAGES = [
  'approval',
  'advertised',
  'shortlisted',
  'interview',
  'offer',
  'checks',
  'start-date',
  'filled',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];

/** The day a recruitment reached a stage. */
export interface StageReached {
  stage: Stage;
  onDate: CivilDate;
}

/** How a vacancy is being filled, as it stands in the records. */
export interface RecruitmentRecord {
  stage: Stage;
  openedOn: CivilDate;
  closedOn: CivilDate | null;
  nextActionBy: CivilDate | null;
  stages: readonly StageReached[];
}

/** A recruitment as it stood at a date. */
export interface RecruitmentAt {
  stage: Stage;
  /** The day it reached that stage. */
  stageSince: CivilDate;
  closedOn: CivilDate | null;
  /** Days from its opening to the date, or to the day it was closed. */
  daysOpen: number;
  /** Days that the next action is overdue; null where there is none, it is not due yet, or it is closed. */
  overdueDays: number | null;
}

/** True for the stages that close a recruitment. */
export function isClosing(stage: Stage): stage is 'filled' | 'withdrawn' {
  return stage === 'filled' || stage === 'withdrawn';
}

/** True where a stage comes after another: a recruitment goes forward without saying why. Withdrawal comes after all. */
export function isForward(from: Stage, to: Stage): boolean {
  return STAGES.indexOf(to) > STAGES.indexOf(from);
}

/**
 * How a recruitment stood at a date, from the days it reached its stages.
 * @returns null where it had not been opened yet
 */
export function recruitmentAt(record: RecruitmentRecord, asAt: CivilDate): RecruitmentAt | null {
  if (record.openedOn > asAt) return null;
  const reached = reachedBy(record, asAt);
  const closedOn = record.closedOn !== null && record.closedOn <= asAt ? record.closedOn : null;
  const { nextActionBy } = record;
  const isOverdue = closedOn === null && nextActionBy !== null && nextActionBy < asAt;
  return {
    stage: reached.stage,
    stageSince: reached.onDate,
    closedOn,
    daysOpen: daysBetween(record.openedOn, closedOn ?? asAt),
    overdueDays: isOverdue ? daysBetween(nextActionBy, asAt) : null,
  };
}

function reachedBy({ stages, openedOn }: RecruitmentRecord, asAt: CivilDate): StageReached {
  let reached: StageReached = { stage: 'approval', onDate: openedOn };
  for (const entry of stages) {
    const isSameDay = entry.onDate === reached.onDate;
    const isLater = isSameDay ? isForward(reached.stage, entry.stage) : entry.onDate > reached.onDate;
    if (entry.onDate <= asAt && isLater) reached = entry;
  }
  return reached;
}

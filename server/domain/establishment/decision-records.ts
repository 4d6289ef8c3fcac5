import type { CivilDate } from '../calendar.ts';
import type { RateRows } from './cost-of-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from './records.ts';

/** What a decision is about: a post, an arrangement or a funding line, by its number. */
export interface DecisionItemRef {
  kind: 'post' | 'occupancy' | 'funding-line';
  subjectId: string;
}

/** What a decision is about, with the records behind it. `gone` where the number is no longer in the records. */
export type DecisionSubject = { subjectId: string } & (
  | { kind: 'post'; post: PostRecord }
  | { kind: 'occupancy'; occupancy: OccupancyRecord; post: PostRecord }
  | { kind: 'funding-line'; line: FundingRecord; post: PostRecord; occupancy: OccupancyRecord | null }
  | { kind: 'gone' }
);

/** Everything that a decision is drafted from and costed with. */
export interface DecisionGround {
  /** In the order of the decision. */
  subjects: readonly DecisionSubject[];
  /** Occupancies of the posts and of the people named in the subjects, over all time. */
  around: readonly OccupancyRecord[];
  /** Posts of `around`, and of the subjects. */
  posts: readonly PostRecord[];
  fundingLines: readonly FundingRecord[];
  rates: Omit<RateRows, 'fundingLines' | 'fullTimeMinutes'>;
  /** Minutes a week of a full-time post. */
  fullTimeMinutes: number;
  /** Day of the decision, or the day it is looked at while it has none. */
  onDate: CivilDate;
  names: DecisionNames;
}

/** Names by id; an id without a name is itself. */
export interface DecisionNames {
  unit: (id: string) => string;
  role: (id: string) => string;
  grade: (id: string) => string;
  fund: (id: string) => string;
  district: (id: string) => string;
}

/** Kinds of occupancy that take somebody on at full pay, or by the hour: their pay falls within the budget of the post. */
export function fillsPost({ kind, basePoint }: OccupancyRecord): boolean {
  return kind !== 'ring-fenced' && kind !== 'additional-hours' && basePoint === null;
}

/** What else somebody holds on the first day of an arrangement: their substantive post first. */
export function heldBeside(record: OccupancyRecord, around: readonly OccupancyRecord[]): OccupancyRecord | undefined {
  if (record.personId === null) return undefined;
  const own = around.filter(
    (one) =>
      one.personId === record.personId &&
      one.id !== record.id &&
      one.kind !== 'ring-fenced' &&
      one.startDate <= record.startDate &&
      (one.endDate === null || one.endDate >= record.startDate),
  );
  return own.find(({ kind }) => kind === 'substantive') ?? own[0];
}

import type { CivilDate } from '../../calendar.ts';
import type { GradeRange } from '../cost-of-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from '../records.ts';

/** What happens where a rule is broken. */
export type Severity = 'off' | 'warn' | 'refuse';

/** What a rule counts in, what it counts to unless the council says otherwise, and how far that may be set. */
export interface Threshold {
  unit: 'days' | 'months' | 'per cent';
  usual: number;
  least: number;
  most: number;
}

/** A place where a rule is broken: what is the matter with its value, and what to do about it. */
export interface Breach {
  /** Field of the record that the remedy speaks of. */
  field: string;
  sentence: string;
  remedy: string;
}

/** One named rule about facts of a kind. */
export interface Rule<Facts> {
  id: string;
  title: string;
  /** What it is there for, in a sentence. */
  what: string;
  /** What happens unless the council says otherwise. */
  usually: Severity;
  /** True where stored data rests on it: it always refuses. */
  isFixed: boolean;
  threshold: Threshold | null;
  /** @param threshold as the council set it, else the usual one; 0 where the rule has none */
  find: (facts: Facts, threshold: number) => Breach[];
}

/** A broken rule, as it is shown. */
export interface Finding extends Breach {
  rule: string;
  title: string;
  severity: 'warn' | 'refuse';
}

/** The person of an arrangement, as their record says. */
export interface HolderFacts {
  name: string;
  /** Minutes a week. */
  contractedMinutes: number;
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** A grade and the points that belong to it, in any order of dates. */
export interface GradeFacts {
  id: string;
  name: string;
  ranges: readonly GradeRange[];
}

/** A temporary arrangement, as drafted or as stored, among everything that the rules look at. */
export interface ArrangementFacts {
  record: OccupancyRecord & { endDate: CivilDate };
  post: PostRecord;
  /** Null where the worker is not on the staff list. */
  holder: HolderFacts | null;
  /** Every other occupancy of the same person, at any time. */
  ofHolder: readonly OccupancyRecord[];
  /** Every other occupancy of the same post, at any time. */
  inPost: readonly OccupancyRecord[];
  /** The occupancy whose holder is covered. */
  covered: OccupancyRecord | null;
  /** Every other occupancy of the person who is covered. */
  ofCovered: readonly OccupancyRecord[];
  /** District in which whoever is covered holds cases; null where they hold none, or are in no district’s team. */
  coveredCasesIn: string | null;
  /** Grade of a post by its number. */
  gradeOf: (postId: string) => GradeFacts | undefined;
  /** Day of the decision; null where no decision with a day is linked. */
  decidedOn: CivilDate | null;
  /** Day it is looked at. */
  today: CivilDate;
  /** Minutes a week of a full-time post. */
  fullTimeMinutes: number;
}

/** A funding line, as drafted or as stored, among everything that the rules look at. */
export interface FundingFacts {
  line: FundingRecord;
  /** The other lines of the same post, or of the same arrangement. */
  others: readonly FundingRecord[];
  fund: { name: string; fromDate: CivilDate | null; toDate: CivilDate | null };
  /** The post or the arrangement whose cost is shared. */
  subject: { title: string; startDate: CivilDate; endDate: CivilDate | null };
}

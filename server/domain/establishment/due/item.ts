import type { CivilDate } from '../../calendar.ts';
import { addDays, daysBetween } from '../arrangement-dates.ts';
import type { Contract } from '../holder-differences.ts';
import { byId, type FundingRecord, type OccupancyRecord, type PostRecord } from '../records.ts';
import type { RecruitmentRecord } from '../recruitment.ts';

/** What can need action. */
export type DueKind =
  | 'arrangement-ends'
  | 'review'
  | 'honorarium-review'
  | 'honorarium-long'
  | 'funding-ends'
  | 'funding-review'
  | 'post-ends'
  | 'freeze-ends'
  | 'recruitment-action'
  | 'recruitment-long'
  | 'competence-lapses'
  | 'records-differ'
  | 'decision-draft'
  | 'allocation-review'
  | 'allocation-signal';

/** The page on which it is done. */
export type DuePage = 'temporary-posts' | 'posts' | 'vacancies' | 'people' | 'decisions' | 'demand-review';

/** One thing that needs action. */
export interface DueItem {
  /** The same for as long as it is about the same record: kind and number of the record. */
  id: string;
  kind: DueKind;
  /** The day it is due; null where records disagree and no day says by when. */
  date: CivilDate | null;
  /** Days until then, below 0 for overdue; null without a day. */
  daysLeft: number | null;
  /** What it is about, without anybody's name. */
  title: string;
  /** What is the matter. It may name a person. */
  sentence: string;
  /** What to do next. */
  action: string;
  page: DuePage;
  /** The record on that page: number of the arrangement, funding line, post, person, decision or review. */
  subjectId: string;
  /** Null for what belongs to no unit. */
  unitId: string | null;
  districtId: string | null;
  /** The fund that stops paying, and its share in hundredths of a per cent. */
  fund: { name: string; shareBasisPoints: number } | null;
}

/** Somebody's contract, and where they work. */
export interface DuePerson extends Contract {
  districtId: string | null;
}

/** A competence that lapses. */
export interface HeldCompetence {
  personId: string;
  competenceId: string;
  name: string;
  /** Days before its last day that a lapse is told of. */
  warnDays: number;
  /** Last day it holds. */
  expiresOn: CivilDate;
}

/** A recruitment, with the post it fills. */
export interface DueRecruitment extends RecruitmentRecord {
  id: string;
  postId: string;
  nextAction: string | null;
}

/** A decision record that is not final. */
export interface DraftDecision {
  id: string;
  reference: string;
  title: string;
  createdOn: CivilDate;
}

/** The records that say what needs action; what ended more than 90 days before the date may be left out. */
export interface DueRecords {
  posts: readonly PostRecord[];
  occupancies: readonly OccupancyRecord[];
  fundingLines: readonly FundingRecord[];
  /** Which post becomes which. */
  mappings: readonly { oldPostId: string; newPostId: string }[];
  people: readonly DuePerson[];
  competences: readonly HeldCompetence[];
  /** Competences that posts ask for. */
  requirements: readonly { postId: string; competenceId: string }[];
  recruitments: readonly DueRecruitment[];
  drafts: readonly DraftDecision[];
  funds: readonly { id: string; name: string }[];
  /** Reviews of the allocation that were held, and the day each set for the next. */
  reviews: readonly { id: string; heldOn: CivilDate; nextOn: CivilDate | null }[];
  /** The review of the allocation that its rule asks for; null where it asks for none. */
  reviewAsked: { since: CivilDate; sentence: string } | null;
  /** Months after which an honorarium is reviewed, and that it lasts at most; null where the council asks for neither. */
  honoraria: { reviewMonths: number | null; longestMonths: number | null };
}

/** Days for which something that is over is still told of. */
export const LOOK_BACK_DAYS = 90;

/** The records, the dates they are looked at from, and the ways between them. */
export interface DueGround extends DueRecords {
  asAt: CivilDate;
  /** Last day that is looked ahead to. */
  until: CivilDate;
  postOf: ReadonlyMap<string, PostRecord>;
  /** Occupancies that funding lines are of. */
  fundedOf: ReadonlyMap<string, OccupancyRecord>;
  inPost: (postId: string) => readonly OccupancyRecord[];
  ofPerson: (personId: string) => readonly OccupancyRecord[];
}

/** Puts the records in order for everything that looks at them. @param horizonDays days to look ahead, from 0 */
export function dueGround(records: DueRecords, asAt: CivilDate, horizonDays: number): DueGround {
  const { posts, occupancies, fundingLines } = records;
  const byPost = Map.groupBy(occupancies, ({ postId }) => postId);
  const byPerson = Map.groupBy(occupancies, ({ personId }) => personId);
  const funded = new Set(fundingLines.map(({ occupancyId }) => occupancyId));
  return {
    ...records,
    asAt,
    until: addDays(asAt, horizonDays),
    postOf: byId(posts),
    fundedOf: byId(occupancies.filter(({ id }) => funded.has(id))),
    inPost: (postId) => byPost.get(postId) ?? [],
    ofPerson: (personId) => byPerson.get(personId) ?? [],
  };
}

/** What an item says beyond what follows from it. */
export type DueDraft = Omit<DueItem, 'id' | 'daysLeft' | 'fund' | 'unitId' | 'districtId'> &
  Partial<Pick<DueItem, 'fund'>> & {
    of: Pick<PostRecord | DuePerson, 'unitId' | 'districtId'> | null;
    /** Number of the record it is about, where that is not the one on the page. */
    about?: string;
  };

/** An item with what follows from its day and its record. */
export function dueItem({ of, about, ...draft }: DueDraft, asAt: CivilDate): DueItem {
  return {
    fund: null,
    ...draft,
    id: `${draft.kind}:${about ?? draft.subjectId}`,
    daysLeft: draft.date === null ? null : daysBetween(asAt, draft.date),
    unitId: of?.unitId ?? null,
    districtId: of?.districtId ?? null,
  };
}

/** A post as titles name it: `Senior practitioner (P-0409)`. */
export function nameOfPost({ id, title }: Pick<PostRecord, 'id' | 'title'>): string {
  return `${title} (${id})`;
}

import { count } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '../open.ts';
import {
  caseloadStandard,
  competence,
  competenceLevel,
  decision,
  demandCount,
  district,
  establishmentRule,
  grade,
  gradeRange,
  type importRun,
  language,
  levelOfNeed,
  occupancy,
  occupancyStep,
  payPoint,
  person,
  personLanguage,
  personPreference,
  post,
  postMapping,
  postRequirement,
  role,
  unit,
  workingConstraint,
} from '../schema/index.ts';

const LISTS = [district, unit, role, language, levelOfNeed];
const POSTS = [
  ...LISTS,
  post,
  postMapping,
  postRequirement,
  occupancy,
  occupancyStep,
  person,
  grade,
  gradeRange,
  competence,
  competenceLevel,
  decision,
  establishmentRule,
  caseloadStandard,
];

/** Kinds of file whose rows are records of ours. */
export type RecordFileKind = Exclude<typeof importRun.$inferSelect.kind, 'referrals' | 'case-extract' | 'episodes'>;

/** Every table that a file of a kind is compared with. */
export const IMPORT_TABLES: Readonly<Record<RecordFileKind, readonly SQLiteTable[]>> = {
  people: [...LISTS, person, personLanguage, personPreference, workingConstraint],
  demand: [...LISTS, demandCount],
  posts: POSTS,
  occupancies: POSTS,
  arrangements: POSTS,
  'pay-points': [payPoint],
};

const COUNTED: Readonly<Record<RecordFileKind, readonly SQLiteTable[]>> = {
  people: [person],
  demand: [demandCount],
  posts: [post, occupancy],
  occupancies: [post, occupancy],
  arrangements: [post, occupancy],
  'pay-points': [payPoint],
};

/** How many records a file of a kind is compared with. */
export function countStanding(db: Db, kind: RecordFileKind): number {
  return COUNTED[kind].reduce((sum, table) => sum + (db.select({ rows: count() }).from(table).get()?.rows ?? 0), 0);
}

import type { Db } from '../../db/open.ts';
import { listDecisionDays, listRuleSettings, readCaseRoles, readHolders } from '../../db/queries/arrangements.ts';
import { listFundingLines, listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { findPerson } from '../../db/queries/people.ts';
import { readRates } from '../../db/queries/rates.ts';
import { listCaseloadStandards, listDistricts } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import type {
  ArrangementFacts,
  GradeFacts,
  HolderFacts,
  RuleSetting,
} from '../domain/establishment/arrangement-rules.ts';
import { costGround, type RateRows } from '../domain/establishment/cost-of-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';

/** A temporary occupancy: one that has an end. */
export type TemporaryRecord = OccupancyRecord & { endDate: CivilDate };

/** Everything that arrangements, their rules and their costs are looked up in. */
export interface Lookup {
  post: (id: string) => PostRecord | undefined;
  occupancy: (id: string) => OccupancyRecord | undefined;
  ofPerson: (id: string) => readonly OccupancyRecord[];
  inPost: (id: string) => readonly OccupancyRecord[];
  holder: (id: string) => (HolderFacts & { roleId: string; districtId: string | null }) | undefined;
  holdsCases: (roleId: string) => boolean;
  grade: (id: string) => GradeFacts | undefined;
  /** Day of the decision that a record names, by its id or by its reference; null where none is known. */
  decidedOn: (record: Pick<OccupancyRecord, 'decisionId' | 'decisionReference'>) => CivilDate | null;
  hasDecision: (id: string) => boolean;
  settings: readonly RuleSetting[];
  rates: Omit<RateRows, 'fundingLines'>;
  fundingLines: readonly FundingRecord[];
  fundName: (id: string) => string;
  districtName: (id: string) => string;
  funds: readonly { id: string; name: string; fromDate: CivilDate | null; toDate: CivilDate | null }[];
  fullTimeMinutes: number;
}

/** Looks single records up as they are asked for: for one arrangement. */
export function lookupOne(db: Db, asAt: CivilDate): Lookup {
  const once = <T>(read: (id: string) => T) => {
    const known = new Map<string, T>();
    return (id: string): T => {
      const found = known.get(id) ?? read(id);
      known.set(id, found);
      return found;
    };
  };
  return {
    ...settled(db, asAt),
    post: once((id) => listPosts(db, { id })[0]),
    occupancy: once((id) => listOccupancies(db, { id })[0]),
    ofPerson: once((personId) => listOccupancies(db, { personId })),
    inPost: once((postId) => listOccupancies(db, { postId })),
    holder: once((id) => findPerson(db, id)),
  };
}

/** Looks up among records that were read together: for a list. */
export function lookupMany(db: Db, asAt: CivilDate, around: readonly OccupancyRecord[]): Lookup {
  const posts = new Map(listPosts(db).map((post) => [post.id, post]));
  const holders = readHolders(db);
  const byId = new Map(around.map((record) => [record.id, record]));
  const byPerson = Map.groupBy(around, ({ personId }) => personId);
  const byPost = Map.groupBy(around, ({ postId }) => postId);
  return {
    ...settled(db, asAt),
    post: (id) => posts.get(id),
    occupancy: (id) => byId.get(id),
    ofPerson: (id) => byPerson.get(id) ?? [],
    inPost: (id) => byPost.get(id) ?? [],
    holder: (id) => holders.get(id),
  };
}

function settled(db: Db, asAt: CivilDate) {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const { grades, gradeRanges, payPoints, onCosts, funds } = readRates(db);
  const ranges = Map.groupBy(gradeRanges, ({ gradeId }) => gradeId);
  const gradeFacts = new Map(grades.map(({ id, name }) => [id, { id, name, ranges: ranges.get(id) ?? [] }]));
  const caseRoles = readCaseRoles(db);
  const decisions = listDecisionDays(db);
  const dayById = new Map(decisions.map(({ id, decidedOn }) => [id, decidedOn]));
  const dayByReference = new Map(decisions.map(({ reference, decidedOn }) => [reference, decidedOn]));
  const districtNames = new Map(listDistricts(db).map(({ id, name }) => [id, name]));
  const fundNames = new Map(funds.map(({ id, name }) => [id, name]));
  return {
    grade: (id: string) => gradeFacts.get(id),
    holdsCases: (roleId: string) => caseRoles.has(roleId),
    decidedOn: ({ decisionId, decisionReference }: Pick<OccupancyRecord, 'decisionId' | 'decisionReference'>) =>
      dayById.get(decisionId ?? '') ?? dayByReference.get(decisionReference ?? '') ?? null,
    hasDecision: (id: string) => dayById.has(id),
    settings: listRuleSettings(db),
    rates: { payPoints, onCosts, gradeRanges, fullTimeMinutes },
    fundingLines: listFundingLines(db),
    fundName: (id: string) => fundNames.get(id) ?? id,
    districtName: (id: string) => districtNames.get(id) ?? id,
    funds,
    fullTimeMinutes,
  };
}

/**
 * What the rules look at of a record.
 * @param today day it is looked at
 * @param isNew a new one without a decision counts as decided today; of a stored one nobody knows
 * @throws Error where its post does not exist: check that before
 */
export function factsOf(record: TemporaryRecord, lookup: Lookup, today: CivilDate, isNew = false): ArrangementFacts {
  const post = lookup.post(record.postId);
  if (!post) throw new Error(`There is no post ${record.postId}`);
  const others = (list: readonly OccupancyRecord[]) => list.filter(({ id }) => id !== record.id);
  const covered = record.coversId === null ? undefined : lookup.occupancy(record.coversId);
  const ofCovered = covered?.personId ? lookup.ofPerson(covered.personId) : [];
  const coveredPerson = lookup.holder(covered?.personId ?? '');
  return {
    record,
    post,
    holder: (record.personId === null ? undefined : lookup.holder(record.personId)) ?? null,
    ofHolder: record.personId === null ? [] : others(lookup.ofPerson(record.personId)),
    inPost: others(lookup.inPost(record.postId)),
    covered: covered ?? null,
    ofCovered: ofCovered.filter(({ id }) => id !== covered?.id),
    coveredCasesIn: coveredPerson && lookup.holdsCases(coveredPerson.roleId) ? coveredPerson.districtId : null,
    gradeOf: (postId) => lookup.grade(lookup.post(postId)?.gradeId ?? ''),
    decidedOn: lookup.decidedOn(record) ?? (isNew ? null : record.startDate),
    today,
    fullTimeMinutes: lookup.fullTimeMinutes,
  };
}

/** What costs rest on, with these funding lines. */
export function groundOf({ rates, fundingLines }: Lookup, lines: readonly FundingRecord[] = fundingLines) {
  return costGround({ ...rates, fundingLines: lines });
}

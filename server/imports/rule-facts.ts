import type { Db } from '../../db/open.ts';
import { listDecisionDays, listRuleSettings, readCaseRoles, readHolders } from '../../db/queries/arrangements.ts';
import type { Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import { readRates } from '../../db/queries/rates.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import type { ArrangementFacts } from '../domain/establishment/arrangement-rules.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';

/** What the rules of arrangements look at beside posts and occupancies, and how the council set them. */
export function readRuleGround(db: Db) {
  const { grades, gradeRanges } = readRates(db);
  return {
    settings: listRuleSettings(db),
    holders: readHolders(db),
    caseRoles: readCaseRoles(db),
    decisions: listDecisionDays(db),
    standards: listCaseloadStandards(db),
    grades,
    gradeRanges,
  };
}
export type RuleGround = ReturnType<typeof readRuleGround>;

/**
 * What the rules look at of a temporary arrangement; undefined where its post is not known or it has no end.
 * @param isNew a new one without a decision counts as decided today; of a stored one nobody knows
 */
export type FactsOf = (record: StoredOccupancy, isNew: boolean) => ArrangementFacts | undefined;

interface Among {
  posts: ReadonlyMap<string, Versioned<StoredPost>>;
  units: readonly { id: string; districtId: string | null }[];
  ground: RuleGround;
  /** Day it is looked at. */
  today: string;
}

/** Finds the facts of arrangements among all occupancies that there are, or would be. */
export function factsAmong({ posts, units, ground, today }: Among): (records: Iterable<StoredOccupancy>) => FactsOf {
  const { holders, caseRoles, decisions, standards } = ground;
  const { fullTimeMinutes } = standardAt(standards, today);
  const districtOf = new Map(units.map(({ id, districtId }) => [id, districtId]));
  const ranges = Map.groupBy(ground.gradeRanges, ({ gradeId }) => gradeId);
  const grades = new Map(ground.grades.map(({ id, name }) => [id, { id, name, ranges: ranges.get(id) ?? [] }]));
  const dayById = new Map(decisions.map(({ id, decidedOn }) => [id, decidedOn]));
  const dayByReference = new Map(decisions.map(({ reference, decidedOn }) => [reference, decidedOn]));
  const asRecord = (stored: StoredOccupancy): OccupancyRecord => {
    const name = stored.workerName ?? holders.get(stored.personId ?? '')?.name ?? stored.personId ?? '';
    return { ...stored, name, version: 1 };
  };
  return (stored) => {
    const records = [...stored].map(asRecord);
    const byId = new Map(records.map((record) => [record.id, record]));
    const byPost = Map.groupBy(records, ({ postId }) => postId);
    const byPerson = Map.groupBy(records, ({ personId }) => personId);
    const ofPerson = (personId: string | null | undefined) => (personId ? (byPerson.get(personId) ?? []) : []);
    return (arrangement, isNew) => {
      const { endDate } = arrangement;
      const post = posts.get(arrangement.postId)?.record;
      if (!post || endDate === null) return undefined;
      const record = { ...asRecord(arrangement), endDate };
      const covered = record.coversId === null ? undefined : byId.get(record.coversId);
      const coveredPerson = holders.get(covered?.personId ?? '');
      const decidedOn = dayById.get(record.decisionId ?? '') ?? dayByReference.get(record.decisionReference ?? '');
      return {
        record,
        post: { ...post, districtId: districtOf.get(post.unitId) ?? null, version: 1 },
        holder: holders.get(record.personId ?? '') ?? null,
        ofHolder: ofPerson(record.personId).filter(({ id }) => id !== record.id),
        inPost: (byPost.get(record.postId) ?? []).filter(({ id }) => id !== record.id),
        covered: covered ?? null,
        ofCovered: ofPerson(covered?.personId).filter(({ id }) => id !== covered?.id),
        coveredCasesIn: coveredPerson && caseRoles.has(coveredPerson.roleId) ? coveredPerson.districtId : null,
        gradeOf: (postId) => grades.get(posts.get(postId)?.record.gradeId ?? ''),
        decidedOn: decidedOn ?? (isNew ? null : record.startDate),
        today,
        fullTimeMinutes,
      };
    };
  };
}

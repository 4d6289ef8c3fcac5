import { eq, isNotNull, min } from 'drizzle-orm';
import type { Db } from '../open.ts';
import {
  allocationReview,
  competence,
  decision,
  decisionEdition,
  establishmentRule,
  fund,
  fundingLine,
  occupancy,
  occupancyStep,
  person,
  personCompetence,
  post,
  postMapping,
  postRequirement,
  recruitment,
  recruitmentStage,
  unit,
} from '../schema/index.ts';
import { listRuleSettings } from './arrangements.ts';
import {
  listFundingLines,
  listOccupancies,
  listPostMappings,
  listPostRequirements,
  listPosts,
} from './establishment.ts';
import { listRecruitments } from './recruitment.ts';

/** The tables that `readDueRows` looks at. */
export const DUE_TABLES = [
  ...[post, unit, occupancy, occupancyStep, person, postMapping, postRequirement, fundingLine, fund],
  ...[
    recruitment,
    recruitmentStage,
    competence,
    personCompetence,
    decision,
    decisionEdition,
    establishmentRule,
    allocationReview,
  ],
] as const;

/**
 * Everything that says what needs action at a date, of the whole service.
 * @param since posts, occupancies and funding lines that ended before this day are left out
 * @param asAt recruitments opened after this day are left out
 */
export function readDueRows(db: Db, { since, asAt }: { since: string; asAt: string }) {
  return {
    posts: listPosts(db, { from: since }),
    occupancies: listOccupancies(db, { from: since }),
    fundingLines: listFundingLines(db, { from: since }),
    mappings: listPostMappings(db),
    requirements: listPostRequirements(db),
    people: listContracts(db),
    competences: listLapsing(db),
    recruitments: listRecruitments(db, { openedBy: asAt }),
    drafts: listDrafts(db),
    funds: db.select({ id: fund.id, name: fund.name }).from(fund).all(),
    rules: listRuleSettings(db),
    reviews: db
      .select({ id: allocationReview.id, heldOn: allocationReview.heldOn, nextOn: allocationReview.nextOn })
      .from(allocationReview)
      .orderBy(allocationReview.heldOn, allocationReview.id)
      .all(),
  };
}

function listContracts(db: Db) {
  return db
    .select({
      id: person.id,
      name: person.name,
      unitId: person.unitId,
      districtId: unit.districtId,
      contractedMinutes: person.contractedMinutes,
      startDate: person.startDate,
      endDate: person.endDate,
    })
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .all();
}

function listLapsing(db: Db) {
  return db
    .select({
      personId: personCompetence.personId,
      competenceId: personCompetence.competenceId,
      name: competence.name,
      warnDays: competence.warnDays,
      expiresOn: personCompetence.expiresOn,
    })
    .from(personCompetence)
    .innerJoin(competence, eq(competence.id, personCompetence.competenceId))
    .where(isNotNull(personCompetence.expiresOn))
    .all()
    .flatMap(({ expiresOn, ...held }) => (expiresOn === null ? [] : [{ ...held, expiresOn }]));
}

/** Decision records that are drafts, with the instant they were begun at. */
function listDrafts(db: Db) {
  return db
    .select({
      id: decision.id,
      reference: decision.reference,
      title: decision.title,
      updatedAt: decision.updatedAt,
      firstAt: min(decisionEdition.at),
    })
    .from(decision)
    .leftJoin(decisionEdition, eq(decisionEdition.decisionId, decision.id))
    .where(eq(decision.state, 'draft'))
    .groupBy(decision.id)
    .all()
    .map(({ firstAt, updatedAt, ...draft }) => ({ ...draft, begunAt: firstAt ?? updatedAt }));
}

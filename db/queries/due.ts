import { eq, isNotNull, min, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { rememberedRead } from '../remember.ts';
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

/** Records of which nothing is left out at any date. */
const UNDATED_TABLES = [
  ...[unit, person, postMapping, postRequirement, fundingLine, fund, competence, personCompetence],
  ...[decision, decisionEdition, establishmentRule, allocationReview],
] as const;

const RECRUITMENT_TABLES = [recruitment, recruitmentStage, post, unit, occupancy, person] as const;

/** The tables that `readDueRows` looks at. */
export const DUE_TABLES = [...UNDATED_TABLES, ...RECRUITMENT_TABLES, occupancyStep] as const;

const undated = rememberedRead<ReturnType<typeof readUndated>>('what may be due', UNDATED_TABLES, 1);
const recruitments = rememberedRead<ReturnType<typeof listRecruitments>>('recruitments', RECRUITMENT_TABLES, 1);

/**
 * Everything that says what needs action at a date, of the whole service; nobody may change it.
 * @param since posts, occupancies and funding lines that ended before this day are left out
 * @param asAt recruitments opened after this day are left out
 */
export function readDueRows(db: Db, { since, asAt }: { since: string; asAt: string }) {
  const { fundingLines, ...others } = undated(db, '', () => readUndated(db));
  return {
    ...others,
    posts: listPosts(db, { from: since }),
    occupancies: listOccupancies(db, { from: since }),
    fundingLines: fundingLines.filter(({ toDate }) => toDate >= since),
    recruitments: recruitments(db, '', () => listRecruitments(db)).filter(({ openedOn }) => openedOn <= asAt),
  };
}

function readUndated(db: Db) {
  return {
    fundingLines: listFundingLines(db),
    mappings: listPostMappings(db),
    requirements: listPostRequirements(db),
    people: listContracts(db),
    competences: listLapsing(db),
    drafts: listDrafts(db),
    funds: db.select({ id: fund.id, name: fund.name }).from(fund).all(),
    rules: listRuleSettings(db),
    reviews: db
      .select({ id: allocationReview.id, heldOn: allocationReview.heldOn, nextOn: allocationReview.nextOn })
      .from(allocationReview)
      .orderBy(allocationReview.heldOn, sql`rowid`)
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

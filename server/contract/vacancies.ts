import { z } from 'zod';
import { civilDate, fte, id, month, version } from './common.ts';
import { entity } from './entities.ts';
import { occupancyKind, pence, scalePoint, weeklyMinutes } from './establishment.ts';

/** How a post that is listed here stands. A held one is listed where its holder is away. */
export const VACANCY_STANDINGS = {
  vacant: 'Vacant',
  frozen: 'Frozen',
  held: 'Holder away',
  proposed: 'Proposed',
} as const;
export type VacancyStanding = keyof typeof VACANCY_STANDINGS;

/** Stages of filling a vacancy, in their order; the last two close it. */
export const RECRUITMENT_STAGES = {
  approval: 'Approval',
  advertised: 'Advertised',
  shortlisted: 'Shortlisted',
  interview: 'Interview',
  offer: 'Offer',
  checks: 'Checks',
  'start-date': 'Start date agreed',
  filled: 'Filled',
  withdrawn: 'Withdrawn',
} as const;
export type RecruitmentStage = keyof typeof RECRUITMENT_STAGES;
const stage = z.enum(Object.keys(RECRUITMENT_STAGES) as [RecruitmentStage, ...RecruitmentStage[]]);

/** Somebody who covers, and what of it counts. */
const cover = z.object({
  occupancyId: id,
  name: z.string(),
  kind: occupancyKind,
  fte,
  countedFte: fte.meta({ description: 'What of it counts towards the vacancy or a holder who is away' }),
  coversName: z.string().nullable().meta({ description: 'Whom it covers by name; null where it covers the vacancy' }),
  startDate: civilDate,
  endDate: civilDate.nullable(),
  monthPence: pence
    .optional()
    .meta({ description: 'Cost in the month of the date of what counts towards the vacancy' }),
  monthWorking: z.array(z.string()).optional().meta({ description: 'How it was worked out, a sentence a line' }),
});

/** Somebody who holds the post substantively at the date. */
const holder = z.object({
  occupancyId: id,
  name: z.string(),
  fte,
  startDate: civilDate,
  endDate: civilDate.nullable(),
  awayFte: fte,
  coveredFte: fte,
  awayFor: z
    .object({ kind: occupancyKind, title: z.string().nullable(), endDate: civilDate.nullable() })
    .nullable()
    .meta({ description: 'What takes them away; the post only where the reader may see it' }),
});

/** A post that is vacant wholly or in part, frozen or proposed, or whose holder is away, at a date. */
export const vacancy = z
  .object({
    postId: id,
    title: z.string(),
    roleId: id,
    unitId: id,
    districtId: z.string().nullable(),
    standing: z.enum(Object.keys(VACANCY_STANDINGS) as [VacancyStanding, ...VacancyStanding[]]),
    budgetedFte: fte,
    heldFte: fte,
    vacantFte: fte,
    vacantMinutes: z.int(),
    awayFte: fte.meta({ description: 'Held, but the holder is away' }),
    coveredFte: fte.meta({ description: 'Part of vacant and away that is covered, and never more than that' }),
    surplusFte: fte.meta({ description: 'Cover beyond what there is to cover' }),
    covered: z.enum(['no', 'partly', 'wholly', 'nothing to cover']),
    since: civilDate.nullable().meta({ description: 'Vacant without a break from this day on, also in earlier posts' }),
    daysVacant: z.int().nullable(),
    frozenFrom: civilDate.nullable(),
    frozenTo: civilDate.nullable(),
    frozenReason: z.string().nullable(),
    postStartDate: civilDate,
    postEndDate: civilDate.nullable(),
    cover: z.array(cover),
    holders: z.array(holder),
    heldBefore: z
      .array(z.object({ postId: id, name: z.string(), fte, startDate: civilDate, endDate: civilDate }))
      .meta({ description: 'Who held it last, in earlier posts too, latest first' }),
    monthSavingPence: pence.nullable().optional().meta({
      description:
        'What the vacant hours are budgeted at in the month of the date, for the days they are vacant; null where not known',
    }),
    monthSavingWorking: z.array(z.string()).optional(),
    monthCoverPence: pence
      .nullable()
      .optional()
      .meta({ description: 'What the hours that cover the vacancy cost in that month; null where not known' }),
    costMissing: z.array(z.string()).optional().meta({ description: 'What is missing for the cost, and the remedy' }),
  })
  .meta({ id: 'Vacancy', ...entity('vacancy') });
export type Vacancy = z.infer<typeof vacancy>;

/** A district's gap: gapFte = vacantFte + coveredFte + tooSmallFte + newStartersFte + recordsFte. All case-holding FTE. */
export const districtGap = z
  .object({
    districtId: id,
    name: z.string(),
    demandFte: fte,
    inPostFte: fte,
    establishmentFte: fte,
    allVacantFte: fte.meta({ description: 'All that is vacant of it, covered or not' }),
    frozenFte: fte.meta({ description: 'Part of it in frozen posts' }),
    gapFte: fte.meta({ description: 'demandFte − inPostFte' }),
    vacantFte: fte.meta({ description: 'Vacant, and covered by nobody who holds cases' }),
    coveredFte: fte.meta({ description: 'Vacant, and covered by arrangements that say they hold cases' }),
    tooSmallFte: fte.meta({ description: 'demandFte − establishmentFte: stays though every post were filled' }),
    staffCoverFte: fte.meta({
      description:
        'Vacant, but no part of the gap: filled for a time by people on the staff list, who count as in post',
    }),
    newStartersFte: fte.meta({
      description: 'Held by people in their first months, who do not carry a full caseload yet: goes by itself',
    }),
    recordsFte: fte.meta({
      description: 'Where contracts and posts do not agree: held posts − what people in post carry, in full',
    }),
    arrangementsFte: fte.meta({ description: 'What temporary arrangements add, or take away where negative' }),
    leftFte: fte.meta({ description: 'gapFte − arrangementsFte' }),
  })
  .meta({ id: 'DistrictGap', ...entity('districtGap') });
export type DistrictGap = z.infer<typeof districtGap>;

export const vacancies = z
  .object({
    asAt: civilDate,
    month: month.meta({ description: 'Month that costs are for' }),
    demandMonth: month.nullable(),
    vacancies: z.array(vacancy),
    districts: z.array(districtGap),
  })
  .meta({ id: 'Vacancies' });
export type Vacancies = z.infer<typeof vacancies>;

/** How a vacancy is being filled, as it stood at a date. */
export const recruitment = z
  .object({
    id,
    postId: id,
    title: z.string(),
    roleId: id,
    unitId: id,
    districtId: z.string().nullable(),
    minutes: z.int(),
    fte,
    stage,
    stageSince: civilDate,
    stages: z.array(z.object({ stage, onDate: civilDate })),
    openedOn: civilDate,
    daysOpen: z.int(),
    owner: z.string().nullable(),
    nextAction: z.string().nullable(),
    nextActionBy: civilDate.nullable(),
    overdueDays: z.int().nullable().meta({ description: 'Days the next action is overdue at the date' }),
    startsOn: civilDate.nullable(),
    closedOn: civilDate.nullable(),
    closedDays: z.int().nullable().meta({ description: 'Days since it was closed' }),
    closeReason: z.string().nullable(),
    filledById: id.nullable().meta({ description: 'Occupancy that filled it' }),
    filledByName: z.string().nullable(),
    note: z.string().nullable(),
    version,
  })
  .meta({ id: 'Recruitment', ...entity('recruitment') });
export type Recruitment = z.infer<typeof recruitment>;

export const recruitments = z
  .object({ asAt: civilDate, recruitments: z.array(recruitment) })
  .meta({ id: 'Recruitments' });
export type Recruitments = z.infer<typeof recruitments>;

const owner = z.string().trim().min(1, 'Say who sees to it, or leave it out').max(120).nullable();
const nextAction = z.string().trim().min(1, 'Say what comes next, or leave it out').max(200).nullable();
const note = z.string().trim().min(1, 'Write a note, or leave it out').max(500).nullable();
const reason = z.string().trim().min(3, 'Say why, in a few words').max(300);

export const newRecruitment = z
  .strictObject({
    postId: id,
    minutes: weeklyMinutes.optional().meta({ description: 'Default: what is vacant of the post' }),
    openedOn: civilDate.optional().meta({ description: 'Default: the as-at date' }),
    owner: owner.optional(),
    nextAction: nextAction.optional(),
    nextActionBy: civilDate.nullable().optional(),
    note: note.optional(),
  })
  .meta({ id: 'NewRecruitment' });
export type NewRecruitment = z.infer<typeof newRecruitment>;

/** Who filled it: somebody on the staff list who holds the post from now on, or who holds it already. */
const filledBy = z.union([
  z.strictObject({
    personId: id,
    startDate: civilDate,
    minutes: weeklyMinutes.optional(),
    payPoint: scalePoint.nullable().optional().meta({ description: 'From whoever may change pay only' }),
  }),
  z.strictObject({ occupancyId: id }),
]);

/** A change names only what it changes. Going to a stage takes the day it was reached; going back takes a reason. */
export const recruitmentChange = z
  .strictObject({
    stage,
    onDate: civilDate.meta({ description: 'Day the stage was reached. Default: the as-at date' }),
    reason: reason.meta({ description: 'Why it goes back, or why it is withdrawn' }),
    filledBy: filledBy.meta({ description: 'With the stage “filled”: who' }),
    minutes: weeklyMinutes,
    owner,
    nextAction,
    nextActionBy: civilDate.nullable(),
    startsOn: civilDate.nullable(),
    note,
  })
  .partial()
  .meta({ id: 'RecruitmentChange' });
export type RecruitmentChange = z.infer<typeof recruitmentChange>;

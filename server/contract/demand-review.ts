import { z } from 'zod';
import { civilDate, fte, id, month, version } from './common.ts';
import { entity } from './entities.ts';
import { balanceWord } from './overview.ts';

const share = z.number().nullable();
const reason = z.string().trim().min(3, 'Say in a few words why').max(400);

/** How a district stood against its fair share. */
export const driftRow = z
  .object({
    districtId: id,
    demandFte: fte,
    capacityFte: fte.meta({ description: 'Case-holding FTE' }),
    fairShareFte: fte,
    differenceFte: fte,
    difference: share.meta({ description: 'Difference ÷ fair share; null without a fair share' }),
    word: balanceWord,
  })
  .meta({ id: 'DriftRow', ...entity('driftRow') });
export type DriftRow = z.infer<typeof driftRow>;

/** All districts at one date, or the one that the reader sees. */
export const driftMonth = z
  .object({
    month,
    date: civilDate.meta({ description: 'Day whose people and temporary arrangements the capacity is' }),
    marked: z.string().nullable().meta({ description: 'Why the month is left out; null where it is not' }),
    districts: z.array(driftRow),
  })
  .meta({ id: 'DriftMonth' });
export type DriftMonth = z.infer<typeof driftMonth>;

export const reviewStanding = z
  .object({
    state: z.enum(['nothing', 'too-few', 'quiet', 'rests', 'look-again', 'asked']),
    sentence: z.string(),
    detail: z.string(),
    since: civilDate.nullable().meta({ description: 'Day from which a review is asked for' }),
    nextOn: civilDate.nullable().meta({ description: 'Day of the next review, as the latest one set it' }),
    nextSentence: z.string(),
  })
  .meta({ id: 'ReviewStanding', ...entity('reviewStanding') });
export type ReviewStanding = z.infer<typeof reviewStanding>;

const reviewStep = z
  .object({
    month,
    state: z.enum(['marked', 'unknown', 'quiet', 'watch', 'rests', 'asked', 'stands', 'back']),
    counts: z.boolean(),
    asks: z.boolean().meta({ description: 'A review was asked for at the end of the month' }),
    sentence: z.string(),
  })
  .meta(entity('reviewStep'));
export type ReviewStepView = z.infer<typeof reviewStep>;

const whole = (least: number, most: number) =>
  z.int().min(least, `Choose ${least} at least`).max(most, `Choose ${most} at most`);
const part = (least: number, most: number) =>
  z
    .number()
    .min(least, `Choose ${least * 100} % at least`)
    .max(most, `Choose ${most * 100} % at most`);

const ruleFields = {
  below: part(0.03, 0.5).meta({ description: 'A month is bad for a district further below its fair share, 0…1' }),
  months: whole(2, 12).meta({ description: 'Bad months of one district that ask for a review' }),
  of: whole(2, 12).meta({ description: '… among the last so many that count' }),
  farBelow: part(0.05, 0.9).meta({ description: 'Further below in two months running asks too, even soon after one' }),
  restMonths: whole(0, 24).meta({ description: 'Months after a review that decided without another' }),
  backWithin: part(0, 0.5).meta({ description: 'It stays asked for until every district is within this' }),
  mostMoves: whole(1, 10).meta({ description: 'Most moves worth advising' }),
  leastGain: part(0.01, 0.5).meta({ description: 'Moves are advised where the worst district comes up by so much' }),
};

/** The rule as somebody asks for it. */
export const reviewRuleAsked = z
  .strictObject(ruleFields)
  .superRefine(({ below, farBelow, backWithin, months, of }, ctx) => {
    const refuse = (path: keyof typeof ruleFields, message: string): void => {
      ctx.addIssue({ code: 'custom', path: [path], message });
    };
    if (months > of) refuse('months', `Choose ${of} months at most, since only the last ${of} count`);
    if (farBelow < below) refuse('farBelow', 'Far below cannot be nearer than what makes a month bad');
    if (backWithin > below) refuse('backWithin', 'Choose no more than what makes a month bad, or it never ends');
  });
export type ReviewRuleAsked = z.infer<typeof reviewRuleAsked>;

export const reviewRule = z
  .object({ version, ...ruleFields, sentences: z.array(z.string()).meta({ description: 'What it does, in words' }) })
  .meta({ id: 'ReviewRule', ...entity('reviewRule') });
export type ReviewRuleView = z.infer<typeof reviewRule>;

export const reviewRuleChange = z.strictObject({ rule: reviewRuleAsked, reason }).meta({ id: 'ReviewRuleChange' });
export type ReviewRuleChange = z.infer<typeof reviewRuleChange>;

/** What another rule would have asked for. */
export const rulePreview = z
  .object({
    months: z.array(z.object({ month, before: z.boolean(), after: z.boolean() })),
    sentences: z.array(z.string()).meta({ description: 'What the rule would do, in words' }),
    sentence: z.string(),
    now: z.string().meta({ description: 'What it would say today' }),
  })
  .meta({ id: 'ReviewRulePreview' });
export type RulePreview = z.infer<typeof rulePreview>;

export const reviewOutcome = z.enum(['leave', 'rebalance', 'look-again']);
export type ReviewOutcomeName = z.infer<typeof reviewOutcome>;

/** A review that was held. */
export const allocationReview = z
  .object({
    id,
    heldOn: civilDate,
    month: month.meta({ description: 'Month whose demand it looked at' }),
    outcome: reviewOutcome,
    reason: z.string(),
    nextOn: civilDate.nullable(),
    heldBy: z.string(),
    measured: z.array(driftRow).meta({ description: 'What was measured then; later corrections do not change it' }),
    version,
  })
  .meta({ id: 'AllocationReview', ...entity('allocationReview') });
export type AllocationReview = z.infer<typeof allocationReview>;

const reviewFields = {
  heldOn: civilDate,
  outcome: reviewOutcome,
  reason,
  nextOn: civilDate.nullable(),
};
export const newReview = z.strictObject(reviewFields).meta({ id: 'NewReview' });
export type NewReview = z.infer<typeof newReview>;

/** How the districts stand on a day, and when the next review could be. */
export const reviewReading = z
  .object({
    asAt: civilDate,
    month: month.nullable().meta({ description: 'Null: no month is over by then, so nothing can be reviewed' }),
    districts: z.array(driftRow),
    suggested: z.object({ leave: civilDate, rebalance: civilDate, 'look-again': civilDate }),
  })
  .meta({ id: 'ReviewReading' });
export type ReviewReading = z.infer<typeof reviewReading>;

/** Drift month by month, what the rule makes of it, and the reviews held. */
export const demandReview = z
  .object({
    asAt: civilDate,
    standing: reviewStanding,
    today: driftMonth.nullable(),
    months: z.array(driftMonth),
    steps: z.array(reviewStep),
    reviews: z.array(allocationReview).meta({ description: 'The latest first' }),
    rule: reviewRule,
    notes: z.array(z.string()),
  })
  .meta({ id: 'DemandReview' });
export type DemandReview = z.infer<typeof demandReview>;

/** Somebody who would move. */
const reviewMove = z
  .object({ personId: id, name: z.string(), fte, fromDistrictId: id, toDistrictId: id })
  .meta(entity('reviewMove'));

const worst = z.object({ districtId: id, difference: z.number() });

/** The best plan with at most so many moves, checked independently. */
const reviewPoint = z.object({
  moves: z.int(),
  worst: worst.nullable(),
  districts: z.array(z.object({ districtId: id, difference: share })),
  people: z.array(reviewMove),
});
export type ReviewPoint = z.infer<typeof reviewPoint>;

/** How far few moves would bring the worst district. */
export const reviewMoves = z
  .object({
    state: z
      .enum(['not-asked', 'working', 'done', 'failed', 'cancelled'])
      .meta({ description: 'not-asked: nobody has had it worked out since the records last changed' }),
    isOutdated: z.boolean().meta({
      description: 'True where it was worked out, or begun, for the records as they were before they last changed',
    }),
    step: z.int().meta({ description: 'Answers found so far' }),
    steps: z.int(),
    failure: z.string().nullable(),
    today: worst.nullable().meta({ description: 'The worst district as people are placed today' }),
    demandFte: fte.meta({ description: 'Of all districts, at the date' }),
    capacityFte: fte.meta({ description: 'Of all districts, at the date' }),
    missingFte: fte.meta({ description: 'Demand less capacity of all districts' }),
    points: z.array(reviewPoint),
    helps: z.boolean().meta({ description: 'Few moves would bring the worst district up enough' }),
    advised: z.int().nullable().meta({ description: 'Moves that are advised, or else help most; null: none help' }),
    sentence: z.string().meta({ description: 'Empty until it is done' }),
  })
  .meta({ id: 'ReviewMoves', ...entity('reviewMoves') });
export type ReviewMovesView = z.infer<typeof reviewMoves>;

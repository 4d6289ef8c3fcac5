import { z } from 'zod';
import { temporaryKind } from './arrangements.ts';
import { id } from './common.ts';
import { basisPoints, scalePoint, weeklyMinutes } from './establishment.ts';

/** A day of a form: a month alone is asked back, since neither its first nor its last day may be assumed. */
export const dayOfForm = z.iso
  .date({
    error: ({ input }) =>
      typeof input === 'string' && /^\d{4}-\d{2}$/.test(input)
        ? `“${input}” is a month. Which day of it: its first, its last, or another one?`
        : undefined,
  })
  .refine((day) => day >= '1990-01-01' && day <= '2099-12-31', 'Give a day from 1990 to 2099')
  .meta({ description: 'Civil date YYYY-MM-DD; a month alone is refused' });

const reason = z.string().trim().min(3, 'Say why, in a few words').max(500);
const reference = z.string().trim().min(1).max(100).nullable();
const fields = {
  postId: id,
  personId: id.nullable(),
  workerName: z.string().trim().min(1).max(120).nullable(),
  kind: temporaryKind,
  minutes: weeklyMinutes,
  startDate: dayOfForm,
  endDate: dayOfForm,
  payPoint: scalePoint.nullable(),
  basePoint: scalePoint.nullable(),
  steps: z.array(z.strictObject({ fromDate: dayOfForm, point: scalePoint })).max(20),
  onCost: z.boolean(),
  hourlyPence: z
    .int()
    .min(1, 'An hourly rate is above 0')
    .max(100_000, 'More than £1,000 an hour: is this pence?')
    .nullable(),
  coversId: id.nullable(),
  reason,
  reviewDate: dayOfForm.nullable(),
  decisionReference: reference,
  decisionId: id.nullable(),
  capacityMinutes: z.int().min(-3000).max(3000),
  capacityDistrictId: id.nullable(),
  coveredStops: z.boolean().meta({ description: 'The own caseload of whoever is covered stops' }),
};

export const newArrangement = z
  .strictObject({
    ...fields,
    personId: fields.personId.default(null),
    workerName: fields.workerName.default(null),
    payPoint: fields.payPoint.default(null),
    basePoint: fields.basePoint.default(null),
    steps: fields.steps.default([]),
    onCost: fields.onCost.default(true),
    hourlyPence: fields.hourlyPence.default(null),
    coversId: fields.coversId.default(null),
    reviewDate: fields.reviewDate.default(null),
    decisionReference: fields.decisionReference.default(null),
    decisionId: fields.decisionId.default(null),
    capacityMinutes: fields.capacityMinutes.default(0),
    capacityDistrictId: fields.capacityDistrictId.default(null),
    coveredStops: fields.coveredStops.default(false),
  })
  .meta({ id: 'NewArrangement' });
export type NewArrangement = z.infer<typeof newArrangement>;

export const why = z
  .string()
  .trim()
  .min(3, 'Say why, in a few words')
  .max(300)
  .meta({ description: 'Why, for the history' });

/** A change names only the fields it changes, and may say why. */
export const arrangementEdit = z
  .strictObject({ ...z.strictObject(fields).partial().shape, why: why.optional() })
  .meta({ id: 'ArrangementEdit' });
export type ArrangementEdit = z.infer<typeof arrangementEdit>;

export const extendArrangement = z
  .strictObject({
    endDate: dayOfForm,
    reviewDate: dayOfForm.nullable().optional().meta({ description: 'Left out: stays as it is' }),
    extendFunding: z.boolean().default(false).meta({ description: 'Funding that ends with it goes on with it' }),
    why,
  })
  .meta({ id: 'ExtendArrangement' });
export type ExtendArrangement = z.infer<typeof extendArrangement>;

export const endArrangement = z.strictObject({ endDate: dayOfForm, why }).meta({ id: 'EndArrangement' });
export type EndArrangement = z.infer<typeof endArrangement>;

export const makePermanent = z
  .strictObject({
    fromDate: dayOfForm,
    payPoint: scalePoint.nullable().default(null).meta({ description: 'Null: the point paid on the day before' }),
    why,
  })
  .meta({ id: 'MakePermanent' });
export type MakePermanent = z.infer<typeof makePermanent>;

export const deleteArrangement = z.strictObject({ why }).meta({ id: 'DeleteArrangement' });
export type DeleteArrangement = z.infer<typeof deleteArrangement>;

/** What is to be looked at before it is saved. */
export const arrangementAction = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('add'), arrangement: newArrangement }),
    z.strictObject({ action: z.literal('change'), id, change: arrangementEdit }),
    z.strictObject({ action: z.literal('extend'), id, with: extendArrangement }),
    z.strictObject({ action: z.literal('end-early'), id, with: endArrangement }),
    z.strictObject({ action: z.literal('make-permanent'), id, with: makePermanent }),
    z.strictObject({ action: z.literal('delete'), id, with: deleteArrangement }),
  ])
  .meta({ id: 'ArrangementAction' });
export type ArrangementAction = z.infer<typeof arrangementAction>;

const fundingFields = {
  postId: id.nullable(),
  occupancyId: id.nullable(),
  fundId: id,
  fromDate: dayOfForm,
  toDate: dayOfForm,
  shareBasisPoints: basisPoints.min(1, 'A share is above 0 %'),
  reason,
  reviewDate: dayOfForm.nullable(),
  decisionReference: reference,
  decisionId: id.nullable(),
};
export const newFundingLine = z
  .strictObject({
    ...fundingFields,
    postId: fundingFields.postId.default(null),
    occupancyId: fundingFields.occupancyId.default(null),
    reviewDate: fundingFields.reviewDate.default(null),
    decisionReference: fundingFields.decisionReference.default(null),
    decisionId: fundingFields.decisionId.default(null),
  })
  .meta({ id: 'NewFundingLine' });

const { postId: _post, occupancyId: _occupancy, ...changeable } = fundingFields;
export const fundingLineEdit = z
  .strictObject({ ...z.strictObject(changeable).partial().shape, why: why.optional() })
  .meta({ id: 'FundingLineEdit' });

export const endFundingLine = z.strictObject({ toDate: dayOfForm, why }).meta({ id: 'EndFundingLine' });

export const fundingAction = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('add'), line: newFundingLine }),
    z.strictObject({ action: z.literal('change'), id, change: fundingLineEdit }),
    z.strictObject({ action: z.literal('end'), id, with: endFundingLine }),
  ])
  .meta({ id: 'FundingAction' });
export type FundingAction = z.infer<typeof fundingAction>;

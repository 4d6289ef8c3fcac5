import { z } from 'zod';
import { id, version } from './common.ts';
import { entity } from './entities.ts';

const districts = z
  .array(id)
  .min(1, 'Choose at least one district')
  .max(100)
  .nullable()
  .meta({ description: 'Null: all districts' });
const rise = z
  .number()
  .min(0, 'A rise cannot be below 0')
  .max(10, 'A rise of more than ten times cannot be worked out')
  .meta({ description: '1.5: 150 % more than in a usual month' });
const share = z.number().min(0).max(1);
const families = z.number().min(0, 'This cannot be below 0').max(10_000);

const schoolReturn = z.strictObject({
  kind: z.literal('school-return'),
  rise: rise.meta({ description: 'Rise of referrals from schools in the month of the return' }),
  monthsHeldBack: z.int().min(0).max(6),
  heldBack: share.meta({ description: 'By what share schools refer less in the months before' }),
  districtIds: districts,
});
const publicity = z.strictObject({
  kind: z.literal('publicity'),
  rise: rise.meta({ description: 'Rise of all referrals at the peak' }),
  monthsUntil: z.int().min(0).max(11),
  falls: z
    .number()
    .min(0.05, 'The rise has to fall by 5 % a month at least')
    .max(1)
    .meta({ description: 'By what share the rise falls from each month to the next' }),
  districtIds: districts,
});
const partnerCloses = z.strictObject({
  kind: z.literal('partner-closes'),
  families: z.array(z.strictObject({ districtId: id, levelId: id, families })).max(1000),
  referrals: z.array(z.strictObject({ districtId: id, perMonth: families })).max(100),
});
const newEstate = z.strictObject({
  kind: z.literal('new-estate'),
  districtId: id,
  wardCode: id.nullable().meta({ description: 'Ward it is built in; null where only the district is known' }),
  homes: z.int().min(0, 'This cannot be below 0').max(100_000),
  childrenPer100Homes: z.number().min(0, 'This cannot be below 0').max(1000),
  monthsToMoveIn: z.int().min(1, 'It takes a month at least').max(120),
});

/** A change of demand that is thought through, in plain units. */
export const stressParameters = z.discriminatedUnion('kind', [schoolReturn, publicity, partnerCloses, newEstate]);
export type StressParameters = z.infer<typeof stressParameters>;
export const stressKind = z.enum(['school-return', 'publicity', 'partner-closes', 'new-estate']);
export type StressKindName = z.infer<typeof stressKind>;

/** A saved case. */
export const stressCase = z
  .object({
    id,
    name: z.string(),
    parameters: stressParameters,
    said: z.string().meta({ description: 'What it is, in a sentence' }),
    version,
  })
  .meta({ id: 'StressCase', ...entity('stressCase') });
export type StressCaseView = z.infer<typeof stressCase>;

/**
 * The case of a stored row.
 * @param stored kind, and the other parameters as JSON
 * @throws ZodError where the row is not what this version writes
 */
export function storedStressCase(stored: { kind: StressKindName; parameters: string }): StressParameters {
  return stressParameters.parse({ ...JSON.parse(stored.parameters), kind: stored.kind });
}

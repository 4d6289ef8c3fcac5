import { z } from 'zod';
import { temporaryKind } from './arrangements.ts';
import { asAtQuery, civilDate, id } from './common.ts';
import { entity } from './entities.ts';

/** Characters of what is searched for, without blanks around it. */
export const SEARCH_LENGTH = 80;
/** The most that is found of a kind, and in all. */
export const MOST_OF_A_KIND = 5;
export const MOST_IN_ALL = 20;

/** What is found, in the order of kinds that fit equally well. */
export const FOUND_KINDS = [
  'people',
  'posts',
  'arrangements',
  'plans',
  'districts',
  'units',
  'wards',
  'decisions',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export const searchQuery = asAtQuery.extend({
  q: z
    .string()
    .trim()
    .min(1, 'Type what to search for')
    .max(SEARCH_LENGTH, `Type at most ${SEARCH_LENGTH} characters`)
    .meta({ description: 'Words, names or numbers; capitals, accents and hyphens do not matter' }),
});

const opensAt = civilDate
  .nullable()
  .meta({ description: 'A day on which it is there, where it is not on the date asked for; else null' });
const districtId = id.nullable();

export const foundPerson = z
  .object({ id, name: z.string(), roleId: id, unitId: id, districtId, opensAt })
  .meta({ id: 'FoundPerson', ...entity('foundPerson') });
export const foundPost = z
  .object({ id, title: z.string(), unitId: id, districtId, opensAt })
  .meta({ id: 'FoundPost', ...entity('foundPost') });
export const foundArrangement = z
  .object({
    id,
    name: z.string(),
    postId: id,
    kind: temporaryKind,
    unitId: id,
    districtId,
    startDate: civilDate,
    endDate: civilDate,
  })
  .meta({ id: 'FoundArrangement', ...entity('foundArrangement') });
export const foundPlan = z
  .object({ id, name: z.string(), asAt: civilDate })
  .meta({ id: 'FoundPlan', ...entity('foundPlan') });
export const foundDistrict = z
  .object({ districtId: id, name: z.string() })
  .meta({ id: 'FoundDistrict', ...entity('foundDistrict') });
export const foundUnit = z
  .object({ id, name: z.string(), kind: z.enum(['central', 'commissioned']) })
  .meta({ id: 'FoundUnit', ...entity('foundUnit') });
export const foundWard = z
  .object({ code: id, name: z.string(), districtId: id.meta({ description: 'District it lies in at the date' }) })
  .meta({ id: 'FoundWard', ...entity('foundWard') });
export const foundDecision = z
  .object({ id, reference: z.string(), title: z.string(), state: z.enum(['draft', 'final']) })
  .meta({ id: 'FoundDecision', ...entity('foundDecision') });

export const found = z
  .object({
    asAt: civilDate,
    kinds: z.array(z.enum(FOUND_KINDS)).meta({ description: 'Kinds with something found, the best match first' }),
    people: z.array(foundPerson),
    posts: z.array(foundPost),
    arrangements: z.array(foundArrangement),
    plans: z.array(foundPlan),
    districts: z.array(foundDistrict),
    units: z.array(foundUnit).meta({ description: 'Teams that belong to no district' }),
    wards: z.array(foundWard),
    decisions: z.array(foundDecision),
    isCut: z.boolean().meta({ description: 'True where more was found than is given' }),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof found>;

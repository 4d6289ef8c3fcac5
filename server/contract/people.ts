import { z } from 'zod';
import { civilDate, fte, id, version } from './common.ts';
import { entity } from './entities.ts';

export const preference = z.object({
  districtId: id,
  rank: z.int().min(1).max(5).meta({ description: '1 is the first choice' }),
  reason: z.string().max(200).nullable().meta({ description: 'Null too where the reader may not see reasons' }),
});

export const person = z
  .object({
    id: id.meta({ description: 'Staff number' }),
    name: z.string(),
    roleId: id,
    unitId: id,
    districtId: z
      .string()
      .nullable()
      .meta({ description: 'District of the unit; null for central and commissioned units' }),
    contractedMinutes: z.int(),
    fte,
    languages: z.array(z.string()),
    preferences: z.array(preference),
    cannotWorkIn: z.array(id).meta({ description: 'Working constraints: districts, never a reason' }),
    startDate: civilDate,
    endDate: civilDate.nullable(),
    version,
  })
  .meta({ id: 'Person', ...entity('person') });
export type Person = z.infer<typeof person>;

export const people = z.object({ asAt: civilDate, people: z.array(person) }).meta({ id: 'People' });

/** A change names only the fields it changes. */
export const personChange = z
  .strictObject({
    name: z.string().trim().min(1).max(120),
    roleId: id,
    unitId: id,
    contractedMinutes: z
      .int()
      .min(1, 'Contracted minutes are at least 1')
      .max(3000, 'More than 50 hours a week: are these hours?'),
    startDate: civilDate,
    endDate: civilDate.nullable(),
    languages: z.array(z.string().min(2).max(8)).max(12),
    preferences: z.array(preference).max(5),
    cannotWorkIn: z.array(id).max(20),
  })
  .partial()
  .meta({ id: 'PersonChange' });
export type PersonChange = z.infer<typeof personChange>;

/** A change as it is sent: the fields, and optionally why. */
export const personEdit = personChange
  .extend({
    reason: z.string().trim().min(3, 'Say why, in a few words, or leave it out').max(300).optional().meta({
      description: 'Why, for the history',
    }),
  })
  .meta({ id: 'PersonEdit' });
export type PersonEdit = z.infer<typeof personEdit>;

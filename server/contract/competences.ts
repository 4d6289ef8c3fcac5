import { z } from 'zod';
import { civilDate, id, version } from './common.ts';
import { entity } from './entities.ts';

/** How somebody's competence stands at a date. */
export const COMPETENCE_STATES = {
  holds: 'Holds',
  lapses: 'Lapses soon',
  lapsed: 'Lapsed',
  later: 'Evidenced later',
} as const;
export type CompetenceState = keyof typeof COMPETENCE_STATES;
const state = z.enum(Object.keys(COMPETENCE_STATES) as [CompetenceState, ...CompetenceState[]]);

const name = z.string().trim().min(1, 'Give it a name').max(80);
const level = z.int().min(1).max(9);
const warnDays = z.int().min(0, 'Days are 0 or more').max(730, 'At most two years ahead');

/** The competences people may hold, in their order, and the levels, lowest first. */
export const competenceSet = z
  .object({
    version,
    levels: z.array(
      z.object({ level, name: z.string(), inUse: z.int().meta({ description: 'Records that name it' }) }),
    ),
    competences: z.array(
      z.object({
        id,
        name: z.string(),
        warnDays: z.int().meta({ description: 'Days before its expiry that a lapse is warned of' }),
        people: z.int().meta({ description: 'People who hold it or held it' }),
        posts: z.int().meta({ description: 'Posts that ask for it' }),
      }),
    ),
  })
  .meta({ id: 'CompetenceSet' });
export type CompetenceSet = z.infer<typeof competenceSet>;

/** The whole set as it is to be: what is left out is removed, unless something still names it. */
export const competenceSetChange = z
  .strictObject({
    levels: z.array(z.strictObject({ level, name })).min(1, 'Keep at least one level').max(9),
    competences: z
      .array(z.strictObject({ id: id.nullable().meta({ description: 'Null for a new one' }), name, warnDays }))
      .max(60),
  })
  .meta({ id: 'CompetenceSetChange' });
export type CompetenceSetChange = z.infer<typeof competenceSetChange>;

/** A competence somebody holds. */
const held = z.object({
  competenceId: id,
  level,
  evidencedOn: civilDate,
  expiresOn: civilDate.nullable().meta({ description: 'Last day it holds; null where it does not lapse' }),
  state,
  daysLeft: z.int().nullable().meta({ description: 'Days until the last day it holds; below 0 once lapsed' }),
});
export type HeldCompetence = z.infer<typeof held>;

/** What a post asks for and its holder does not have at the date. */
const mismatch = z.object({
  postId: id,
  title: z.string(),
  competenceId: id,
  minimumLevel: level,
  sentence: z.string().meta({ description: 'What is missing, and what to do' }),
});

/** Somebody in post with the competences on record. */
export const personCompetences = z
  .object({
    personId: id,
    districtId: z.string().nullable(),
    competences: z.array(held),
    mismatches: z.array(mismatch),
    version,
  })
  .meta({ id: 'PersonCompetences', ...entity('personCompetences') });
export type PersonCompetences = z.infer<typeof personCompetences>;

/** How many people of a unit hold a competence at the date, by level. */
const competenceCount = z
  .object({
    districtId: z.string().nullable().meta({ description: 'Null: central and commissioned units together' }),
    competenceId: id,
    people: z.int(),
    byLevel: z.array(z.object({ level, people: z.int() })),
    lapsing: z.int().meta({ description: 'Those of them whose competence lapses soon' }),
    lapsed: z.int().meta({ description: 'People whose competence lapsed: not counted above' }),
  })
  .meta(entity('competenceCount'));

/** A competence that lapses soon, or has lapsed. */
const lapse = z
  .object({
    personId: id,
    name: z.string(),
    districtId: z.string().nullable(),
    competenceId: id,
    expiresOn: civilDate,
    daysLeft: z.int(),
  })
  .meta(entity('lapse'));

export const heldCompetences = z
  .object({
    asAt: civilDate,
    headcounts: z.array(z.object({ districtId: z.string().nullable(), people: z.int() })),
    people: z
      .array(personCompetences)
      .meta({ description: 'People in post who have any, or whose post asks for some' }),
    counts: z.array(competenceCount),
    lapses: z.array(lapse).meta({ description: 'Next to lapse first' }),
  })
  .meta({ id: 'HeldCompetences' });
export type HeldCompetences = z.infer<typeof heldCompetences>;

/** Everything somebody holds, as it is to be. */
export const personCompetencesChange = z
  .strictObject({
    competences: z
      .array(z.strictObject({ competenceId: id, level, evidencedOn: civilDate, expiresOn: civilDate.nullable() }))
      .max(60),
    reason: z
      .string()
      .trim()
      .min(3, 'Say why, in a few words, or leave it out')
      .max(300)
      .optional()
      .meta({ description: 'Why, for the history' }),
  })
  .meta({ id: 'PersonCompetencesChange' });
export type PersonCompetencesChange = z.infer<typeof personCompetencesChange>;

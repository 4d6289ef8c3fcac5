import { z } from 'zod';
import { auditEventView } from './audit.ts';
import { civilDate, id, version } from './common.ts';
import { entity } from './entities.ts';
import { preference } from './people.ts';
import { pin, placement } from './plans.ts';

/** Everything that is kept about one person, with names in the place of ids, for them to have. */
export const subjectAccess = z
  .object({
    council: z.string(),
    madeAt: z.iso.datetime(),
    personId: id.meta({ description: 'Staff number' }),
    name: z.string(),
    record: z.array(z.object({ field: z.string(), value: z.string() })).meta({ description: 'The record in words' }),
    preferences: z.array(preference.extend({ district: z.string() })),
    cannotWorkIn: z.array(z.string()),
    posts: z
      .array(z.object({ title: z.string(), lines: z.array(z.object({ field: z.string(), value: z.string() })) }))
      .meta({ description: 'Posts held or filled, with pay points and the reasons that were written down' }),
    competences: z.array(
      z.object({
        competence: z.string(),
        level: z.string(),
        evidencedOn: civilDate,
        expiresOn: civilDate.nullable(),
      }),
    ),
    plans: z.array(
      z.object({
        planId: z.string(),
        name: z.string(),
        asAt: civilDate,
        facts: z.array(z.object({ field: z.string(), value: z.string() })).meta({
          description: 'What the plan froze about the person when it was made',
        }),
        placements: z.array(placement.extend({ district: z.string() })),
        pin: pin.nullable(),
      }),
    ),
    questions: z.array(
      z.object({ plan: z.string(), kind: z.string(), askedBy: z.string(), askedAt: z.iso.datetime() }),
    ),
    mentions: z.array(z.object({ where: z.string(), text: z.string() })).meta({
      description: 'Free texts about others that name the person; check them before they are given out',
    }),
    events: z.array(auditEventView),
    explanations: z.array(z.object({ title: z.string(), text: z.string() })).meta({
      description: 'What it is used for, who sees it, how long it is kept, whom to ask',
    }),
  })
  .meta({ id: 'SubjectAccess', ...entity('subjectAccess') });
export type SubjectAccess = z.infer<typeof subjectAccess>;

const portion = z.object({ what: z.string(), count: z.int() });

/** What an erasure would do, read before it is confirmed. */
export const erasurePreview = z
  .object({
    personId: id,
    name: z.string(),
    version,
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'Why it cannot be done yet, with the remedy; null where it can' }),
    removed: z.array(portion).meta({ description: 'What is removed or loses what identifies the person' }),
    kept: z.array(portion.extend({ why: z.string() })).meta({ description: 'What has to stay, and why' }),
  })
  .meta({ id: 'ErasurePreview', ...entity('erasure') });
export type ErasurePreview = z.infer<typeof erasurePreview>;

export const erasure = z
  .strictObject({
    confirm: z.string().max(120).meta({ description: 'Name of the person, typed out' }),
    reason: z.string().trim().min(3, 'Say why, in a few words').max(300).meta({
      description: 'On whose request or after which rule; without the name of the person',
    }),
  })
  .meta({ id: 'Erasure' });

export const erasureDone = z
  .object({
    pseudonym: z.string().meta({ description: 'Stands for the person from now on' }),
    plans: z.int().meta({ description: 'Plans in which the person is only a pseudonym now' }),
    events: z.int().meta({ description: 'Events of the history whose content was removed' }),
    stillNamedIn: z.array(z.string()).meta({ description: 'Where the name stays by rule, such as an account' }),
  })
  .meta({ id: 'ErasureDone' });
export type ErasureDone = z.infer<typeof erasureDone>;

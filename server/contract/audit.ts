import { z } from 'zod';
import { civilDate, id } from './common.ts';
import { dataKinds } from './data-kinds.ts';
import { entity } from './entities.ts';
import { roleName } from './permissions.ts';

/** What the history tells of, by the first part of an action. */
export const AUDIT_AREAS = {
  person: 'People',
  post: 'Posts and who holds them',
  arrangement: 'Temporary posts',
  recruitment: 'Filling of vacancies',
  funding: 'Funding',
  rule: 'Rules for temporary posts',
  competence: 'Competences',
  decision: 'Decision records',
  rates: 'Pay points and other rates',
  plan: 'Plans',
  minimum: 'Minimum cover',
  proposal: 'Proposals',
  study: 'Questions about plans',
  demand: 'Counts of cases',
  'marked-months': 'Months marked in the history of demand',
  'demand-settings': 'What demand is weighed by',
  'allocation-review': 'Reviews of the allocation',
  'stress-case': 'Changes of demand thought through',
  'service-setting': 'What is hidden, estimated or asked for a review',
  import: 'Imports',
  read: 'Reading of personal data',
  account: 'Accounts',
  session: 'Signing in and out',
  backup: 'Backups',
  audit: 'The history itself',
} as const;
export type AuditArea = keyof typeof AUDIT_AREAS;
export const auditArea = z.enum(Object.keys(AUDIT_AREAS) as [AuditArea, ...AuditArea[]]);

/** One field of what was changed, in words. */
export const auditChange = z
  .object({
    field: z.string(),
    kind: z.enum(dataKinds).nullable().meta({ description: 'Kind of data of before and after; null where not known' }),
    before: z.string().nullable().meta({ description: 'Null where nothing was there, or where it is hidden' }),
    after: z.string().nullable(),
    hidden: z.boolean().meta({ description: 'True where the role of the reader may not read this field' }),
  })
  .meta(entity('auditChange'));
export type AuditChange = z.infer<typeof auditChange>;

/** One event of the history, as far as the reader may read it. */
export const auditEventView = z
  .object({
    sequence: z.int().meta({ description: 'Place in the history; numbers the reader may not see are left out' }),
    at: z.iso.datetime(),
    who: z.string(),
    role: roleName.nullable().meta({ description: 'Role at the time; null for the program itself' }),
    sentence: z.string(),
    changes: z.array(auditChange),
    reason: z.string().nullable(),
    removed: z.boolean().meta({ description: 'True where the content was removed when a person was erased' }),
    personId: id.nullable(),
    planId: id.nullable(),
  })
  .meta({ id: 'AuditEvent', ...entity('auditEvent') });
export type AuditEventView = z.infer<typeof auditEventView>;

/** Which events to look for. Texts are looked for in what the reader may read, and nowhere else. */
export const auditQuery = z.object({
  find: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .meta({ description: 'Text in the sentence, the values or the reason' }),
  who: z.string().trim().min(1).max(80).optional().meta({ description: 'Part of the name of whoever did it' }),
  area: auditArea.optional(),
  person: id.optional().meta({ description: 'Staff number' }),
  plan: id.optional(),
  from: civilDate.optional(),
  to: civilDate.optional().meta({ description: 'Last day, inclusive' }),
});
export type AuditQuery = z.infer<typeof auditQuery>;

export const auditPageQuery = auditQuery.extend({
  below: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'A place in the history is a whole number from 1 on')
    .optional()
    .meta({ description: 'Only events before this one: `next` of the page before' }),
});

export const auditPage = z
  .object({
    events: z.array(auditEventView),
    next: z.int().nullable().meta({ description: 'Send it as `below` for the next page; null at the end' }),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPage>;

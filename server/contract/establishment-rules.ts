import { z } from 'zod';
import { why } from './arrangement-requests.ts';
import { id, version } from './common.ts';

export const severity = z.enum(['off', 'warn', 'refuse']);
export const establishmentRule = z
  .object({
    id,
    title: z.string(),
    what: z.string(),
    severity,
    usualSeverity: severity,
    isFixed: z.boolean().meta({ description: 'Stored data rests on it: it always refuses' }),
    unit: z.enum(['days', 'months', 'per cent']).nullable(),
    threshold: z.int().nullable(),
    usualThreshold: z.int().nullable(),
    least: z.int().nullable(),
    most: z.int().nullable(),
    version,
  })
  .meta({ id: 'EstablishmentRule' });
export type EstablishmentRule = z.infer<typeof establishmentRule>;
export const establishmentRules = z.object({ rules: z.array(establishmentRule) }).meta({ id: 'EstablishmentRules' });

export const establishmentRuleEdit = z
  .strictObject({ severity: severity.optional(), threshold: z.int().min(0).nullable().optional(), why: why.optional() })
  .meta({ id: 'EstablishmentRuleEdit' });
export type EstablishmentRuleEdit = z.infer<typeof establishmentRuleEdit>;

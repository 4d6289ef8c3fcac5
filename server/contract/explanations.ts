import { z } from 'zod';
import { id } from './common.ts';
import { entity } from './entities.ts';

const ruleChange = z.object({
  rule: z.enum(['fairShare', 'severe', 'language', 'preference', 'move']),
  title: z.string().meta({ description: 'The rule in a manager’s words' }),
  change: z.number().meta({ description: 'Change in the weighted sum; above 0 is worse' }),
});

/** Why a person is where the plan puts them, and what each other district would cost. */
export const explanation = z
  .object({
    personId: id,
    name: z.string(),
    fteWorking: z.string().meta({ description: 'How FTE is made up; empty where it is the contract' }),
    caseloadWorking: z.string().meta({
      description:
        'Of somebody in their first months: the part of a full caseload they carry; empty where it is a full one',
    }),
    few: z.array(z.string()).optional().meta({
      description: 'Languages left out of account, since too few cases are open to tell the reader their FTE',
    }),
    options: z.array(
      z.object({
        districtId: z.string(),
        name: z.string(),
        isCurrent: z.boolean(),
        isPlanned: z.boolean(),
        blocked: z.string().nullable().meta({ description: 'Why it is not allowed' }),
        total: z.number().nullable().meta({ description: 'Change of the whole plan’s sum if only this person moved' }),
        changes: z.array(ruleChange),
        swap: z
          .object({ personId: z.string(), name: z.string(), total: z.number() })
          .nullable()
          .meta({ description: 'The best person to change places with, and what that would cost' }),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'Explanation', ...entity('explanation') });
export type Explanation = z.infer<typeof explanation>;

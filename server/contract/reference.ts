import { z } from 'zod';
import { civilDate } from './common.ts';

/** The lists other records refer to. */
export const reference = z
  .object({
    districts: z.array(z.object({ id: z.string(), name: z.string() })),
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(['district-team', 'central', 'commissioned']),
        districtId: z.string().nullable(),
      }),
    ),
    roles: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        caseload: z.number().meta({ description: 'Share of an FTE that carries cases, 0…1' }),
      }),
    ),
    languages: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        speakers: z.int().nullable().meta({ description: 'Residents aged 3+ with this main language' }),
        needsSpeaker: z.boolean().meta({ description: 'True where cases in it need a speaker' }),
      }),
    ),
    levels: z.array(z.object({ id: z.string(), name: z.string(), points: z.number() })),
    caseloadStandard: z.object({
      fromDate: civilDate,
      fullTimeMinutes: z.int().meta({ description: 'Contracted minutes a week of a full-time post' }),
      pointsPerFullTime: z.number().meta({ description: 'Points one full-time caseworker carries' }),
      source: z.string(),
    }),
    sources: z.array(
      z.object({
        what: z.string(),
        source: z.string(),
        kind: z.enum(['published', 'derived', 'assumed', 'synthetic']),
      }),
    ),
  })
  .meta({ id: 'Reference' });
export type Reference = z.infer<typeof reference>;

import { z } from 'zod';
import { civilDate, fte, id } from './common.ts';
import { entity } from './entities.ts';
import { occupancyKind } from './establishment.ts';
import { districtGap } from './vacancies.ts';

/** What somebody’s arrangement adds to the working time of a district’s people, or takes from it. */
export const capacityLine = z.object({
  id: id.meta({ description: 'The arrangement' }),
  text: z.string().meta({ description: 'Robin Archer, ring-fenced until 31 Mar 2021 (A-0001)' }),
  fte: fte.meta({ description: 'Working FTE, signed' }),
  caseFte: fte.meta({ description: 'Case-holding FTE of it, signed' }),
});

export type CapacityLine = z.infer<typeof capacityLine>;

/** A temporary arrangement in force, and what it does to the case-holding capacity of a district. */
export const arrangementEffect = z
  .object({
    id,
    kind: occupancyKind,
    name: z.string(),
    postTitle: z.string(),
    unitName: z.string(),
    districtId: z.string().nullable().meta({ description: 'District of the post; null for central units' }),
    endDate: civilDate.nullable(),
    countsIn: z.string().nullable().meta({ description: 'District in whose capacity it counts' }),
    caseFte: fte.meta({ description: 'Case-holding FTE that count there; negative where it takes some away' }),
    awayFte: fte.meta({ description: 'Working FTE that it takes out of a unit that holds no cases' }),
    sentence: z.string(),
  })
  .meta({ id: 'ArrangementEffect', ...entity('arrangementEffect') });
export type ArrangementEffect = z.infer<typeof arrangementEffect>;

/** Temporary arrangements at a date and each district’s gap. */
export const capacity = z
  .object({
    asAt: civilDate,
    summary: z.string(),
    arrangements: z.array(arrangementEffect),
    gaps: z.array(districtGap).meta({ description: 'Empty where no posts are entered for the date' }),
  })
  .meta({ id: 'Capacity' });
export type Capacity = z.infer<typeof capacity>;

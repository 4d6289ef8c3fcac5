import { z } from 'zod';
import type { ReviewRow } from '../../db/queries/demand-review.ts';
import { type AllocationReview, type DriftRow, driftRow } from '../contract/demand-review.ts';
import type { DistrictDrift } from '../domain/demand/review/drift.ts';
import type { Confinement } from '../http/district-to-read.ts';

const storedRows = z.array(driftRow);

/** A review as it is sent, with what was measured then of the districts that the reader may see. */
export function reviewView({ measured, ...row }: ReviewRow, confinedTo: Confinement): AllocationReview {
  return { ...row, measured: seenRows(storedRows.catch([]).parse(JSON.parse(measured)), confinedTo) };
}

/** How districts stand, of those that the reader may see. */
export function seenRows(rows: readonly DistrictDrift[], confinedTo: Confinement): DriftRow[] {
  return rows
    .filter(({ districtId }) => confinedTo === null || confinedTo === districtId)
    .map(({ districtId, demandFte, capacityFte, fairShareFte, differenceFte, difference, word }) => ({
      districtId,
      demandFte,
      capacityFte,
      fairShareFte,
      differenceFte,
      difference,
      word,
    }));
}

import type { Db } from '../../db/open.ts';
import { listFundingLines } from '../../db/queries/establishment.ts';
import {
  insertFundingLine,
  insertOccupancy,
  moveCovers,
  type OccupancyValues,
  updateFundingLine,
  updateOccupancy,
} from '../../db/queries/occupancies.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import type { Succession } from '../domain/establishment/succession.ts';

/**
 * Takes over into another post what a succession cuts or moves: occupancies with their pay and cover, funding lines of
 * the post and of its occupancies. Call it inside the transaction; the other post has to be there.
 * @returns how many records went over
 */
export function moveOccupancies(
  db: Db,
  { cut, moved, cutLines, movedLines, lastDay }: Succession,
  toPostId: string,
  { fromDate, reason }: { fromDate: string; reason: string },
): number {
  const renamed = new Map<string, string>();
  for (const { ended, keptSteps, rest } of cut) {
    updateOccupancy(db, ended.id, ended.version, { endDate: lastDay, endReason: reason, steps: keptSteps });
    renamed.set(ended.id, insertOccupancy(db, valuesOf(rest, toPostId)));
  }
  for (const { id, version } of moved) updateOccupancy(db, id, version, { postId: toPostId });
  for (const [from, to] of renamed) {
    moveCovers(db, from, to, fromDate);
    splitOwnFunding(db, from, to, fromDate, lastDay);
  }
  for (const { ended, rest } of cutLines) {
    updateFundingLine(db, ended.id, { toDate: lastDay });
    const { id: _, version: __, ...values } = rest;
    insertFundingLine(db, { ...values, postId: toPostId });
  }
  for (const { id } of movedLines) updateFundingLine(db, id, { postId: toPostId });
  return cut.length + moved.length + cutLines.length + movedLines.length;
}

function splitOwnFunding(db: Db, from: string, to: string, fromDate: string, lastDay: string): void {
  for (const line of listFundingLines(db, { occupancyId: from })) {
    if (line.toDate < fromDate) continue;
    if (line.fromDate >= fromDate) {
      updateFundingLine(db, line.id, { occupancyId: to });
      continue;
    }
    const { id, version: _, ...values } = line;
    updateFundingLine(db, id, { toDate: lastDay });
    insertFundingLine(db, { ...values, occupancyId: to, fromDate });
  }
}

/** Only what is stored: a record as it is read also says where its post lies. */
function valuesOf(record: OccupancyRecord, postId: string): OccupancyValues {
  const { personId, kind, minutes, startDate, endDate, payPoint, basePoint, steps, onCost, hourlyPence } = record;
  const { coversId, reason, reviewDate, decisionReference, decisionId, endReason } = record;
  const { capacityMinutes, capacityDistrictId, coveredStops } = record;
  return {
    ...{ postId, personId, workerName: personId === null ? record.name : null, kind, minutes, startDate, endDate },
    ...{ payPoint, basePoint, steps, onCost, hourlyPence, coversId, reason, reviewDate, decisionReference, decisionId },
    ...{ endReason, capacityMinutes, capacityDistrictId, coveredStops },
  };
}

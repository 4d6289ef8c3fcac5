import type { Db } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import { readDecisionRecords } from '../../db/queries/decisions.ts';
import { updateFundingLine, updateOccupancy } from '../../db/queries/occupancies.ts';
import { differingFields } from '../domain/differences.ts';
import type { ChangeOfDecisions } from './decision-change.ts';
import type { Stored } from './stored.ts';

/**
 * Lets the arrangements and funding lines of a final decision name it: those that name none yet, and those that name it by
 * a reference it had before. The history is told of each, in the transaction that made it final or changed it.
 * @param was the reference it had before; null where it just became final
 */
export function nameDecision(
  db: Db,
  { id, reference, items }: Stored,
  was: string | null,
  by: ChangeOfDecisions,
): void {
  const isToName = (record: { decisionId: string | null; decisionReference: string | null }) =>
    record.decisionReference !== reference &&
    (record.decisionId === id
      ? record.decisionReference === null || record.decisionReference === was
      : record.decisionId === null && record.decisionReference === null);
  const named = { decisionId: id, decisionReference: reference };
  const tell = (
    subject: string,
    record: { id: string; decisionId: string | null; decisionReference: string | null },
  ) => ({
    ...{ at: by.at.toISOString(), actor: by.actor, subject, subjectId: record.id },
    ...differingFields({ decisionId: record.decisionId, decisionReference: record.decisionReference }, named),
  });
  const { occupancies, lines } = readDecisionRecords(db, items);
  const linked = new Set(items.map(({ subjectId }) => subjectId));
  for (const record of occupancies.filter((one) => linked.has(one.id) && isToName(one))) {
    updateOccupancy(db, record.id, record.version, named);
    appendAuditEvent(db, {
      ...tell('occupancy', record),
      ...{ action: 'arrangement.change', districtId: record.districtId, personId: record.personId },
    });
  }
  for (const record of lines.filter(isToName)) {
    updateFundingLine(db, record.id, named);
    appendAuditEvent(db, { ...tell('funding-line', record), action: 'funding.change' });
  }
}

import type { PlanChange, PlanView } from '../../../server/contract/plans.ts';
import type { Relaxation } from '../../../server/contract/studies.ts';
import type { EditRequest } from '../allocation/edit-requests.ts';

/** Where a record that stands in the way can be corrected. */
export interface RecordToCorrect {
  personId: string | null;
  districtId: string | null;
  /** True where a minimum or maximum has to give: a setting of the service, on the page “Minimum cover”. */
  isSetting: boolean;
}

/** What of a relaxation the page can do at once, and which records somebody has to correct first. */
export interface Steps {
  /** Each is one step that can be undone, or a setting. */
  requests: EditRequest[];
  records: RecordToCorrect[];
  /** True where the plan is already as the relaxation asks. */
  isDone: boolean;
}

/**
 * Reads a relaxation against the plan as it stands: pins that are released already and a limit that is set already are
 * left out.
 */
export function relaxingSteps({ changes }: Relaxation, { plan, rows }: Pick<PlanView, 'plan' | 'rows'>): Steps {
  const byId = new Map(rows.map((row) => [row.personId, row]));
  const pinned = changes.flatMap((change) => {
    const row = change.kind === 'unpin' ? byId.get(change.personId) : undefined;
    return row?.pin ? [row] : [];
  });
  const requests: EditRequest[] = [];
  if (pinned.length > 0) {
    const label = `release ${pinned.map(({ name }) => name).join(', ')}`;
    const unpin = pinned.map(({ personId }): PlanChange => ({ kind: 'unpin', personId }));
    requests.push({ kind: 'change', label, changes: unpin });
  }
  for (const change of changes) {
    if (change.kind !== 'maxMoves' || change.maxMoves === plan?.maxMoves) continue;
    const { maxMoves } = change;
    const label = maxMoves === null ? 'no limit to moves' : `at most ${maxMoves} moves`;
    requests.push({ kind: 'settings', label, settings: { maxMoves } });
  }
  const records = changes.flatMap((change) =>
    change.kind === 'record'
      ? [{ personId: change.personId, districtId: change.districtId, isSetting: change.limit !== null }]
      : [],
  );
  return { requests, records, isDone: requests.length === 0 && records.length === 0 };
}

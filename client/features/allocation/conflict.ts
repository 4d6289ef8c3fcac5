import type { PlanView } from '../../../server/contract/plans.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { EditRequest } from './edit-requests.ts';
import type { History } from './history.ts';
import { placementText, samePlacements } from './wording.ts';

/** A change that was refused because somebody else changed the plan first. */
export interface PlanConflict {
  request: EditRequest;
  /** One line for each thing the request is about: their value and mine. */
  lines: { what: string; theirs: string; mine: string }[];
  /** What else somebody changed. */
  others: string[];
}

type Names = Pick<ReferenceNames, 'districtName'>;

/**
 * Sets a refused request against the plan as it is now. An undo or redo becomes the change it would have made, since the
 * steps themselves are dropped.
 * @param base the plan as it was shown, with the refused change possibly already in it
 * @param theirs the plan as it is now
 */
export function planConflict(
  refused: EditRequest,
  history: History,
  base: PlanView | undefined,
  theirs: PlanView,
  names: Names,
): PlanConflict {
  const request = asChange(refused, history);
  const changes = request.kind === 'change' || request.kind === 'accept' ? request.changes : [];
  const rows = new Map(theirs.rows.map((row) => [row.personId, row]));
  const placed = (list: Parameters<typeof placementText>[0]) => placementText(list, names.districtName);
  const lines = changes.flatMap((change) => {
    const row = rows.get(change.personId);
    if (!row) return [];
    const mine =
      change.kind === 'place'
        ? placed(change.placements)
        : change.kind === 'pin'
          ? `pinned: ${change.reason}`
          : 'not pinned';
    const theirValue =
      change.kind === 'place' ? placed(row.placements) : row.pin ? `pinned: ${row.pin.reason}` : 'not pinned';
    return theirValue === mine ? [] : [{ what: row.name, theirs: theirValue, mine }];
  });
  if (request.kind === 'settings') lines.push(...settingLines(request.settings, theirs));
  const mine = new Set(changes.map((change) => change.personId));
  const before = new Map(base?.rows.map((row) => [row.personId, row]));
  const others = theirs.rows.flatMap((row) => {
    const was = before.get(row.personId);
    if (!was || mine.has(row.personId)) return [];
    if (!samePlacements(was.placements, row.placements)) {
      return [`${row.name}: ${placed(was.placements)} → ${placed(row.placements)}`];
    }
    return (was.pin === null) === (row.pin === null) ? [] : [`${row.name}: ${row.pin ? 'pinned' : 'released'}`];
  });
  return { request, lines, others };
}

/** Two refused requests as one question, where both are changes; else the first is asked about. */
export function joined(first: PlanConflict, second: PlanConflict): PlanConflict {
  if (first.request.kind !== 'change' || second.request.kind !== 'change') return first;
  return {
    request: { ...first.request, changes: [...first.request.changes, ...second.request.changes] },
    lines: [...first.lines, ...second.lines],
    others: second.others,
  };
}

function asChange(request: EditRequest, history: History): EditRequest {
  if (request.kind !== 'undo' && request.kind !== 'redo') return request;
  const step = (request.kind === 'undo' ? history.undo : history.redo).at(-1);
  return { kind: 'change', label: `${request.kind} “${step?.label ?? ''}”`, changes: step?.changes ?? [] };
}

function settingLines(settings: object, theirs: PlanView): PlanConflict['lines'] {
  const titles: Record<string, string> = { name: 'Name', presetId: 'Policy', maxMoves: 'Most moves' };
  const now = new Map(Object.entries(theirs.plan ?? {}));
  return Object.entries(settings).map(([key, value]) => ({
    what: titles[key] ?? key,
    theirs: String(now.get(key) ?? 'no limit'),
    mine: String(value ?? 'no limit'),
  }));
}

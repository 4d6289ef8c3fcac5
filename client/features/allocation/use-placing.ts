import { useCallback, useState } from 'react';
import type { PlanChange, PlanRow } from '../../../server/contract/plans.ts';
import { useReference } from '../../reference.ts';
import type { EditRequest } from './edit-requests.ts';
import { type Entry, pastedPlacements, placeAll } from './entry.ts';
import { changesLabel } from './wording.ts';

/** Turns what people do in the grid and its panels into changes of the plan, and keeps what could not be done. */
export function usePlacing(rows: readonly PlanRow[], asAt: string, send: (request: EditRequest) => void) {
  const { districts, districtName } = useReference();
  const [faults, setFaults] = useState<string[]>([]);

  const enter = useCallback(
    ({ changes, faults: found }: Entry): void => {
      setFaults(found);
      if (changes.length === 0) return;
      const nameOf = (personId: string) => rows.find((row) => row.personId === personId)?.name ?? personId;
      send({ kind: 'change', label: changesLabel(changes, nameOf, districtName), changes });
    },
    [rows, districtName, send],
  );
  const move = (people: readonly PlanRow[], districtId: string): void => {
    const district = districts.find(({ id }) => id === districtId);
    if (district) enter(placeAll(people, district, asAt));
  };
  const paste = (text: string, people: readonly PlanRow[]): void =>
    enter(pastedPlacements(text, people, districts, asAt));
  const swap = (personId: string, districtId: string, partnerId: string): void => {
    const row = rows.find((each) => each.personId === personId);
    if (!row) return;
    const changes: PlanChange[] = [
      { kind: 'place', personId, placements: [{ districtId, share: 1 }] },
      { kind: 'place', personId: partnerId, placements: row.placements },
    ];
    enter({ changes, faults: [] });
  };
  const pin = (people: readonly PlanRow[], reason: string, expires: string | null): void =>
    enter({ changes: people.map(({ personId }) => ({ kind: 'pin', personId, reason, expires })), faults: [] });
  const release = (people: readonly PlanRow[]): void =>
    enter({
      changes: people.filter((row) => row.pin).map(({ personId }) => ({ kind: 'unpin', personId })),
      faults: [],
    });
  return { move, paste, swap, pin, release, faults, dismissFaults: () => setFaults([]) };
}

import type { PlanMeasures, PlanRow, PlanView } from '../../../../server/contract/plans.ts';
import type { ProposalView } from '../../../../server/contract/proposals.ts';

export const districts = [
  { id: 'c', name: 'Central' },
  { id: 'e', name: 'East' },
  { id: 'n', name: 'North' },
  { id: 's', name: 'South' },
  { id: 'sw', name: 'Southwest' },
];

/** Name of a district by its id. */
export const districtName = (id: string): string => districts.find((district) => district.id === id)?.name ?? id;

/** Somebody wholly in one district, with whatever a test needs otherwise. */
export function row(personId: string, districtId: string, other: Partial<PlanRow> = {}): PlanRow {
  return {
    personId,
    name: `Name ${personId}`,
    roleId: 'caseworker',
    fte: 1,
    languages: [],
    fteWorking: '',
    byArrangement: false,
    currentDistrictId: districtId,
    placements: [{ districtId, share: 1 }],
    choice: 'none stated',
    moved: false,
    pin: null,
    cannotWorkIn: [],
    reason: '',
    warnings: [],
    ...other,
  };
}

/** A pin, by default without an end. */
export function pinned(expires: string | null = null): PlanRow['pin'] {
  return { reason: 'Runs the group there', author: 'Sam', pinnedAt: '2021-03-01T09:00:00Z', expires };
}

/** Measures without districts. */
export function measures(other: Partial<PlanMeasures> = {}): PlanMeasures {
  return {
    objective: 10,
    penalties: { fairShare: 10, severe: 0, language: 0, preference: 0, move: 0 },
    moves: 0,
    firstChoice: null,
    languageGapFte: 0,
    worst: null,
    districts: [],
    breaches: [],
    ...other,
  };
}

/** A plan with these rows. */
export function view(rows: PlanRow[], other: Partial<PlanView> = {}): PlanView {
  return {
    plan: {
      id: 'p1',
      name: 'Draft 1',
      asAt: '2021-04-01',
      presetId: 'balanced',
      maxMoves: null,
      version: 3,
      createdBy: 'Sam',
      updatedAt: '2021-03-01T09:00:00Z',
      moves: 0,
      demandAsIf: null,
    },
    asAt: '2021-04-01',
    assumption: null,
    rows,
    measures: measures(),
    stale: [],
    openProposalId: null,
    runningProposalId: null,
    ...other,
  };
}

/** A ready, proven proposal that puts each person where the entries say. */
export function proposal(places: Record<string, string>, other: Partial<ProposalView> = {}): ProposalView {
  return {
    id: 'x1',
    planId: 'p1',
    state: 'ready',
    progress: { elapsedMs: 800, objective: 10, gap: 0, moves: 1, worstDifference: -0.05 },
    proven: true,
    failure: null,
    conflicts: [],
    suggestions: Object.entries(places).map(([personId, districtId]) => ({
      personId,
      placements: [{ districtId, share: 1 }],
      reason: 'short of cover there',
      differs: true,
    })),
    measures: measures(),
    basedOnVersion: 3,
    ...other,
  };
}

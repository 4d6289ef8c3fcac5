import type { PlacementView, PlanRow } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import type { ReferenceNames } from '../../reference.ts';
import { isPinned } from './entry.ts';
import { samePlacements } from './wording.ts';

/** A row of the grid: a person in the plan, with what a waiting proposal suggests for them. */
export interface AllocationRow extends PlanRow {
  /** Null where no proposal waits or it says nothing of this person. */
  suggested: PlacementView[] | null;
  suggestedReason: string | null;
  /** True where the suggestion is another placement than the plan’s. */
  differs: boolean;
}

/** What the grid is narrowed to. Empty text and false do not narrow. */
export interface RowFilters {
  search: string;
  roleId: string;
  language: string;
  moved: boolean;
  pinned: boolean;
  warnings: boolean;
  differs: boolean;
}

export const noFilters: RowFilters = {
  search: '',
  roleId: '',
  language: '',
  moved: false,
  pinned: false,
  warnings: false,
  differs: false,
};

type Suggestion = ProposalView['suggestions'][number];

/** Rows made before, so that a row which did not change stays the same object and the grid leaves it alone. */
const made = new WeakMap<PlanRow, { suggestion: Suggestion | undefined; row: AllocationRow }>();

/** Plan rows with the suggestions of a proposal that is ready. Who is pinned at the date of the plan stays. */
export function allocationRows(
  rows: readonly PlanRow[],
  proposal: ProposalView | undefined,
  asAt: string,
): AllocationRow[] {
  const ready = proposal?.state === 'ready' ? proposal.suggestions : [];
  const suggestions = new Map(ready.map((suggestion) => [suggestion.personId, suggestion]));
  return rows.map((planRow) => {
    const suggestion = suggestions.get(planRow.personId);
    const known = made.get(planRow);
    if (known && known.suggestion === suggestion) return known.row;
    const row = {
      ...planRow,
      suggested: suggestion?.placements ?? null,
      suggestedReason: suggestion?.reason ?? null,
      differs:
        suggestion !== undefined &&
        !isPinned(planRow, asAt) &&
        !samePlacements(suggestion.placements, planRow.placements),
    };
    made.set(planRow, { suggestion, row });
    return row;
  });
}

/** True where at least one filter narrows the list. */
export function isNarrowed(filters: RowFilters, districtId: string | undefined): boolean {
  return districtId !== undefined || Object.values(filters).some((value) => value !== '' && value !== false);
}

/** The rows that pass every filter, in their order. A district keeps the people whom the plan puts there. */
export function filteredRows(
  rows: readonly AllocationRow[],
  filters: RowFilters,
  districtId: string | undefined,
  names: Pick<ReferenceNames, 'roleTitle' | 'languageName' | 'districtName'>,
): AllocationRow[] {
  const words = filters.search.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (districtId === undefined || row.placements.some((placement) => placement.districtId === districtId)) &&
      (filters.roleId === '' || row.roleId === filters.roleId) &&
      (filters.language === '' || row.languages.includes(filters.language)) &&
      (!filters.moved || row.moved) &&
      (!filters.pinned || row.pin !== null) &&
      (!filters.warnings || row.warnings.length > 0) &&
      (!filters.differs || row.differs) &&
      hasWords(row, words, names),
  );
}

function hasWords(
  row: AllocationRow,
  words: readonly string[],
  names: Pick<ReferenceNames, 'roleTitle' | 'languageName' | 'districtName'>,
): boolean {
  if (words.length === 0) return true;
  const text = [
    row.name,
    row.personId,
    names.roleTitle(row.roleId),
    ...row.languages.map(names.languageName),
    row.currentDistrictId === null ? '' : names.districtName(row.currentDistrictId),
    ...row.placements.map((placement) => names.districtName(placement.districtId)),
    row.reason,
    row.pin?.reason ?? '',
  ]
    .join(' ')
    .toLocaleLowerCase('en-GB');
  return words.every((word) => text.includes(word));
}

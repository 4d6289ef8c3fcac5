import type { ColDef } from 'ag-grid-community';
import { formatFte } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import { PersonCell, PinCell, PlanCell, ReasonCell, SuggestedCell, WhyCell } from './cells.tsx';
import { isPinned } from './entry.ts';
import type { AllocationRow } from './rows.ts';
import { changeText, placementText } from './wording.ts';

interface ColumnsFor {
  names: ReferenceNames;
  asAt: string;
  mayEdit: boolean;
  /** True while a proposal waits. */
  hasSuggestions: boolean;
}

/** The columns of the allocation grid, in the order of the working day: who, from where, to where, and why. */
export function allocationColumns({ names, asAt, mayEdit, hasSuggestions }: ColumnsFor): ColDef<AllocationRow>[] {
  const placed = (placements: AllocationRow['placements']) => placementText(placements, names.districtName);
  return [
    {
      colId: 'person',
      headerName: 'Person',
      minWidth: 180,
      flex: 2,
      valueGetter: ({ data }) => (data ? `${data.name} ${data.personId}` : ''),
      cellRenderer: PersonCell,
    },
    {
      colId: 'role',
      headerName: 'Role',
      minWidth: 120,
      flex: 1,
      valueGetter: ({ data }) => (data ? names.roleTitle(data.roleId) : ''),
    },
    {
      field: 'fte',
      headerName: 'FTE',
      width: 70,
      type: 'rightAligned',
      cellClass: 'numeric',
      valueFormatter: ({ value }) => formatFte(Number(value)),
    },
    {
      colId: 'languages',
      headerName: 'Languages',
      minWidth: 110,
      flex: 1,
      valueGetter: ({ data }) => data?.languages.map(names.languageName).join(', '),
      tooltipValueGetter: ({ value }) => value,
    },
    {
      colId: 'now',
      headerName: 'Now in',
      width: 100,
      valueGetter: ({ data }) => (data?.currentDistrictId ? names.districtName(data.currentDistrictId) : 'none'),
    },
    {
      colId: 'plan',
      headerName: 'Plan',
      width: 120,
      valueGetter: ({ data }) => (data ? placed(data.placements) : ''),
      cellRenderer: PlanCell,
      editable: ({ data }) => mayEdit && data !== undefined && !isPinned(data, asAt),
      cellEditor: 'agSelectCellEditor',
      cellEditorParams: ({ data }: { data: AllocationRow }) => ({
        values: names.districts.filter(({ id }) => !data.cannotWorkIn.includes(id)).map(({ name }) => name),
      }),
      suppressKeyboardEvent: ({ event, editing }) =>
        !editing && /^[\p{L}\d]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey,
    },
    { field: 'choice', headerName: 'Choice', width: 105 },
    {
      colId: 'change',
      headerName: 'Change',
      width: 90,
      valueGetter: ({ data }) => (data ? changeText(data) : ''),
      cellStyle: ({ data }) => ({ fontWeight: data?.moved ? 600 : 400 }),
    },
    {
      colId: 'suggested',
      headerName: 'Suggested',
      width: 130,
      hide: !hasSuggestions,
      valueGetter: ({ data }) => (data?.suggested ? placed(data.suggested) : ''),
      tooltipValueGetter: ({ data }) => data?.suggestedReason,
      cellRenderer: SuggestedCell,
    },
    {
      colId: 'pin',
      headerName: 'Pin',
      width: 100,
      valueGetter: ({ data }) => (data?.pin ? 'pinned' : ''),
      tooltipValueGetter: ({ data }) => pinText(data, asAt),
      cellRenderer: PinCell,
    },
    {
      colId: 'reason',
      headerName: 'Reason',
      minWidth: 220,
      flex: 4,
      valueGetter: ({ data }) => (data ? [...data.warnings, data.reason].join(' ') : ''),
      tooltipValueGetter: ({ value }) => value,
      cellRenderer: ReasonCell,
    },
    { colId: 'why', headerName: 'Why', width: 80, sortable: false, valueGetter: () => 'Why?', cellRenderer: WhyCell },
  ];
}

function pinText(row: AllocationRow | undefined, asAt: string): string | undefined {
  if (!row?.pin) return undefined;
  const { reason, author, expires } = row.pin;
  if (expires === null) return `${reason} (${author}, until it is released)`;
  return `${reason} (${author}, ${isPinned(row, asAt) ? 'until' : 'ended'} ${expires})`;
}

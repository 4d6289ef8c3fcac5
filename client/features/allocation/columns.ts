import type { ColDef } from 'ag-grid-community';
import { numericColumn } from '../../components/data-grid.tsx';
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

/** For cells that show more of the row than their value: drawn again whenever the row changes. */
const wholeRow = { equals: () => false };

/** The columns of the allocation grid, in the order of the working day: who, from where, to where, and why. */
export function allocationColumns({ names, asAt, mayEdit, hasSuggestions }: ColumnsFor): ColDef<AllocationRow>[] {
  const placed = (placements: AllocationRow['placements']) => placementText(placements, names.districtName);
  return [
    {
      colId: 'person',
      headerName: 'Person',
      minWidth: 165,
      flex: 2,
      valueGetter: ({ data }) => (data ? `${data.name} ${data.personId}` : ''),
      cellRenderer: PersonCell,
    },
    {
      colId: 'role',
      headerName: 'Role',
      minWidth: 110,
      flex: 1,
      valueGetter: ({ data }) => (data ? names.roleTitle(data.roleId) : ''),
    },
    {
      field: 'fte',
      headerName: 'FTE',
      width: 64,
      minWidth: 64,
      ...numericColumn,
      valueFormatter: ({ value }) => formatFte(Number(value)),
      tooltipValueGetter: ({ data }) => data?.fteWorking || undefined,
      cellStyle: ({ data }) => ({ textDecoration: data?.fteWorking ? 'underline dotted' : 'none' }),
      equals: () => false,
    },
    {
      colId: 'languages',
      headerName: 'Languages',
      minWidth: 100,
      flex: 1,
      valueGetter: ({ data }) => data?.languages.map(names.languageName).join(', '),
      tooltipValueGetter: ({ value }) => value,
    },
    {
      colId: 'now',
      headerName: 'Now in',
      width: 92,
      valueGetter: ({ data }) => (data?.currentDistrictId ? names.districtName(data.currentDistrictId) : 'none'),
    },
    {
      colId: 'plan',
      headerName: 'Plan',
      width: 112,
      valueGetter: ({ data }) => (data ? placed(data.placements) : ''),
      cellRenderer: PlanCell,
      ...wholeRow,
      editable: ({ data }) => mayEdit && data !== undefined && !isPinned(data, asAt),
      cellEditor: 'agSelectCellEditor',
      cellEditorParams: ({ data }: { data: AllocationRow }) => ({
        values: names.districts.filter(({ id }) => !data.cannotWorkIn.includes(id)).map(({ name }) => name),
      }),
      suppressKeyboardEvent: ({ event, editing }) =>
        !editing && /^[\p{L}\d]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey,
    },
    { field: 'choice', headerName: 'Choice', width: 104 },
    {
      colId: 'change',
      headerName: 'Change',
      width: 84,
      valueGetter: ({ data }) => (data ? changeText(data) : ''),
      ...wholeRow,
      cellStyle: ({ data }) => ({ fontWeight: data?.moved ? 600 : 400 }),
    },
    {
      colId: 'suggested',
      headerName: 'Suggested',
      width: 112,
      hide: !hasSuggestions,
      valueGetter: ({ data }) => (data?.suggested ? placed(data.suggested) : ''),
      tooltipValueGetter: ({ data }) => data?.suggestedReason,
      cellRenderer: SuggestedCell,
      ...wholeRow,
    },
    {
      colId: 'pin',
      headerName: 'Pin',
      width: 86,
      valueGetter: ({ data }) => (data?.pin ? 'pinned' : ''),
      tooltipValueGetter: ({ data }) => pinText(data, asAt),
      cellRenderer: PinCell,
      ...wholeRow,
    },
    {
      colId: 'reason',
      headerName: 'Reason',
      minWidth: 170,
      flex: 4,
      valueGetter: ({ data }) => (data ? [...data.warnings, data.reason].join(' ') : ''),
      tooltipValueGetter: ({ value }) => value,
      cellRenderer: ReasonCell,
    },
    { colId: 'why', headerName: 'Why', width: 70, sortable: false, valueGetter: () => 'Why?', cellRenderer: WhyCell },
  ];
}

function pinText(row: AllocationRow | undefined, asAt: string): string | undefined {
  if (!row?.pin) return undefined;
  const { reason, author, expires } = row.pin;
  if (expires === null) return `${reason} (${author}, until it is released)`;
  return `${reason} (${author}, ${isPinned(row, asAt) ? 'until' : 'ended'} ${expires})`;
}

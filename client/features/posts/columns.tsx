import { Button } from '@mantine/core';
import type { ColDef, ValueFormatterParams } from 'ag-grid-community';
import type { PostAt } from '../../../server/contract/posts.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatDate, formatFte, formatHours } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import { describeOccupants, describeStanding } from './describe-post.ts';
import { type GridRow, isPost } from './grid-rows.ts';

/** Columns whose value is changed in the panel, not in the cell. */
export const PANEL_COLUMNS = ['details', 'occupants', 'standing', 'startDate', 'endDate'];

interface Options {
  names: ReferenceNames;
  /** Grades of the pay structure; undefined where the role does not see pay. */
  grades: readonly { id: string; name: string }[] | undefined;
  mayEdit: boolean;
  open: (post: PostAt) => void;
}

/** The columns of the list of posts; a cell can be edited where the role may edit posts. */
export function postColumns({ names, grades, mayEdit, open }: Options): ColDef<GridRow>[] {
  const editable = ({ data }: { data: GridRow | undefined }) => mayEdit && data !== undefined && isPost(data);
  const select = (values: string[]) => ({ editable, cellEditor: 'agSelectCellEditor', cellEditorParams: { values } });
  const named = (nameOf: (id: string) => string): Partial<ColDef<GridRow>> => ({
    valueFormatter: ({ value }) => (value ? nameOf(value) : ''),
    comparator: (a: string = '', b: string = '') => nameOf(a).localeCompare(nameOf(b)),
  });
  const gradeName = (id: string) => grades?.find((grade) => grade.id === id)?.name ?? id;
  return [
    {
      colId: 'id',
      headerName: 'Post',
      valueGetter: ({ data }) => (data && isPost(data) ? data.id : 'Total'),
      width: 84,
    },
    {
      colId: 'unitId',
      headerName: 'Unit',
      initialSort: 'asc',
      field: 'unitId',
      ...select(names.units.map(({ id }) => id)),
      ...named(names.unitName),
      tooltipValueGetter: ({ value }) => names.unitName(value),
      minWidth: 140,
      flex: 1,
    },
    { colId: 'title', headerName: 'Title', field: 'title', editable, minWidth: 120, flex: 1 },
    {
      colId: 'details',
      headerName: 'Details',
      sortable: false,
      width: 84,
      cellRenderer: ({ data }: { data: GridRow | undefined }) =>
        data && isPost(data) ? (
          <Button
            size="compact-xs"
            variant="default"
            tabIndex={-1}
            aria-label={`Details of post ${data.id}`}
            onClick={() => open(data)}
          >
            Details
          </Button>
        ) : null,
    },
    {
      colId: 'occupants',
      headerName: 'In post',
      valueGetter: ({ data }) => (data && isPost(data) ? describeOccupants(data) : ''),
      tooltipValueGetter: ({ value }) => value,
      minWidth: 140,
      flex: 2,
    },
    {
      colId: 'standing',
      headerName: 'State',
      valueGetter: ({ data }) => (data && isPost(data) ? describeStanding(data) : ''),
      tooltipValueGetter: ({ value }) => value,
      minWidth: 240,
      flex: 3,
    },
    fteColumn('budgetedFte', 'FTE', 'Budgeted, in full-time equivalents'),
    fteColumn('heldFte', 'Held', 'Held substantively'),
    fteColumn('vacantFte', 'Vacant', 'Budgeted and held by nobody'),
    fteColumn('coveredFte', 'Covered', 'Part of what is vacant that somebody else fills'),
    {
      colId: 'budgetedMinutes',
      headerName: 'Hours',
      headerTooltip: 'Budgeted hours a week',
      field: 'budgetedMinutes',
      editable,
      cellEditor: 'agTextCellEditor',
      cellDataType: false,
      cellEditorParams: { useFormatter: true },
      valueFormatter: ({ value }) => (typeof value === 'number' ? formatHours(value) : String(value ?? '')),
      width: 76,
      ...numericColumn,
    },
    {
      colId: 'roleId',
      headerName: 'Role',
      field: 'roleId',
      ...select(names.roles.map(({ id }) => id)),
      ...named(names.roleTitle),
      minWidth: 130,
      flex: 1,
    },
    ...(grades
      ? [
          {
            colId: 'gradeId',
            headerName: 'Grade',
            field: 'gradeId' as const,
            ...select(grades.map(({ id }) => id)),
            ...named(gradeName),
            width: 92,
          },
        ]
      : []),
    { colId: 'costCode', headerName: 'Cost code', field: 'costCode', editable, width: 100 },
    dateColumn('startDate', 'Start'),
    dateColumn('endDate', 'End'),
  ];
}

type FteField = 'budgetedFte' | 'heldFte' | 'vacantFte' | 'coveredFte';

function fteColumn(field: FteField, headerName: string, headerTooltip: string): ColDef<GridRow> {
  return {
    colId: field,
    headerName,
    headerTooltip,
    field,
    valueFormatter: ({ value }: ValueFormatterParams<GridRow, number>) => (value == null ? '' : formatFte(value)),
    width: 76,
    ...numericColumn,
  };
}

function dateColumn(field: 'startDate' | 'endDate', headerName: string): ColDef<GridRow> {
  return {
    colId: field,
    headerName,
    field,
    valueFormatter: ({ value }) => formatDate(value ?? null),
    width: 104,
  };
}

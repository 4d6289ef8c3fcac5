import { Button } from '@mantine/core';
import type { ColDef } from 'ag-grid-community';
import type { Person } from '../../../server/contract/people.ts';
import type { PersonField } from '../../../server/contract/permissions.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatDate, formatFte, formatHours, formatOrdinal } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import { CompetenceChips } from './competence-chips.tsx';
import { describeField } from './describe-person.ts';
import type { CompetencesView } from './use-competences.ts';

/** Columns whose value is edited in the details, not in the cell. */
export const DETAIL_COLUMNS = [
  'languages',
  'competences',
  'choice-1',
  'choice-2',
  'choice-3',
  'cannotWorkIn',
  'startDate',
  'endDate',
  'details',
];

/** The columns of the list of people; a cell can be edited where the role may edit the field. */
export function peopleColumns(
  names: ReferenceNames,
  editable: readonly PersonField[],
  open: (person: Person) => void,
  competences: CompetencesView | undefined,
): ColDef<Person>[] {
  const may = (field: PersonField) => editable.includes(field);
  const select = (values: string[]) => ({ cellEditor: 'agSelectCellEditor', cellEditorParams: { values } });
  return [
    { colId: 'id', headerName: 'Staff no.', field: 'id', width: 84 },
    { colId: 'name', headerName: 'Name', field: 'name', editable: may('name'), minWidth: 130, flex: 2 },
    {
      colId: 'details',
      headerName: 'Details',
      sortable: false,
      width: 84,
      cellRenderer: ({ data }: { data: Person | undefined }) =>
        data ? (
          <Button
            size="compact-xs"
            variant="default"
            tabIndex={-1}
            aria-label={`Details of ${data.name}`}
            onClick={() => open(data)}
          >
            Details
          </Button>
        ) : null,
    },
    {
      colId: 'roleId',
      headerName: 'Role',
      field: 'roleId',
      editable: may('roleId'),
      ...select(names.roles.map((role) => role.id)),
      valueFormatter: ({ value }) => names.roleTitle(value),
      comparator: (a: string, b: string) => names.roleTitle(a).localeCompare(names.roleTitle(b)),
      minWidth: 135,
      flex: 1,
    },
    {
      colId: 'unitId',
      headerName: 'Unit',
      field: 'unitId',
      editable: may('unitId'),
      ...select(names.units.map((unit) => unit.id)),
      valueFormatter: ({ value }) => names.unitName(value),
      tooltipValueGetter: ({ value }) => names.unitName(value),
      comparator: (a: string, b: string) => names.unitName(a).localeCompare(names.unitName(b)),
      minWidth: 150,
      flex: 2,
    },
    {
      colId: 'contractedMinutes',
      headerName: 'Hours',
      headerTooltip: 'Contracted hours a week',
      field: 'contractedMinutes',
      editable: may('contractedMinutes'),
      cellEditor: 'agTextCellEditor',
      cellDataType: false,
      cellEditorParams: { useFormatter: true },
      valueFormatter: ({ value }) => (typeof value === 'number' ? formatHours(value) : String(value ?? '')),
      width: 76,
      ...numericColumn,
    },
    {
      colId: 'fte',
      headerName: 'FTE',
      field: 'fte',
      valueFormatter: ({ value }) => formatFte(value),
      width: 76,
      ...numericColumn,
    },
    {
      colId: 'languages',
      headerName: 'Languages',
      valueGetter: ({ data }) => (data ? describeField(data, 'languages', names) : ''),
      tooltipValueGetter: ({ value }) => value,
      minWidth: 120,
      flex: 2,
    },
    {
      colId: 'competences',
      headerName: 'Competences',
      valueGetter: ({ data }) => (data ? competenceText(data.id, competences) : ''),
      cellRenderer: ({ data }: { data: Person | undefined }) => {
        const own = data && competences?.of(data.id);
        return own && competences ? <CompetenceChips person={own} view={competences} /> : null;
      },
      minWidth: 180,
      flex: 3,
    },
    ...[1, 2, 3].map((rank) => choiceColumn(rank, names)),
    {
      colId: 'cannotWorkIn',
      headerName: 'Cannot work in',
      valueGetter: ({ data }) => (data ? describeField(data, 'cannotWorkIn', names) : ''),
      minWidth: 132,
      flex: 1,
    },
    {
      colId: 'startDate',
      headerName: 'Start',
      field: 'startDate',
      valueFormatter: ({ value }) => formatDate(value),
      width: 102,
    },
    {
      colId: 'endDate',
      headerName: 'End',
      field: 'endDate',
      valueFormatter: ({ value }) => formatDate(value),
      width: 102,
    },
  ];
}

/** What somebody holds, for sorting and copying: names with levels. */
function competenceText(personId: string, view: CompetencesView | undefined): string {
  const own = view?.of(personId);
  if (!own || !view) return '';
  return own.competences.map((held) => `${view.nameOf(held.competenceId)} ${held.level}`).join(', ');
}

function choiceColumn(rank: number, names: ReferenceNames): ColDef<Person> {
  const choiceOf = (person: Person | undefined) => person?.preferences.find((one) => one.rank === rank);
  return {
    colId: `choice-${rank}`,
    headerName: `${formatOrdinal(rank)} choice`,
    valueGetter: ({ data }) => {
      const choice = choiceOf(data);
      return choice ? names.districtName(choice.districtId) : '';
    },
    tooltipValueGetter: ({ data }) => choiceOf(data)?.reason,
    width: 96,
  };
}

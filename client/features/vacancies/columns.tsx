import { Button } from '@mantine/core';
import type { ColDef } from 'ag-grid-community';
import { RECRUITMENT_STAGES } from '../../../server/contract/vacancies.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatDate, formatFte, formatMonth, formatPence } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { VacancyRow } from './rows.ts';
import { coveredWords, nextWords } from './words.ts';

type Column = ColDef<VacancyRow>;

/**
 * The columns of the list of vacancies.
 * @param month month that costs are for; null where the reader sees none
 */
export function vacancyColumns(names: ReferenceNames, month: string | null, open: (postId: string) => void): Column[] {
  return [
    { colId: 'postId', headerName: 'Post', field: 'postId', width: 90 },
    { colId: 'title', headerName: 'Title', field: 'title', minWidth: 150, flex: 2 },
    detailsColumn(open),
    {
      colId: 'unitId',
      headerName: 'Unit',
      field: 'unitId',
      valueFormatter: ({ value }) => names.unitName(value),
      comparator: (a: string, b: string) => names.unitName(a).localeCompare(names.unitName(b)),
      minWidth: 150,
      flex: 2,
    },
    fteColumn('budgetedFte', 'Budget', 'Budgeted FTE of the post'),
    fteColumn('vacantFte', 'Vacant', 'FTE that nobody holds substantively'),
    {
      colId: 'since',
      headerName: 'Vacant since',
      field: 'since',
      headerTooltip: 'Without a break, in the posts it became of too',
      valueFormatter: ({ value }) => formatDate(value ?? null),
      width: 118,
    },
    { colId: 'daysVacant', headerName: 'Days', field: 'daysVacant', width: 76, ...numericColumn },
    {
      colId: 'cover',
      headerName: 'Cover',
      valueGetter: ({ data }) => (data ? coveredWords(data) : ''),
      tooltipValueGetter: ({ data }) => data?.cover.map(({ name }) => name).join(', '),
      minWidth: 190,
      flex: 3,
    },
    {
      colId: 'stage',
      headerName: 'Recruitment',
      valueGetter: ({ data }) => (data?.open ? RECRUITMENT_STAGES[data.open.stage] : ''),
      width: 130,
    },
    {
      colId: 'daysOpen',
      headerName: 'Days open',
      headerTooltip: 'Since the recruitment was opened',
      valueGetter: ({ data }) => data?.open?.daysOpen,
      width: 102,
      ...numericColumn,
    },
    { colId: 'owner', headerName: 'Owner', valueGetter: ({ data }) => data?.open?.owner ?? '', minWidth: 110, flex: 1 },
    {
      colId: 'next',
      headerName: 'Next action',
      valueGetter: ({ data }) => (data?.open ? nextWords(data.open) : ''),
      tooltipValueGetter: ({ value }) => value,
      cellStyle: ({ data }) => (data?.open?.overdueDays ? { color: 'var(--short)', fontWeight: 600 } : null),
      minWidth: 180,
      flex: 2,
    },
    ...(month === null ? [] : costColumns(month)),
  ];
}

function fteColumn(field: 'budgetedFte' | 'vacantFte', headerName: string, headerTooltip: string): Column {
  return {
    ...{ colId: field, headerName, field, headerTooltip, width: 84 },
    valueFormatter: ({ value }) => formatFte(value),
    ...numericColumn,
  };
}

function costColumns(month: string): Column[] {
  const when = formatMonth(month);
  const money = (colId: 'monthSavingPence' | 'monthCoverPence', headerName: string, headerTooltip: string): Column => ({
    ...{ colId, headerName, field: colId, headerTooltip, width: 118 },
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatPence(value) : 'not known'),
    ...numericColumn,
  });
  return [
    money('monthSavingPence', 'Saves', `What the vacant hours are budgeted at in ${when}`),
    money('monthCoverPence', 'Cover costs', `What those who cover cost in ${when}`),
  ];
}

function detailsColumn(open: (postId: string) => void): Column {
  return {
    colId: 'details',
    headerName: 'Details',
    sortable: false,
    width: 84,
    cellRenderer: ({ data }: { data: VacancyRow | undefined }) =>
      data ? (
        <Button
          size="compact-xs"
          variant="default"
          tabIndex={-1}
          aria-label={`Details of ${data.title} ${data.postId}`}
          onClick={() => open(data.postId)}
        >
          Details
        </Button>
      ) : null,
  };
}

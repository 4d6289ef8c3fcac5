import { Button } from '@mantine/core';
import type { ColDef } from 'ag-grid-community';
import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatDate, formatFte } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import { capacityWords, costWords } from './words.ts';

const date = { valueFormatter: ({ value }: { value: string | null }) => formatDate(value ?? null), width: 104 };

/** The columns of the list; those of pay and reasons only for their readers, who get the values. */
export function arrangementColumns(
  names: ReferenceNames,
  seesPay: boolean,
  open: (id: string) => void,
): ColDef<Arrangement>[] {
  return [
    { colId: 'name', headerName: 'Name', field: 'name', minWidth: 130, flex: 2 },
    {
      colId: 'details',
      headerName: 'Details',
      sortable: false,
      width: 84,
      cellRenderer: ({ data }: { data: Arrangement | undefined }) =>
        data ? (
          <Button
            size="compact-xs"
            variant="default"
            tabIndex={-1}
            aria-label={`Details of ${data.name}, ${data.postTitle}`}
            onClick={() => open(data.id)}
          >
            Details
          </Button>
        ) : null,
    },
    {
      colId: 'kind',
      headerName: 'Kind',
      valueGetter: ({ data }) => (data ? TEMPORARY_KINDS[data.kind] : ''),
      minWidth: 110,
      flex: 1,
    },
    {
      colId: 'post',
      headerName: 'Post',
      valueGetter: ({ data }) => (data ? `${data.postTitle}, ${data.postId}` : ''),
      tooltipValueGetter: ({ value }) => value,
      minWidth: 130,
      flex: 2,
    },
    {
      colId: 'unitId',
      headerName: 'Unit',
      valueGetter: ({ data }) => (data ? names.unitName(data.unitId) : ''),
      tooltipValueGetter: ({ value }) => value,
      minWidth: 120,
      flex: 1,
    },
    {
      colId: 'fte',
      headerName: 'FTE',
      field: 'fte',
      valueFormatter: ({ value }) => formatFte(value),
      width: 72,
      ...numericColumn,
    },
    { colId: 'startDate', headerName: 'Start', field: 'startDate', ...date },
    { colId: 'endDate', headerName: 'End', field: 'endDate', ...date },
    {
      colId: 'state',
      headerName: 'State',
      valueGetter: ({ data }) => (data ? ARRANGEMENT_STATES[data.state] : ''),
      width: 146,
    },
    { colId: 'covers', headerName: 'Covers', field: 'coversName', minWidth: 110, flex: 1 },
    {
      colId: 'capacity',
      headerName: 'Case-holding',
      headerTooltip: 'Case-holding hours a week that it adds to a district',
      valueGetter: ({ data }) => (data ? capacityWords(data, names) : ''),
      width: 120,
    },
    ...(seesPay ? payColumns() : []),
  ];
}

function payColumns(): ColDef<Arrangement>[] {
  return [
    {
      colId: 'cost',
      headerName: 'Cost',
      headerTooltip: 'From the first day to the last',
      valueGetter: ({ data }) => data?.cost?.pence ?? null,
      valueFormatter: ({ data }) => costWords(data?.cost),
      width: 150,
      ...numericColumn,
    },
    {
      colId: 'warnings',
      headerName: 'Warnings',
      valueGetter: ({ data }) => data?.findings?.map(({ title }) => title).join('; ') ?? '',
      tooltipValueGetter: ({ value }) => value,
      minWidth: 130,
      flex: 2,
    },
    {
      colId: 'review',
      headerName: 'Review',
      field: 'reviewDate',
      ...date,
    },
    {
      colId: 'decision',
      headerName: 'Decision',
      valueGetter: ({ data }) =>
        data ? `${data.decisionReference ?? ''}${data.retrospective ? ' (retrospective)' : ''}` : '',
      minWidth: 130,
      flex: 1,
    },
  ];
}

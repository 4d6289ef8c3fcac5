import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CellKeyDownEvent, ColDef, FullWidthCellKeyDownEvent, ICellRendererParams } from 'ag-grid-community';
import { useMemo } from 'react';
import type { UnitCosts } from '../../../server/contract/costs.ts';
import { useAsAt } from '../../address.ts';
import { DataGrid, numericColumn } from '../../components/data-grid.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatFte, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';
import { unitCostsQuery } from './queries.ts';
import { totalRow, type UnitRow, unitRows } from './unit-rows.ts';

interface Props {
  unitId: string;
  year: string;
  /** Opens the lines of a record, `occupancies:A-0204`. */
  open: (record: string) => void;
  close: () => void;
}

/** The posts of a unit with everybody in them: budget, forecast and what vacant hours save. */
export function UnitPosts({ unitId, year, open, close }: Props) {
  const { asAt } = useAsAt();
  const { unitName } = useReference();
  const { data, error, refetch } = useQuery(unitCostsQuery(unitId, { asAt, year }));
  return (
    <Panel
      title={`${unitName(unitId)}: posts in ${year}`}
      takesFocus
      note={
        <Button variant="subtle" size="xs" onClick={close}>
          Close
        </Button>
      }
    >
      {data ? (
        <Grid costs={data} open={open} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <PageLoading />
      )}
    </Panel>
  );
}

function Grid({ costs, open }: { costs: UnitCosts; open: (record: string) => void }) {
  const rows = useMemo(() => unitRows(costs), [costs]);
  const totals = useMemo(() => [totalRow(costs)], [costs]);
  const columns = useMemo(() => unitColumns(open), [open]);
  if (rows.length === 0) {
    return <EmptyState title="The unit has no post in this year">Choose another year or another unit.</EmptyState>;
  }
  const onCellKeyDown = (event: CellKeyDownEvent<UnitRow> | FullWidthCellKeyDownEvent<UnitRow>): void => {
    const { event: key, data } = event;
    if (!('column' in event) || !(key instanceof KeyboardEvent) || key.key !== 'Enter' || data?.level === 'total')
      return;
    if (data) open(event.column.getColId() === 'saving' && data.isVacant ? `vacancies:${data.postId}` : data.id);
  };
  return (
    <DataGrid<UnitRow>
      label="Posts of the unit and who is in them"
      rows={rows}
      rowId={(row) => row.id}
      columnDefs={columns}
      pinnedBottomRowData={totals}
      height={`${Math.min(rows.length, 14) * 32 + 34 + 36}px`}
      onCellKeyDown={onCellKeyDown}
    />
  );
}

function unitColumns(open: (record: string) => void): ColDef<UnitRow>[] {
  const money = (colId: 'budgetPence' | 'forecastPence' | 'differencePence', headerName: string): ColDef<UnitRow> => ({
    colId,
    headerName,
    field: colId,
    valueFormatter: ({ value, data }) => (typeof value === 'number' ? moneyText(colId, value, data) : ''),
    width: 125,
    ...numericColumn,
  });
  const link = (to: string, text: string) => (
    <UnstyledButton className={classes.link} tabIndex={-1} onClick={() => open(to)}>
      {text}
    </UnstyledButton>
  );
  const columns: ColDef<UnitRow>[] = [
    {
      colId: 'title',
      headerName: 'Post, and who is in it',
      field: 'title',
      minWidth: 220,
      flex: 2,
      cellStyle: ({ data }) => (data?.level === 'occupancy' ? { paddingLeft: '28px' } : null),
      cellRenderer: ({ data }: ICellRendererParams<UnitRow>) =>
        data && data.level !== 'total' ? link(data.id, data.title) : data?.title,
    },
    { colId: 'detail', headerName: 'Details', field: 'detail', minWidth: 180, flex: 2 },
    {
      colId: 'fte',
      headerName: 'FTE',
      field: 'fte',
      valueFormatter: ({ value }) => (typeof value === 'number' ? formatFte(value) : ''),
      width: 75,
      ...numericColumn,
    },
    money('budgetPence', 'Budget'),
    money('forecastPence', 'Forecast'),
    money('differencePence', 'Difference'),
    {
      colId: 'saving',
      headerName: 'Vacancy saves',
      headerTooltip: 'Vacant hours at budget − what their cover costs',
      field: 'savingPence',
      valueFormatter: ({ value, data }) =>
        typeof value === 'number' && (data?.isVacant || data?.level === 'total') ? formatPence(value) : '',
      width: 130,
      ...numericColumn,
      cellRenderer: ({ data, valueFormatted }: ICellRendererParams<UnitRow>) =>
        data?.isVacant ? link(`vacancies:${data.postId}`, valueFormatted ?? '') : valueFormatted,
    },
    {
      colId: 'gaps',
      headerName: 'To put right',
      valueGetter: ({ data }) => data?.gaps.join(' ') ?? '',
      valueFormatter: ({ data }) =>
        data && data.gaps.length > 0 ? `${formatCount(data.gaps.length, 'thing')}: ${data.gaps.join(' ')}` : '',
      tooltipValueGetter: ({ data }) => data?.gaps.join(' '),
      minWidth: 120,
      flex: 1,
    },
  ];
  return columns.map((column) => ({ ...column, sortable: false }));
}

/** Pounds; “not known” where nothing of it could be costed, and for a difference where anything is missing. */
function moneyText(colId: string, pence: number, row: UnitRow | undefined): string {
  const isUnknown = colId === 'differencePence' ? row?.isPartly : pence === 0 && (row?.gaps.length ?? 0) > 0;
  return isUnknown ? 'not known' : formatPence(pence);
}

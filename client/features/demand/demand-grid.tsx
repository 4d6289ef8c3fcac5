import type { CellEditRequestEvent, ColDef } from 'ag-grid-community';
import { useMemo } from 'react';
import { ALL_LANGUAGES, type DemandRow } from '../../../server/contract/demand.ts';
import { DataGrid, numericColumn } from '../../components/data-grid.tsx';
import { notifyRemedy } from '../../components/notify.ts';
import type { Edits } from '../../edits/use-edits.ts';
import { formatNumber } from '../../format.ts';
import { type ReferenceNames, useReference } from '../../reference.ts';
import type { CountFigures } from './queries.ts';

interface Props {
  rows: readonly DemandRow[];
  mayEdit: boolean;
  edits: Edits<CountFigures>;
}

/** A row per count of open cases. */
export function DemandGrid({ rows, mayEdit, edits }: Props) {
  const names = useReference();
  const columns = useMemo(() => demandColumns(names, mayEdit), [names, mayEdit]);
  const onCellEditRequest = ({ data, colDef, newValue }: CellEditRequestEvent<DemandRow>): void => {
    const ofWhat = `${names.districtName(data.districtId)}, ${names.levelName(data.levelId)}, ${languageOf(data, names)}`;
    const isEmpty = newValue === null || newValue === undefined || newValue === '';
    const figure = Number(newValue);
    const isFigure = !isEmpty && Number.isInteger(figure) && figure >= 0;
    if (colDef.colId === 'families' && (isEmpty || isFigure)) {
      const families = isEmpty ? null : figure;
      if (families === data.families) return;
      const what = `Families of ${ofWhat}`;
      edits.make({ id: data.id, what, before: { families: data.families }, after: { families } });
    } else if (colDef.colId === 'openCases' && isFigure) {
      if (figure === data.openCases) return;
      const what = `Open cases of ${ofWhat}`;
      edits.make({ id: data.id, what, before: { openCases: data.openCases }, after: { openCases: figure } });
    } else notifyRemedy('The count is not changed', 'A count is a whole number from 0 up.');
  };
  return (
    <DataGrid<DemandRow>
      label="Open cases"
      rows={rows}
      rowId={(row) => row.id}
      columnDefs={columns}
      onCellEditRequest={onCellEditRequest}
    />
  );
}

function languageOf(row: DemandRow, names: ReferenceNames): string {
  if (row.languageCode === ALL_LANGUAGES) return 'All together';
  return row.languageCode === 'unknown' ? 'Not recorded' : names.languageName(row.languageCode);
}

function demandColumns(names: ReferenceNames, mayEdit: boolean): ColDef<DemandRow>[] {
  return [
    {
      colId: 'district',
      headerName: 'District',
      valueGetter: ({ data }) => (data ? names.districtName(data.districtId) : ''),
      minWidth: 110,
      flex: 1,
    },
    {
      colId: 'level',
      headerName: 'Level of need',
      valueGetter: ({ data }) => (data ? names.levelName(data.levelId) : ''),
      minWidth: 140,
      flex: 1,
    },
    {
      colId: 'language',
      headerName: 'Language',
      valueGetter: ({ data }) => (data ? languageOf(data, names) : ''),
      minWidth: 150,
      flex: 1,
    },
    {
      colId: 'openCases',
      headerName: 'Open cases',
      field: 'openCases',
      editable: mayEdit,
      cellEditor: 'agNumberCellEditor',
      cellEditorParams: { min: 0, precision: 0 },
      valueFormatter: ({ value }) => formatNumber(value),
      minWidth: 120,
      flex: 1,
      ...numericColumn,
    },
    {
      colId: 'families',
      headerName: 'Families',
      headerTooltip: 'Families that the cases belong to, never more than the cases; empty where they were not counted',
      field: 'families',
      editable: mayEdit,
      cellEditor: 'agNumberCellEditor',
      cellEditorParams: { min: 0, precision: 0 },
      valueFormatter: ({ value }) => (value === null || value === undefined ? 'not known' : formatNumber(value)),
      minWidth: 100,
      flex: 1,
      ...numericColumn,
    },
    {
      colId: 'points',
      headerName: 'Points',
      headerTooltip: 'Open cases × points per case of the level',
      field: 'points',
      valueFormatter: ({ value }) => formatNumber(value),
      minWidth: 100,
      flex: 1,
      ...numericColumn,
    },
  ];
}

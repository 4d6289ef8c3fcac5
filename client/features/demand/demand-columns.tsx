import type { ColDef } from 'ag-grid-community';
import { ALL_LANGUAGES, type DemandRow } from '../../../server/contract/demand.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatNumber } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import classes from './demand.module.css';

/** Language of a count, in words. */
export function languageOf(row: DemandRow, names: ReferenceNames): string {
  if (row.languageCode === ALL_LANGUAGES) return 'All together';
  return row.languageCode === 'unknown' ? 'Not recorded' : names.languageName(row.languageCode);
}

/** @param isNarrow true where what is counted stands in one column, which stays in view beside the figures */
export function demandColumns(names: ReferenceNames, mayEdit: boolean, isNarrow: boolean): ColDef<DemandRow>[] {
  return [...(isNarrow ? [countedColumn(names)] : countedColumns(names)), ...figureColumns(mayEdit, isNarrow)];
}

function countedColumns(names: ReferenceNames): ColDef<DemandRow>[] {
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
  ];
}

/** District, level of need and language together. */
function countedColumn(names: ReferenceNames): ColDef<DemandRow> {
  const partOf = (row: DemandRow): string => `${names.levelName(row.levelId)}, ${languageOf(row, names)}`;
  return {
    colId: 'counted',
    headerName: 'Count of',
    headerTooltip: 'District, level of need and language',
    valueGetter: ({ data }) => (data ? `${names.districtName(data.districtId)}, ${partOf(data)}` : ''),
    cellRenderer: ({ data }: { data: DemandRow }) => (
      <>
        <strong>{names.districtName(data.districtId)}</strong>, {partOf(data)}
      </>
    ),
    cellClass: classes.counted,
    pinned: 'left',
    width: 104,
  };
}

/** Widths in pixels: those of a narrow screen, and the least of the others. */
const WIDTHS = { openCases: [100, 120], families: [80, 100], points: [76, 100] } as const;

function figureColumns(mayEdit: boolean, isNarrow: boolean): ColDef<DemandRow>[] {
  const width = (of: keyof typeof WIDTHS): ColDef<DemandRow> => {
    const [narrow, least] = WIDTHS[of];
    return isNarrow ? { width: narrow, minWidth: narrow } : { minWidth: least, flex: 1 };
  };
  const typed: ColDef<DemandRow> = {
    editable: mayEdit,
    cellEditor: 'agNumberCellEditor',
    cellEditorParams: { min: 0, precision: 0 },
    ...numericColumn,
  };
  return [
    {
      colId: 'openCases',
      headerName: 'Open cases',
      field: 'openCases',
      valueFormatter: ({ value }) => formatNumber(value),
      ...width('openCases'),
      ...typed,
    },
    {
      colId: 'families',
      headerName: 'Families',
      headerTooltip: 'Families that the cases belong to, never more than the cases; empty where they were not counted',
      field: 'families',
      valueFormatter: ({ value }) => (value === null || value === undefined ? 'not known' : formatNumber(value)),
      ...width('families'),
      ...typed,
    },
    {
      colId: 'points',
      headerName: 'Points',
      headerTooltip: 'Open cases × points per case of the level',
      field: 'points',
      valueFormatter: ({ value }) => formatNumber(value),
      ...width('points'),
      ...numericColumn,
    },
  ];
}

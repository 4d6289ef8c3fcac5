import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  LocaleModule,
  ModuleRegistry,
  NumberEditorModule,
  PinnedRowModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  SelectEditorModule,
  TextEditorModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { AgGridReact, type AgGridReactProps } from 'ag-grid-react';
import { useMemo, useRef } from 'react';
import { styleNonce } from '../style-nonce.ts';
import { copyFocusedCell } from './copy-cell.ts';
import classes from './data-grid.module.css';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  LocaleModule,
  NumberEditorModule,
  PinnedRowModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  SelectEditorModule,
  TextEditorModule,
  TooltipModule,
]);

/** The one look of every grid; the colours are the page's own, so light and dark follow by themselves. */
const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  borderColor: 'var(--line)',
  browserColorScheme: 'inherit',
  cellHorizontalPadding: 10,
  fontFamily: 'inherit',
  fontSize: 13,
  foregroundColor: 'var(--ink)',
  headerBackgroundColor: 'var(--surface-2)',
  headerFontWeight: 600,
  headerHeight: 34,
  headerTextColor: 'var(--ink)',
  menuBackgroundColor: 'var(--surface)',
  rowHeight: 32,
  rowHoverColor: 'var(--accent-soft)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  tooltipBackgroundColor: 'var(--surface)',
  tooltipTextColor: 'var(--ink)',
  wrapperBorderRadius: 4,
});

const localeText = { noRowsToShow: 'No row matches these filters', ariaLabelTooltip: 'Details' };

/** Spread into a column of figures: right-aligned, figures of equal width. */
export const numericColumn = {
  cellClass: ['numeric', 'ag-right-aligned-cell'],
  headerClass: 'ag-right-aligned-header',
};

export interface DataGridProps<Row extends object>
  extends Omit<AgGridReactProps<Row>, 'rowData' | 'theme' | 'getRowId' | 'className' | 'gridOptions'> {
  /** What the grid holds, for screen readers. */
  label: string;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Height of the grid where the page does not give it the rest of the window, as CSS. */
  height?: string;
}

/**
 * Every grid of the product: same look, same keys. Enter or F2 edits, Escape leaves, arrows move, Ctrl+C copies the cell.
 * Edits never change `rows`: the page hears of them in `onCellEditRequest`, saves, and passes new rows.
 */
export function DataGrid<Row extends object>({
  label,
  rows,
  rowId,
  height,
  defaultColDef,
  ...rest
}: DataGridProps<Row>) {
  const clones = useClones(rows);
  const columnDefaults = useMemo(
    () => ({ sortable: true, resizable: true, minWidth: 70, suppressMovable: true, ...defaultColDef }),
    [defaultColDef],
  );
  return (
    <section aria-label={label} className={classes.grid} style={height ? { flex: 'none', height } : undefined}>
      <div className={classes.fill}>
        <AgGridReact<Row>
          ensureDomOrder
          suppressColumnVirtualisation
          suppressDragLeaveHidesColumns
          readOnlyEdit
          stopEditingWhenCellsLoseFocus
          enterNavigatesVerticallyAfterEdit
          tooltipShowDelay={300}
          localeText={localeText}
          styleNonce={styleNonce()}
          {...rest}
          theme={gridTheme}
          rowData={clones}
          defaultColDef={columnDefaults}
          getRowId={({ data }) => rowId(data)}
          onCellKeyDown={(event) => {
            copyFocusedCell(event);
            rest.onCellKeyDown?.(event);
          }}
        />
      </div>
    </section>
  );
}

/** Copies of the rows, the same copy for the same row: the grid keeps what it is given and may write to it. */
function useClones<Row extends object>(rows: readonly Row[]): Row[] {
  const made = useRef(new WeakMap<Row, Row>());
  return useMemo(
    () =>
      rows.map((row) => {
        const known = made.current.get(row);
        if (known) return known;
        const clone = structuredClone(row);
        made.current.set(row, clone);
        return clone;
      }),
    [rows],
  );
}

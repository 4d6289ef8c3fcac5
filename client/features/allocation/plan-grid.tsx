import type { CellEditRequestEvent, CellKeyDownEvent, FullWidthCellKeyDownEvent, GridApi } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import { DataGrid } from '../../components/data-grid.tsx';
import { useReference } from '../../reference.ts';
import type { GridContext } from './cells.tsx';
import { allocationColumns } from './columns.ts';
import { districtForKey } from './entry.ts';
import type { AllocationRow } from './rows.ts';

interface PlanGridProps extends GridContext {
  rows: readonly AllocationRow[];
  hasSuggestions: boolean;
  /** Hands out the grid, for the focus to return to it. */
  onReady: (api: GridApi<AllocationRow>) => void;
  onSelected: (personIds: string[]) => void;
  onMove: (rows: readonly AllocationRow[], districtId: string) => void;
  /** A block of text was pasted at a person; the rows are from that person down. */
  onPaste: (text: string, rows: readonly AllocationRow[]) => void;
}

const rowSelection = { mode: 'multiRow', checkboxes: true, headerCheckbox: true, enableClickSelection: false } as const;
const selectionColumn = { width: 44, minWidth: 44, resizable: false } as const;

type KeyEvent = CellKeyDownEvent<AllocationRow> | FullWidthCellKeyDownEvent<AllocationRow>;

/**
 * A row per person. In the Plan column Enter opens the list of districts, and a first letter chooses; anywhere in a row
 * 1–9 chooses the district by number, `?` opens “Why here?”, Space selects, Ctrl+D fills the selected rows.
 */
export function PlanGrid({ rows, hasSuggestions, onReady, onSelected, onMove, onPaste, ...context }: PlanGridProps) {
  const names = useReference();
  const grid = useRef<GridApi<AllocationRow>>(undefined);
  const { asAt, mayEdit, onWhy, onPin } = context;
  const columns = useMemo(
    () => allocationColumns({ names, asAt, mayEdit, hasSuggestions }),
    [names, asAt, mayEdit, hasSuggestions],
  );

  const onKey = (event: KeyEvent): void => {
    const key = event.event;
    const row = event.data;
    if (!(key instanceof KeyboardEvent) || !row || !('column' in event)) return;
    if (!isOnCell(key) || key.altKey) return;
    const column = event.column.getColId();
    if (key.ctrlKey || key.metaKey) {
      if (key.key.toLowerCase() !== 'd' || !mayEdit) return;
      key.preventDefault();
      const [target] = row.placements;
      if (target) onMove(event.api.getSelectedRows(), target.districtId);
    } else if (key.key === '?' || (key.key === 'Enter' && (column === 'why' || column === 'reason'))) {
      key.preventDefault();
      onWhy(row.personId);
    } else if (key.key === 'Enter' && column === 'pin' && mayEdit) {
      key.preventDefault();
      onPin(row);
    } else if (mayEdit && (column === 'plan' || /^\d$/.test(key.key))) {
      const district = districtForKey(key.key, names.districts, row.placements[0]?.districtId);
      if (district) onMove([row], district.id);
    }
  };
  const onEdit = ({ data, newValue }: CellEditRequestEvent<AllocationRow>): void => {
    const district = names.districts.find(({ name }) => name === newValue);
    if (district) onMove([data], district.id);
  };
  const onClipboard = (event: React.ClipboardEvent): void => {
    const cell = grid.current?.getFocusedCell();
    const text = event.clipboardData.getData('text/plain');
    if (!mayEdit || cell?.column.getColId() !== 'plan' || text === '') return;
    event.preventDefault();
    const shown: AllocationRow[] = [];
    for (let index = cell.rowIndex; index < (grid.current?.getDisplayedRowCount() ?? 0); index += 1) {
      const row = grid.current?.getDisplayedRowAtIndex(index)?.data;
      if (row) shown.push(row);
    }
    onPaste(text, shown);
  };

  return (
    <div style={{ display: 'contents' }} onPaste={onClipboard}>
      <DataGrid<AllocationRow>
        label="People and where the plan puts them"
        rows={rows}
        rowId={(row) => row.personId}
        columnDefs={columns}
        context={context}
        {...(mayEdit ? { rowSelection, selectionColumnDef: selectionColumn } : {})}
        onGridReady={({ api }) => {
          grid.current = api;
          onReady(api);
        }}
        onSelectionChanged={({ api }) => onSelected(api.getSelectedRows().map((row) => row.personId))}
        onCellKeyDown={onKey}
        onCellEditRequest={onEdit}
      />
    </div>
  );
}

/** True where the cell itself has the focus, and not an editor or a button in it. */
function isOnCell({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.getAttribute('role') === 'gridcell';
}

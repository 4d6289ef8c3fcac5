import type { CellEditRequestEvent, CellKeyDownEvent, FullWidthCellKeyDownEvent, GridApi } from 'ag-grid-community';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { PostAt } from '../../../server/contract/posts.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import { notifyRemedy } from '../../components/notify.ts';
import type { Edits } from '../../edits/use-edits.ts';
import { formatCount, parseHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { PANEL_COLUMNS, postColumns } from './columns.tsx';
import { type CellChange, describeChange } from './describe-post.ts';
import { type GridRow, isPost, totalRow } from './grid-rows.ts';

interface Props {
  rows: readonly PostAt[];
  grades: readonly { id: string; name: string }[] | undefined;
  edits: Edits<CellChange>;
  open: (post: PostAt) => void;
  /** True while a post is open: its end gives the focus back to the grid. */
  isOpen: boolean;
}

/** A row per post, the sums of what is shown pinned below; cells are edited in place. */
export function PostsGrid({ rows, grades, edits, open, isOpen }: Props) {
  const names = useReference();
  const mayEdit = useMay('establishment:edit');
  const grid = useRef<GridApi<GridRow>>(null);
  const opens = useEffectEvent(open);
  const columns = useMemo(
    () => postColumns({ names, grades, mayEdit, open: (post) => opens(post) }),
    [names, grades, mayEdit],
  );
  const totals = useMemo(() => [totalRow(rows, formatCount(rows.length, 'post'))], [rows]);
  useFocusBack(grid, isOpen);

  const onCellEditRequest = ({ data, colDef, newValue }: CellEditRequestEvent<GridRow>): void => {
    if (!isPost(data)) return;
    const change = cellChange(colDef.field, newValue);
    if (change === 'not a time') {
      notifyRemedy('Hours are not changed', `“${newValue}” is not a time. Write hours and minutes, for example 18:30.`);
      return;
    }
    const [field] = Object.keys(change ?? {}) as (keyof PostAt & keyof CellChange)[];
    if (!change || !field || change[field] === data[field]) return;
    edits.make({ id: data.id, what: describeChange(data, change), before: { [field]: data[field] }, after: change });
  };
  const onCellKeyDown = (event: CellKeyDownEvent<GridRow> | FullWidthCellKeyDownEvent<GridRow>): void => {
    const key = event.event;
    if (!('column' in event) || !(key instanceof KeyboardEvent) || !event.data || !isPost(event.data)) return;
    const isAsked = key.key === 'Enter' || key.key === 'F2';
    if (isAsked && (!mayEdit || PANEL_COLUMNS.includes(event.column.getColId()))) open(event.data);
  };
  return (
    <DataGrid<GridRow>
      label="Posts"
      rows={rows}
      rowId={(row) => row.id}
      columnDefs={columns}
      pinnedBottomRowData={totals}
      onGridReady={({ api }) => {
        grid.current = api;
      }}
      onCellEditRequest={onCellEditRequest}
      onCellKeyDown={onCellKeyDown}
    />
  );
}

/** Puts the focus back on the cell it was on once the panel closes. */
function useFocusBack(grid: React.RefObject<GridApi<GridRow> | null>, isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const closes = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    const cell = closes ? grid.current?.getFocusedCell() : null;
    if (!cell) return;
    const frame = requestAnimationFrame(() => grid.current?.setFocusedCell(cell.rowIndex, cell.column));
    return () => cancelAnimationFrame(frame);
  }, [grid, isOpen]);
}

/** What an edit in a cell changes; undefined where it changes nothing that can be saved. */
function cellChange(field: string | undefined, value: unknown): CellChange | 'not a time' | undefined {
  if (field === 'budgetedMinutes') {
    const budgetedMinutes = parseHours(String(value ?? ''));
    return budgetedMinutes === undefined ? 'not a time' : { budgetedMinutes };
  }
  if (typeof value !== 'string' || value === '') return undefined;
  if (field === 'title') return { title: value };
  if (field === 'roleId') return { roleId: value };
  if (field === 'unitId') return { unitId: value };
  if (field === 'gradeId') return { gradeId: value };
  if (field === 'costCode') return { costCode: value };
  return undefined;
}

import type { CellKeyDownEvent, FullWidthCellKeyDownEvent } from 'ag-grid-community';

/** Copies what the focused cell shows when Ctrl+C (or ⌘C) is pressed and no text is marked. */
export function copyFocusedCell<Row>(event: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>): void {
  const key = event.event;
  if (!(key instanceof KeyboardEvent) || !(key.ctrlKey || key.metaKey) || key.key.toLowerCase() !== 'c') return;
  const isOnCell = key.target instanceof HTMLElement && key.target.getAttribute('role') === 'gridcell';
  if (!('column' in event) || !isOnCell) return;
  if (window.getSelection()?.toString()) return;
  const shown = event.api.getCellValue({ rowNode: event.node, colKey: event.column, useFormatter: true });
  void navigator.clipboard?.writeText(String(shown ?? ''));
}

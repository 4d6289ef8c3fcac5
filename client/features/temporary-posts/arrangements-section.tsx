import type { CellKeyDownEvent, FullWidthCellKeyDownEvent, GridApi } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import type { Arrangement, Arrangements } from '../../../server/contract/arrangements.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import { EmptyState } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { arrangementColumns } from './columns.tsx';
import { EndsSoon } from './ends-soon.tsx';
import { filterArrangements } from './filter.ts';
import { Filters } from './filters.tsx';
import type { TemporarySearch } from './search.ts';
import { Timeline } from './timeline.tsx';
import type { Doing } from './use-actions.ts';

interface Props {
  list: Arrangements;
  search: TemporarySearch;
  change: (changes: TemporarySearch) => void;
  start: ((doing: Doing) => void) | undefined;
}

/** What ends next, the timeline and the list. */
export function ArrangementsSection({ list, search, change, start }: Props) {
  const names = useReference();
  const seesPay = useMay('costs:read');
  const grid = useRef<GridApi<Arrangement>>(null);
  const rows = useMemo(() => filterArrangements(list.arrangements, search, names), [list, search, names]);
  const open = useMemo(() => (id: string) => change({ open: id }), [change]);
  const columns = useMemo(() => arrangementColumns(names, seesPay, open), [names, seesPay, open]);
  const onCellKeyDown = (event: CellKeyDownEvent<Arrangement> | FullWidthCellKeyDownEvent<Arrangement>): void => {
    const key = event.event;
    if (key instanceof KeyboardEvent && (key.key === 'Enter' || key.key === 'F2') && event.data) open(event.data.id);
  };
  if (list.arrangements.length === 0) {
    return (
      <EmptyState title={`No temporary arrangement from ${formatDate(list.from)} to ${formatDate(list.to)}`}>
        {start
          ? 'Enter one with the button above, or choose another as-at date at the top of the page.'
          : 'Choose another as-at date at the top of the page.'}
      </EmptyState>
    );
  }
  return (
    <>
      <EndsSoon arrangements={list.arrangements} asAt={list.asAt} start={start} />
      <Filters filter={search} shown={rows.length} all={list.arrangements.length} change={change} />
      <Timeline arrangements={rows} from={list.from} to={list.to} asAt={list.asAt} open={open} />
      <DataGrid<Arrangement>
        label="Temporary arrangements"
        rows={rows}
        rowId={({ id }) => id}
        columnDefs={columns}
        height="26rem"
        onGridReady={({ api }) => {
          grid.current = api;
        }}
        onCellKeyDown={onCellKeyDown}
      />
    </>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import type { CellEditRequestEvent } from 'ag-grid-community';
import { useMemo } from 'react';
import type { DemandRow } from '../../../server/contract/demand.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import { notifyRemedy } from '../../components/notify.ts';
import type { Edits } from '../../edits/use-edits.ts';
import { useReference } from '../../reference.ts';
import { demandColumns, languageOf } from './demand-columns.tsx';
import type { CountFigures } from './queries.ts';

interface Props {
  rows: readonly DemandRow[];
  mayEdit: boolean;
  edits: Edits<CountFigures>;
}

/** Below this width what is counted stands in one column, in as many lines as it needs. */
const NARROW = '(max-width: 34rem)';
const NARROW_ROW = 76;

/** A row per count of open cases. */
export function DemandGrid({ rows, mayEdit, edits }: Props) {
  const names = useReference();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const columns = useMemo(() => demandColumns(names, mayEdit, isNarrow), [names, mayEdit, isNarrow]);
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
      key={isNarrow ? 'narrow' : 'wide'}
      label="Open cases"
      rows={rows}
      rowId={(row) => row.id}
      columnDefs={columns}
      {...(isNarrow ? { rowHeight: NARROW_ROW } : {})}
      onCellEditRequest={onCellEditRequest}
    />
  );
}

import type { CellKeyDownEvent, FullWidthCellKeyDownEvent } from 'ag-grid-community';
import { useMemo } from 'react';
import type { VacancyStanding } from '../../../server/contract/vacancies.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { vacancyColumns } from './columns.tsx';
import type { VacancyRow } from './rows.ts';

interface Props {
  rows: VacancyRow[];
  /** What all of them are. */
  standing: VacancyStanding;
  /** Month that costs are for. */
  month: string;
  open: (postId: string) => void;
}

/** Vacancies as a grid; Enter opens the one in the row. */
export function VacancyGrid({ rows, standing, month, open }: Props) {
  const names = useReference();
  const seesCosts = useMay('costs:read');
  const columns = useMemo(
    () => vacancyColumns(names, { standing, month: seesCosts ? month : null, open }),
    [names, standing, seesCosts, month, open],
  );
  const onKey = (event: CellKeyDownEvent<VacancyRow> | FullWidthCellKeyDownEvent<VacancyRow>): void => {
    if (event.event instanceof KeyboardEvent && event.event.key === 'Enter' && event.data) open(event.data.postId);
  };
  return (
    <DataGrid label="Vacancies" rows={rows} rowId={({ postId }) => postId} columnDefs={columns} onCellKeyDown={onKey} />
  );
}

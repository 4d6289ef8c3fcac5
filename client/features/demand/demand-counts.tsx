import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { UndoBar } from '../../edits/undo-bar.tsx';
import { formatCount, formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import classes from './demand.module.css';
import { DemandGrid } from './demand-grid.tsx';
import { demandQuery } from './queries.ts';
import { useDemandEdits } from './use-demand-edits.ts';

interface Props {
  months: readonly string[];
  month: string;
  districtId: string | undefined;
  choose: (filter: { month: string; district: string | undefined }) => void;
}

/** The counts of one month: filters, undo, and the grid. */
export function DemandCounts({ months, month, districtId, choose }: Props) {
  const { districts } = useReference();
  const { data, error, refetch } = useQuery(demandQuery(month, districtId));
  const mayEdit = useMay('demand:edit');
  const edits = useDemandEdits(month, districtId);
  return (
    <section aria-label="Counts of a month" className={classes.counts}>
      <Toolbar label="Filters and edits of the counts">
        <NativeSelect
          label="Month"
          value={month}
          onChange={(event) => choose({ month: event.currentTarget.value, district: districtId })}
          data={months.toReversed().map((value) => ({ value, label: formatMonth(value) }))}
        />
        <NativeSelect
          label="District"
          value={districtId ?? ''}
          onChange={(event) => choose({ month, district: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All districts' },
            ...districts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {data ? <span role="status">{formatCount(data.length, 'count')}</span> : null}
        {mayEdit ? <UndoBar edits={edits} /> : null}
      </Toolbar>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <DemandGrid rows={data} mayEdit={mayEdit} edits={edits} />
      ) : (
        <PageLoading />
      )}
    </section>
  );
}

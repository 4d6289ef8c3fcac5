import { Anchor, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DemandHistory } from '../../../server/contract/demand.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { UndoBar } from '../../edits/undo-bar.tsx';
import { formatCount, formatFte, formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay, useSession } from '../../session.ts';
import classes from './demand.module.css';
import { DemandGrid } from './demand-grid.tsx';
import { demandQuery } from './queries.ts';
import { useDemandEdits } from './use-demand-edits.ts';

interface Props {
  history: DemandHistory;
  month: string;
  districtId: string | undefined;
  choose: (filter: { month: string; district: string | undefined }) => void;
}

/** The counts of one month: filters, undo, and the grid. */
export function DemandCounts({ history, month, districtId, choose }: Props) {
  const { districts } = useReference();
  const ownDistrict = useSession().account.districtId;
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
          data={history.months.toReversed().map((value) => ({ value, label: formatMonth(value) }))}
        />
        {ownDistrict === null ? (
          <NativeSelect
            label="District"
            value={districtId ?? ''}
            onChange={(event) => choose({ month, district: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: 'All districts' },
              ...districts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        {data ? <Totals counts={data.length} history={history} month={month} districtId={districtId} /> : null}
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

interface TotalsProps extends Pick<Props, 'history' | 'month' | 'districtId'> {
  counts: number;
}

/** What the counts of a month come to: open cases, and the caseworkers they ask for. */
function Totals({ counts, history, month, districtId }: TotalsProps) {
  const at = history.months.indexOf(month);
  const shown = history.districts.filter((district) => districtId === undefined || district.districtId === districtId);
  const sum = (figures: 'openCases' | 'demandFte') =>
    shown.reduce((total, district) => total + (district[figures][at] ?? 0), 0);
  return (
    <span role="status">
      {formatCount(counts, 'count')}: <strong>{formatCount(sum('openCases'), 'open case')}</strong>, a demand of{' '}
      <strong>{formatFte(sum('demandFte'))} FTE</strong>.{' '}
      <Anchor underline="always" renderRoot={(props) => <Link to="/demand/method" {...props} />}>
        How demand is worked out
      </Anchor>
    </span>
  );
}

import { Button, Checkbox, NativeSelect } from '@mantine/core';
import {
  type DemandSeries,
  MEASURES,
  measures,
  PERIODS,
  type Per,
  type Split,
} from '../../../server/contract/demand-history.ts';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useSession } from '../../session.ts';
import classes from './demand-history.module.css';
import { seriesFile } from './queries.ts';
import type { DemandHistorySearch, SeriesRequest } from './search.ts';
import { PER_NAMES, SPLIT_NAMES } from './words.ts';

interface Props {
  request: SeriesRequest;
  series: DemandSeries;
  change: (changes: { [Key in keyof DemandHistorySearch]: DemandHistorySearch[Key] | undefined }) => void;
}

/** What is shown, split by what, from when to when, and the same as a file. */
export function HistoryControls({ request, series, change }: Props) {
  const { districts } = useReference();
  const ownDistrict = useSession().account.districtId;
  const { measure, by } = request;
  const splits: readonly Split[] = MEASURES[measure].splits;
  const months = (label: (month: string) => string) =>
    series.recorded.map((month) => ({ value: month, label: label(month) }));
  const first = series.months[0] ?? '';
  const last = series.lastMonth ?? '';
  const pers: readonly Per[] = MEASURES[measure].pers;
  return (
    <>
      <Toolbar label="What the chart shows">
        <NativeSelect
          label="Show"
          value={measure}
          onChange={(event) => {
            const chosen = measures.find((one) => one === event.currentTarget.value);
            change({ measure: chosen, per: undefined, only: undefined });
          }}
          data={measures.map((value) => ({ value, label: MEASURES[value].name }))}
        />
        <NativeSelect
          label="Split by"
          value={by}
          onChange={(event) => {
            const chosen = splits.find((one) => one === event.currentTarget.value);
            change({ by: chosen, per: undefined, only: undefined });
          }}
          data={splits.map((value) => ({ value, label: SPLIT_NAMES[value] }))}
        />
        {pers.length > 1 ? (
          <NativeSelect
            label="By"
            value={series.per}
            onChange={(event) => change({ per: PERIODS.find((one) => one === event.currentTarget.value) })}
            data={pers.map((value) => ({ value, label: PER_NAMES[value] }))}
          />
        ) : null}
        {ownDistrict === null ? (
          <NativeSelect
            label="District"
            value={request.districtId ?? ''}
            onChange={(event) => change({ district: event.currentTarget.value || undefined, only: undefined })}
            data={[
              { value: '', label: 'All districts' },
              ...districts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        ) : null}
        <NativeSelect
          label="From"
          value={first}
          onChange={(event) => change({ from: event.currentTarget.value })}
          data={months(formatMonth).filter(({ value }) => value <= last)}
        />
        <NativeSelect
          label="To"
          value={last}
          onChange={(event) => change({ to: event.currentTarget.value })}
          data={months(formatMonth).filter(({ value }) => value >= first)}
        />
        <Button variant="default" component="a" href={seriesFile(request)} download>
          Save these figures as CSV
        </Button>
      </Toolbar>
      {series.choices.length > 1 ? <Lines series={series} change={change} /> : null}
    </>
  );
}

/** Which lines are shown. The last one cannot be taken away. */
function Lines({ series, change }: Pick<Props, 'series' | 'change'>) {
  const shown = new Set(series.lines.map(({ id }) => id));
  const toggle = (id: string): void => {
    const wanted = series.choices.filter((one) => (one.id === id ? !shown.has(id) : shown.has(one.id)));
    const isAll = wanted.length === series.choices.length && series.by !== 'language';
    change({ only: isAll ? undefined : wanted.map((one) => one.id).join(',') });
  };
  return (
    <details className={classes.lines}>
      <summary>
        Lines: {shown.size} of {series.choices.length}
        {series.by === 'language' && !shown.has('en') ? ' (English, far above the others, is left out)' : ''}
      </summary>
      <fieldset className={classes.choices}>
        <legend>Lines shown</legend>
        {series.choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={shown.has(id)}
            disabled={shown.size === 1 && shown.has(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </fieldset>
    </details>
  );
}

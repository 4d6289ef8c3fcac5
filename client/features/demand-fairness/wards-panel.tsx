import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandFairness, PlanFairness } from '../../../server/contract/demand-fairness.ts';
import { present } from '../../address.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { WardMap, type WardOnMap } from '../../components/ward-map.tsx';
import { useReference } from '../../reference.ts';
import classes from './fairness.module.css';
import {
  classesOf,
  classText,
  figure,
  type MapMeasure,
  MEASURE_IDS,
  MEASURES,
  measureOf,
  shortFigure,
} from './measures.ts';
import { outlinesQuery } from './queries.ts';
import { fairnessSearch } from './search.ts';
import { WardsTable } from './wards-table.tsx';

interface Props {
  fairness: DemandFairness;
  effect: PlanFairness | undefined;
  asked: MapMeasure;
}

/** Wards on a map coloured by a measure, and every measure of every ward as a table. */
export function WardsPanel({ fairness, effect, asked }: Props) {
  const navigate = useNavigate({ from: '/demand/fairness' });
  const choices = MEASURE_IDS.filter((id) => effect || !MEASURES[id].needsPlan);
  const measure = choices.includes(asked) ? asked : 'coverage';
  return (
    <Panel
      title="Ward by ward"
      note={
        <NativeSelect
          aria-label="Colour the wards by"
          size="xs"
          value={measure}
          onChange={(event) => {
            const next = fairnessSearch({ measure: event.currentTarget.value }).measure;
            void navigate({ search: (previous) => present({ ...previous, measure: next }), replace: true });
          }}
          data={choices.map((value) => ({ value, label: MEASURES[value].name }))}
        />
      }
    >
      <p className={classes.quiet}>
        {MEASURES[measure].name}
        {MEASURES[measure].ofDistrict ? ': the figure of the district, alike in all its wards' : ''}. Thick lines are
        the borders of districts; which ward lies in which district is as entered for the date.
      </p>
      <MapOfWards fairness={fairness} effect={effect} measure={measure} />
      <div className={classes.wide} data-plan={effect ? true : undefined}>
        <WardsTable fairness={fairness} effect={effect} />
      </div>
    </Panel>
  );
}

function MapOfWards({
  fairness,
  effect,
  measure,
}: {
  fairness: DemandFairness;
  effect: PlanFairness | undefined;
  measure: MapMeasure;
}) {
  const { data, error, refetch } = useQuery(outlinesQuery);
  const { districtName } = useReference();
  const wards = useMemo(() => {
    const outlined = new Set(data?.outlines.map(({ wardCode }) => wardCode));
    return fairness.wards
      .filter(({ code }) => outlined.has(code))
      .map((ward): WardOnMap => {
        const { value, isHidden, why } = measureOf(measure, ward, effect);
        const { code, name, districtId } = ward;
        const said = value === null ? why : figure(measure, value);
        return {
          ...{ code, name, districtId, value, isHidden },
          text: `${said} (${districtName(districtId)})`,
          label: value === null ? '' : shortFigure(measure, value),
        };
      });
  }, [data, fairness, effect, measure, districtName]);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  if (wards.length === 0) {
    return (
      <p>
        No outlines of wards are entered, so there is no map. They come with the set-up of this installation; the table
        has every figure.
      </p>
    );
  }
  const values = wards.flatMap(({ value }) => (value === null ? [] : [value]));
  return (
    <WardMap
      label={`Map of wards coloured by: ${MEASURES[measure].name.toLowerCase()}. The table below has every figure.`}
      wards={wards}
      outlines={data}
      valueClasses={classesOf(measure, values)}
      scale={measure === 'change' ? 'change' : 'amount'}
      classText={(limits) => classText(measure, limits)}
    />
  );
}

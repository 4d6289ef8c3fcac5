import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandForecast } from '../../../server/contract/demand-forecast.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatMonth } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import classes from './demand-forecast.module.css';
import { ErrorTable } from './error-table.tsx';
import { forecastOption } from './forecast-option.ts';
import { HeldTable } from './held-table.tsx';
import { MonthsTable } from './months-table.tsx';
import type { Outlook } from './outlook.ts';
import {
  coverageSentence,
  errorSentence,
  methodSentence,
  missedMonths,
  needSentence,
  startsInMarkedSentence,
} from './words.ts';

interface Props {
  outlook: Outlook;
  /** Every outlook on the page: all districts together is their sum. */
  all: readonly Outlook[];
  forecast: DemandForecast;
}

/** One forecast: in words, as a chart with its table, and how far it can be trusted. */
export function ForecastPanel({ outlook, all, forecast }: Props) {
  const colours = useChartColours();
  const { months, marked, monthsNeeded, monthsForRanges } = forecast;
  const option = useMemo(() => forecastOption(outlook, months, marked, colours), [outlook, months, marked, colours]);
  const left = marked.filter(({ fromMonth }) => fromMonth <= (months.at(-1) ?? ''));
  const missed = missedMonths(outlook);
  const last = months.at(-1) ?? '';
  const startsInMarked = marked.some(({ fromMonth, toMonth }) => fromMonth <= last && last <= toMonth);
  return (
    <>
      <Panel title={`${outlook.name}: the year to come`}>
        <p className={classes.words}>{needSentence(outlook, months)}</p>
        <Chart
          label={`Line chart of the demand of ${outlook.name}, counted up to ${formatMonth(months.at(-1) ?? '')} and forecast for twelve months, with ranges. The table below has every figure.`}
          option={option}
          height={340}
          tableTitle="The figures as a table"
          table={<MonthsTable outlook={outlook} all={all} months={months} />}
        />
        {left.length > 0 ? (
          <p className={classes.note}>
            Not learnt from (hatched):{' '}
            {left
              .map(
                ({ fromMonth, toMonth, text }) =>
                  `${formatMonth(fromMonth)}${toMonth === fromMonth ? '' : ` to ${formatMonth(toMonth)}`}, ${text}`,
              )
              .join('; ')}
            .
          </p>
        ) : null}
      </Panel>
      <Panel title="How far this can be trusted">
        <p className={classes.words}>
          {methodSentence(outlook, monthsNeeded)} {errorSentence(outlook)}
        </p>
        <p className={classes.words}>
          {coverageSentence(outlook, monthsForRanges)} {startsInMarkedSentence(outlook, startsInMarked)}
        </p>
        {missed === undefined ? null : (
          <p className={classes.words}>
            Most ranges for {missed} missed. Where such a month was out of the ordinary, mark it on{' '}
            <Link to="/demand/history">History</Link>, so that nothing is learnt from it.
          </p>
        )}
        {outlook.errors.length > 0 ? <ErrorTable outlook={outlook} /> : null}
        {outlook.coverage ? <HeldTable name={outlook.name} coverage={outlook.coverage} /> : null}
      </Panel>
    </>
  );
}

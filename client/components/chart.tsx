import { Skeleton } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './chart.module.css';
import { ErrorState } from './page-states.tsx';

interface ChartProps {
  /** What the chart shows, for screen readers. */
  label: string;
  option: EChartsCoreOption;
  /** Height in pixels. */
  height: number;
  /** The same figures as a table, under the chart. */
  table: ReactNode;
  /** What the table is called. */
  tableTitle: string;
}

/** A chart with its table. The drawing library is loaded when the first chart is shown. */
export function Chart({ label, option, height, table, tableTitle }: ChartProps) {
  const { host, state } = useChart(option);
  return (
    <figure className={classes.figure}>
      {state === 'failed' ? <ErrorState error={undefined} /> : null}
      {state === 'loading' ? <Skeleton height={height} className={classes.waiting} /> : null}
      <div
        ref={host}
        role="img"
        aria-label={label}
        style={{ height, display: state === 'failed' ? 'none' : undefined }}
      />
      <details className={classes.details}>
        <summary>{tableTitle}</summary>
        {table}
      </details>
    </figure>
  );
}

function useChart(option: EChartsCoreOption) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');

  useEffect(() => {
    let made: EChartsType | undefined;
    let gone = false;
    const resize = new ResizeObserver(() => made?.resize());
    import('./echarts.ts')
      .then(({ init }) => {
        if (gone || !host.current) return;
        made = init(host.current, null, { renderer: 'svg' });
        resize.observe(host.current);
        setChart(made);
        setState('shown');
      })
      .catch(() => setState('failed'));
    return () => {
      gone = true;
      resize.disconnect();
      made?.dispose();
    };
  }, []);

  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart?.setOption({ animation: !still, animationDuration: 300, ...option }, { notMerge: true });
  }, [chart, option]);

  return { host, state };
}

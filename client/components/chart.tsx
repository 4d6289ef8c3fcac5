import { Skeleton } from '@mantine/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './chart.module.css';
import { ErrorState } from './page-states.tsx';

/** Width that a sheet of A4 has room for, with the margins of a browser; pixels. */
const PAPER_PX = 660;

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
  /** True where the table is open from the start. */
  isTableOpen?: boolean;
  /** Told the position of a point that is clicked. What it does has to be possible from the table too. */
  onPoint?: ((dataIndex: number) => void) | undefined;
}

/** A chart with its table. The drawing library is loaded when the first chart is shown. */
export function Chart({ label, option, height, table, tableTitle, isTableOpen = false, onPoint }: ChartProps) {
  const { host, state } = useChart(option, onPoint);
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
      <details className={classes.details} open={isTableOpen}>
        <summary>{tableTitle}</summary>
        {table}
      </details>
    </figure>
  );
}

function useChart(option: EChartsCoreOption, onPoint: ((dataIndex: number) => void) | undefined) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType>();
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');

  useEffect(() => {
    let made: EChartsType | undefined;
    let gone = false;
    const resize = new ResizeObserver(() => made?.resize());
    const fitPaper = (): void => {
      made?.resize({ width: Math.min(host.current?.clientWidth ?? PAPER_PX, PAPER_PX) });
      // paper does not wait for the next frame
      made?.getZr().flush();
    };
    const fitScreen = (): void => made?.resize();
    window.addEventListener('beforeprint', fitPaper);
    window.addEventListener('afterprint', fitScreen);
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
      window.removeEventListener('beforeprint', fitPaper);
      window.removeEventListener('afterprint', fitScreen);
      made?.dispose();
    };
  }, []);

  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    // drawn, not written as markup with styles of its own, which the content security policy refuses
    const tooltip = Object.assign({}, option.tooltip, { renderMode: 'richText' });
    chart?.setOption({ animation: !still, animationDuration: 300, ...option, tooltip }, { notMerge: true });
  }, [chart, option]);

  useEffect(() => {
    if (!chart || !onPoint) return;
    const choose = ({ dataIndex }: { dataIndex: number }): void => onPoint(dataIndex);
    chart.on('click', choose);
    return () => {
      if (!chart.isDisposed()) chart.off('click', choose);
    };
  }, [chart, onPoint]);

  return { host, state };
}

import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { DemandSeries, MarkedMonths } from '../../../server/contract/demand-history.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { useMay } from '../../session.ts';
import classes from './demand-history.module.css';
import { MarkDialog, type Marking } from './mark-dialog.tsx';
import { spanOf } from './words.ts';

/** The months that are marked, numbered as in the chart, and what can be done with them. */
export function MarkedMonthsPanel({ series }: { series: DemandSeries }) {
  const mayEdit = useMay('demand:edit');
  const [marking, setMarking] = useState<Marking>();
  const { marked, markedVersion, lastMonth } = series;
  const last = lastMonth ?? '';
  const blank: MarkedMonths = { fromMonth: last, toMonth: last, text: '', anomalous: false };
  return (
    <Panel
      title="Marked months"
      note={
        mayEdit ? (
          <Button size="xs" variant="default" onClick={() => setMarking({ was: null, draft: blank, remove: false })}>
            Mark months
          </Button>
        ) : null
      }
    >
      {marked.length === 0 ? (
        <p className={classes.what}>No months are marked. Mark those that read unlike the others, with the reason.</p>
      ) : (
        <ScrolledTable
          caption="Months that read unlike the others, numbered as in the chart"
          rows={marked.map((mark, at) => ({ mark, number: at + 1 }))}
          rowKey={({ mark }) => mark.fromMonth}
          columns={[
            { title: 'Months', cell: ({ mark, number }) => `${number}. ${spanOf(mark)}` },
            { title: 'Why', cell: ({ mark }) => mark.text },
            {
              title: 'Forecasts and reviews',
              cell: ({ mark }) => (mark.anomalous ? 'Leave them out (hatched)' : 'Learn from them'),
            },
            ...(mayEdit
              ? [
                  {
                    title: 'What to do',
                    cell: ({ mark }: { mark: MarkedMonths }) => (
                      <Actions mark={mark} open={(remove) => setMarking({ was: mark, draft: mark, remove })} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {marking ? <MarkDialog marking={marking} version={markedVersion} close={() => setMarking(undefined)} /> : null}
    </Panel>
  );
}

function Actions({ mark, open }: { mark: MarkedMonths; open: (remove: boolean) => void }) {
  return (
    <span className={classes.actions}>
      <UnstyledButton className={classes.link} onClick={() => open(false)}>
        Change<VisuallyHidden> {spanOf(mark)}</VisuallyHidden>
      </UnstyledButton>
      <UnstyledButton className={classes.link} onClick={() => open(true)}>
        Remove<VisuallyHidden> {spanOf(mark)}</VisuallyHidden>
      </UnstyledButton>
    </span>
  );
}

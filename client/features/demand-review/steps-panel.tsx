import type { DemandReview } from '../../../server/contract/demand-review.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth } from '../../format.ts';
import classes from './review.module.css';
import { STEP_WORDS } from './words.ts';

/** Months that are shown before the others are asked for. */
const RECENT = 6;

/** How the rule came to its answer, the latest month first. */
export function StepsPanel({ review: { steps } }: { review: DemandReview }) {
  const latest = steps.toReversed();
  return (
    <Panel title="How the rule came to this">
      <Steps steps={latest.slice(0, RECENT)} caption="What the rule made of the last months" />
      {latest.length > RECENT ? (
        <details className={classes.more}>
          <summary>Earlier months</summary>
          <Steps steps={latest.slice(RECENT)} caption="What the rule made of earlier months" />
        </details>
      ) : null}
    </Panel>
  );
}

function Steps({ steps, caption }: { steps: DemandReview['steps']; caption: string }) {
  return (
    <ScrolledTable
      caption={caption}
      rows={steps}
      rowKey={({ month }) => month}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month) },
        { title: 'Counts', cell: ({ counts }) => (counts ? 'yes' : 'no') },
        { title: 'Answer', cell: ({ state }) => STEP_WORDS[state] },
        { title: 'Why', cell: ({ sentence }) => <span className={classes.reason}>{sentence}</span> },
      ]}
    />
  );
}

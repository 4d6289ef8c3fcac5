import type { Decision } from '../../../server/contract/decisions.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import classes from './decisions.module.css';

/** What is to be asked: before a draft is final, or what a final decision left open. */
export function AsksPanel({ decision }: { decision: Decision }) {
  const { asks, state } = decision;
  const title = state === 'draft' ? 'To ask before it is final' : 'What the record leaves open';
  if (asks.length === 0) {
    return (
      <Panel title={title}>
        <p>Nothing.</p>
      </Panel>
    );
  }
  return (
    <Panel title={title} note={formatCount(asks.length, 'point')}>
      <AskList asks={asks} />
    </Panel>
  );
}

/** The points, what is needed first. */
export function AskList({ asks }: { asks: Decision['asks'] }) {
  return (
    <ul className={classes.asks}>
      {asks.map(({ about, sentence, severity }) => (
        <li key={`${about} ${sentence}`}>
          {severity === 'needed' ? <strong>Needed: </strong> : null}
          {sentence}
        </li>
      ))}
    </ul>
  );
}

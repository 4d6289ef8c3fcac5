import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './scenarios.module.css';

/** The scenarios in a sentence each, and how they stand under stress in all. */
export function InShort({ found: { summary, stressNote } }: { found: Scenarios }) {
  if (summary.length === 0) return null;
  return (
    <Panel title="In short">
      <ul className={classes.words}>
        {[...summary, ...(stressNote === null ? [] : [stressNote])].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  );
}

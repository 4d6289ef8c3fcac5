import { UnstyledButton } from '@mantine/core';
import type { Costs } from '../../../server/contract/costs.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import classes from './costs.module.css';

interface Props {
  costs: Costs;
  open: (record: string) => void;
}

/** What cannot be costed, or needs a look, each with what to do next. */
export function GapList({ costs: { gaps, gapSentences, total }, open }: Props) {
  if (gapSentences === 0) return null;
  const more = gapSentences - gaps.length;
  return (
    <Panel title={`${formatCount(total.gaps, 'record')} to put right`}>
      <p className={classes.attention}>
        Months that cannot be costed are in no sum on this page. Until they are put right, budget and forecast are not
        the whole truth.
      </p>
      <details>
        <summary>What is missing and what to do</summary>
        <ul className={classes.gaps}>
          {gaps.map((gap) => (
            <li key={`${gap.kind} ${gap.id} ${gap.sentence}`}>
              <UnstyledButton className={classes.link} onClick={() => open(`${gap.kind}:${gap.id}`)}>
                {gap.kind === 'posts' ? `Budget of post ${gap.id}, ${gap.name}` : `${gap.name} (${gap.id})`}
              </UnstyledButton>
              : {gap.sentence}
            </li>
          ))}
        </ul>
        {more > 0 ? <p>And {formatCount(more, 'more', 'more')}. Put these right first.</p> : null}
      </details>
    </Panel>
  );
}

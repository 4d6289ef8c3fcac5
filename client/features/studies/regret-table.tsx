import type { StudyView } from '../../../server/contract/studies.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import regret from './regret.module.css';
import classes from './studies.module.css';
import { worstOf } from './words.ts';

type LeastRegret = NonNullable<StudyView['leastRegret']>;
type Side = 'before' | 'after';

/** Two plans under each demand, side by side: the plan as it stands, and the one that holds up best. */
export function RegretTable({ scenarios, before, after }: Pick<LeastRegret, 'scenarios' | 'before' | 'after'>) {
  const { districtName } = useReference();
  const worst = (side: Side) => (one: LeastRegret['scenarios'][number]) => (
    <span className={regret.standing}>
      {worstOf(one[side].worst, districtName)} <BalanceChip word={one[side].word} />
    </span>
  );
  return (
    <ScrollRegion label="Both plans under each demand">
      <div className={classes.wide}>
        <PlainTable
          caption={`The plan as it stands (${formatCount(before.moves, 'move')}) and the plan that holds up best (${formatCount(after.moves, 'move')}). Points behind: how much worse than the best plan for that demand alone; 0 is as good as can be.`}
          rows={scenarios}
          rowKey={({ id }) => id}
          columns={[
            { title: 'Demand', cell: ({ name }) => name },
            { title: 'Worst district as it stands', numeric: true, cell: worst('before') },
            { title: 'Worst district in this plan', numeric: true, cell: worst('after') },
            { title: 'Points behind as it stands', numeric: true, cell: (one) => points(one.before.regret) },
            { title: 'Points behind in this plan', numeric: true, cell: (one) => points(one.after.regret) },
          ]}
        />
      </div>
    </ScrollRegion>
  );
}

function points(regret: number): string {
  return formatNumber(regret, 1);
}

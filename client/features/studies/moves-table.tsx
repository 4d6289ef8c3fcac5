import { Button } from '@mantine/core';
import type { CurvePoint } from '../../../server/contract/studies.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatFte, formatNumber, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import classes from './studies.module.css';
import { movesText, sureText, worstOf } from './words.ts';

interface MovesTableProps {
  points: readonly CurvePoint[];
  knee: number | null;
  /** The point that is being taken as a proposal. */
  taking: number | null | undefined;
  /** Absent where the role may not propose, or the plan changed since. */
  onTake: ((maxMoves: number) => void) | undefined;
}

/** The points of the curve in figures; each can be looked at as a proposal. */
export function MovesTable({ points, knee, taking, onTake }: MovesTableProps) {
  const { districtName } = useReference();
  return (
    <ScrollRegion label="What each number of moves gains">
      <div className={classes.wide}>
        <PlainTable
          caption="The best plan for each number of moves. Improvement is against the first line, under the plan’s policy."
          rows={points}
          rowKey={(point) => String(point.maxMoves)}
          columns={[
            {
              title: 'At most',
              cell: (point) => (
                <>
                  {movesText(point.maxMoves)}
                  {point.maxMoves === knee ? <strong> ◆ further moves gain less</strong> : null}
                </>
              ),
            },
            { title: 'People who move', numeric: true, cell: (point) => formatNumber(point.moves) },
            { title: 'Worst district', numeric: true, cell: (point) => worstOf(point.worst, districtName) },
            {
              title: 'Overall improvement',
              numeric: true,
              cell: (point) => formatPercent(point.improvement),
            },
            { title: 'Language gap, FTE', numeric: true, cell: (point) => formatFte(point.languageGapFte) },
            { title: 'How sure', cell: sureText },
            ...(onTake
              ? [
                  {
                    title: 'As a proposal',
                    cell: (point: CurvePoint) => (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`See this plan: ${movesText(point.maxMoves)}`}
                        loading={taking === point.maxMoves}
                        onClick={() => onTake(point.maxMoves)}
                      >
                        See this plan
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </ScrollRegion>
  );
}

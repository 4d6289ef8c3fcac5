import { Button } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { PlanHead } from '../../../server/contract/plans.ts';
import type { CurvePoint, StudyView } from '../../../server/contract/studies.ts';
import { Chart } from '../../components/chart.tsx';
import { formatPercent } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import panel from '../allocation/panel.module.css';
import { movesOption } from './moves-option.ts';
import { MovesTable } from './moves-table.tsx';
import { isWorking } from './queries.ts';
import { QuestionPanel } from './question-panel.tsx';
import classes from './studies.module.css';
import { StudyFrame } from './study-frame.tsx';
import { type PlanStudy, useStudy } from './use-study.ts';
import { movesText, worstOf } from './words.ts';

/** What each further move gains, from none on; any point can be taken as a proposal. */
export function MovesPanel({ plan, onClose }: { plan: PlanHead; onClose: () => void }) {
  const state = useStudy(plan.id, plan.version, 'moves-curve');
  return (
    <QuestionPanel title="Moves worth making" onClose={onClose}>
      <StudyFrame
        state={state}
        question={{ kind: 'moves-curve', upTo: null }}
        invitation="The best plan with no move, with one, with two and so on, until one more gains nothing. It is worked out in the background; you can go on working."
      >
        {(study) => <Curve state={state} study={study} />}
      </StudyFrame>
    </QuestionPanel>
  );
}

function Curve({ state, study }: { state: PlanStudy; study: StudyView }) {
  const mayTake = useMay('plans:propose') && !state.isOutdated;
  const colours = useChartColours();
  const points = study.movesCurve?.points;
  const knee = study.movesCurve?.knee ?? null;
  const lastMoves = isWorking(study) ? (study.progress.of ?? 1) - 1 : 0;
  const option = useMemo(() => movesOption(points ?? [], knee, colours, lastMoves), [points, knee, colours, lastMoves]);
  const spoken = useSpoken(points ?? []);
  const { take } = state;
  const choose = useCallback(
    (at: number) => {
      const point = points?.[at];
      if (point) take(point.maxMoves);
    },
    [points, take],
  );
  if (!study.movesCurve || study.movesCurve.points.length === 0) return null;
  const { sentence } = study.movesCurve;
  return (
    <div className={classes.answer}>
      <div className={classes.lead}>
        {sentence === '' ? null : <p className={classes.sentence}>{sentence}</p>}
        {knee !== null && mayTake ? (
          <Button loading={state.taking === knee} onClick={() => state.take(knee)}>
            See the plan with {movesText(knee)}
          </Button>
        ) : null}
      </div>
      {mayTake ? (
        <p className={panel.muted}>
          Choose a point of the chart, or its line in the table, to see that plan as a proposal. Nothing changes until
          you accept it.
        </p>
      ) : null}
      <Chart
        label={`Line chart. ${spoken}`}
        option={option}
        height={300}
        isTableOpen
        onPoint={mayTake ? choose : undefined}
        tableTitle={mayTake ? 'The figures as a table, with every plan to look at' : 'The figures as a table'}
        table={
          <MovesTable
            points={study.movesCurve.points}
            knee={knee}
            taking={state.taking}
            onTake={mayTake ? state.take : undefined}
          />
        }
      />
    </div>
  );
}

/** Every point in words, for the label of the chart. */
function useSpoken(points: readonly CurvePoint[]): string {
  const { districtName } = useReference();
  return points
    .map(
      (point) =>
        `${movesText(point.maxMoves)}: worst district ${worstOf(point.worst, districtName)}, ${formatPercent(point.improvement)} better overall`,
    )
    .join('; ');
}

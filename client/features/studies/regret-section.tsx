import { Button, Loader, Title } from '@mantine/core';
import type { StudyView } from '../../../server/contract/studies.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { formatCount } from '../../format.ts';
import { useMay } from '../../session.ts';
import { isWorking } from './queries.ts';
import regret from './regret.module.css';
import { RegretTable } from './regret-table.tsx';
import classes from './studies.module.css';
import type { PlanStudy } from './use-study.ts';
import { progressText } from './words.ts';

/** Most demands that one plan can be asked to hold up in. */
const MOST = 8;

interface RegretSectionProps {
  state: PlanStudy;
  /** Ids of the demands that are ticked. */
  chosen: readonly string[];
}

/** Asks for the plan that holds up best in the demands that are ticked, and shows it beside the plan as it stands. */
export function RegretSection({ state, chosen }: RegretSectionProps) {
  const mayAsk = useMay('plans:propose');
  const { study } = state;
  if (!mayAsk && !study?.leastRegret) return null;
  return (
    <section className={regret.section} aria-label="The plan that holds up best">
      <Title order={3}>The plan that holds up best</Title>
      {mayAsk ? <Ask state={state} chosen={chosen} /> : null}
      {state.error && !study ? <ErrorState error={state.error} retry={state.retry} /> : null}
      {study ? <Standing state={state} study={study} /> : null}
      {study?.leastRegret ? <Answer state={state} leastRegret={study.leastRegret} /> : null}
    </section>
  );
}

function Ask({ state, chosen }: RegretSectionProps) {
  const working = state.study !== undefined && isWorking(state.study);
  const fits = chosen.length > 0 && chosen.length <= MOST;
  return (
    <>
      <p>
        Tick the demands to be ready for; the hardest are ticked already. The answer is the plan that, whichever of them
        comes, falls least behind the best plan for it. Pins and the most moves allowed are kept.
      </p>
      <div className={regret.ask}>
        <Button
          variant="default"
          loading={state.asking}
          disabled={!fits || working}
          onClick={() => state.ask({ kind: 'least-regret', scenarioIds: [...chosen] })}
        >
          Find the plan that holds up best
        </Button>
        <span role="status">
          {formatCount(chosen.length, 'demand')} ticked{fits ? '' : `: tick 1 to ${MOST}`}
        </span>
      </div>
    </>
  );
}

function Standing({ state, study }: { state: PlanStudy; study: StudyView }) {
  const mayAsk = useMay('plans:propose');
  if (isWorking(study)) {
    return (
      <div className={regret.ask}>
        <Loader size="xs" aria-hidden="true" />
        <span role="status">{progressText(study)}</span>
        {mayAsk ? (
          <Button variant="default" onClick={state.stop}>
            Stop
          </Button>
        ) : null}
      </div>
    );
  }
  const notice = noticeOf(state, study);
  return notice === null ? null : <p role="status">{notice}</p>;
}

function noticeOf({ refusal, isOutdated }: PlanStudy, { state, failure }: StudyView): string | null {
  if (refusal !== null) return refusal;
  if (isOutdated) return 'The plan changed since this was worked out. Find it again before you take it.';
  if (state === 'failed') return failure ?? 'This could not be finished: something went wrong on the server.';
  return state === 'cancelled' ? 'Stopped before it was finished.' : null;
}

function Answer({ state, leastRegret }: { state: PlanStudy; leastRegret: NonNullable<StudyView['leastRegret']> }) {
  const mayTake = useMay('plans:propose') && !state.isOutdated && leastRegret.better;
  return (
    <div className={classes.answer}>
      <div className={classes.lead}>
        <p className={classes.sentence}>{leastRegret.sentence}</p>
        {mayTake ? (
          <Button loading={state.taking === null} onClick={() => state.take(null)}>
            See this plan
          </Button>
        ) : null}
      </div>
      <RegretTable {...leastRegret} />
    </div>
  );
}

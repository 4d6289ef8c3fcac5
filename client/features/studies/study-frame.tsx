import { Button, Group, Loader, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NewStudy, StudyView } from '../../../server/contract/studies.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { useMay, useSession } from '../../session.ts';
import panel from '../allocation/panel.module.css';
import { isWorking } from './queries.ts';
import type { PlanStudy } from './use-study.ts';
import { progressText } from './words.ts';

interface StudyFrameProps {
  state: PlanStudy;
  question: NewStudy;
  /** What the answer will say and how long it takes, before it is asked for. */
  invitation: string;
  /** What has been found, also while more is being worked out. */
  children: (study: StudyView) => ReactNode;
}

/** Everything around an answer that is worked out in the background: asking, how far it is, stopping, asking again. */
export function StudyFrame({ state, question, invitation, children }: StudyFrameProps) {
  const mayAsk = useMay('plans:propose');
  const ownDistrict = useSession().account.districtId;
  const { study } = state;
  if (ownDistrict !== null) {
    return <p>This weighs all districts against each other: the service manager, the manager and HR can see it.</p>;
  }
  if (state.error && !study) return <ErrorState error={state.error} retry={state.retry} />;
  if (state.loading) return <Skeleton height={120} />;
  const button = (title: string): ReactNode =>
    mayAsk ? (
      <Button variant="default" loading={state.asking} onClick={() => state.ask(question)}>
        {title}
      </Button>
    ) : null;
  if (!study) {
    return (
      <>
        <p>{invitation}</p>
        {mayAsk ? null : <p>Nobody has had this worked out for the plan as it is now. Ask the service manager to.</p>}
        {button('Work it out')}
      </>
    );
  }
  return (
    <>
      <Standing state={state} study={study} mayAsk={mayAsk} again={button('Work it out again')} />
      {children(study)}
    </>
  );
}

interface StandingProps {
  state: PlanStudy;
  study: StudyView;
  mayAsk: boolean;
  again: ReactNode;
}

/** How far the answer is, or why it is not the whole or not the latest one, with the next step. */
function Standing({ state, study, mayAsk, again }: StandingProps) {
  if (isWorking(study)) {
    return (
      <div className={panel.wide}>
        <div className={panel.line} role="status">
          <Loader size="xs" aria-hidden="true" />
          <span>{progressText(study)}</span>
        </div>
        {mayAsk ? (
          <Button variant="default" onClick={state.stop}>
            Stop
          </Button>
        ) : null}
      </div>
    );
  }
  const notice = noticeOf(study, state);
  return notice === null ? null : (
    <Group gap="sm" role="status">
      <span>{notice}</span>
      {again}
    </Group>
  );
}

function noticeOf(study: StudyView, { isOutdated, refusal }: PlanStudy): string | null {
  if (refusal !== null) return refusal;
  if (isOutdated) return 'The plan changed since this was worked out.';
  if (study.state === 'failed')
    return study.failure ?? 'This could not be finished: something went wrong on the server.';
  if (study.state === 'cancelled') return 'Stopped before it was finished.';
  return null;
}

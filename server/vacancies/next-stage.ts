import type { Fault } from '../contract/problems.ts';
import { RECRUITMENT_STAGES, type RecruitmentChange, type RecruitmentStage } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { isClosing, isForward, STAGES } from '../domain/establishment/recruitment.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { fault } from '../http/problem.ts';
import type { RecruitmentRow } from './recruitment-view.ts';

/** A step to another stage, or another day of the same stage; null where a change leaves the stage alone. */
export interface Step {
  stage: RecruitmentStage;
  onDate: CivilDate;
  action: 'recruitment.change' | 'recruitment.stage' | 'recruitment.back' | 'recruitment.fill' | 'recruitment.withdraw';
  /** Stages that count as not reached any more. */
  takenBack: RecruitmentStage[];
}

/** The step that a change asks for. @param asAt the day of the step where the change names none */
export function stepOf(
  stored: RecruitmentRow,
  { stage = stored.stage, onDate }: RecruitmentChange,
  asAt: CivilDate,
): Step | null {
  if (stage === stored.stage) {
    return onDate === undefined ? null : { stage, onDate, action: 'recruitment.change', takenBack: [] };
  }
  const isForth = isForward(stored.stage, stage);
  return {
    stage,
    onDate: onDate ?? asAt,
    action: isForth ? forthTo(stage) : 'recruitment.back',
    takenBack: isForth ? [] : STAGES.filter((one) => isForward(stage, one)),
  };
}

function forthTo(stage: RecruitmentStage): Step['action'] {
  if (stage === 'filled') return 'recruitment.fill';
  return stage === 'withdrawn' ? 'recruitment.withdraw' : 'recruitment.stage';
}

/** What is wrong with a step: no reason where one is needed, a day out of order, or something missing for the stage. */
export function stepFaults(stored: RecruitmentRow, change: RecruitmentChange, step: Step): Fault[] {
  const { stage, action } = step;
  const name = RECRUITMENT_STAGES[stage].toLowerCase();
  const was = RECRUITMENT_STAGES[stored.stage].toLowerCase();
  const startsOn = change.startsOn === undefined ? stored.startsOn : change.startsOn;
  return [
    ...(action === 'recruitment.back' && change.reason === undefined
      ? [fault('reason', null, `Going back from ${was} to ${name} needs a reason. Say why, in a few words.`)]
      : []),
    ...(stage === 'withdrawn' && stored.stage !== stage && change.reason === undefined
      ? [fault('reason', null, 'Say why the recruitment is withdrawn, in a few words.')]
      : []),
    ...(stage === 'start-date' && startsOn === null
      ? [fault('startsOn', null, 'Give the first day that was agreed.')]
      : []),
    ...(stage === 'filled' && stored.stage !== stage && change.filledBy === undefined
      ? [fault('filledBy', null, 'Say who fills the post: a staff number and a first day, or an occupancy.')]
      : []),
    ...dayFaults(stored, step),
  ];
}

function dayFaults(stored: RecruitmentRow, { stage, onDate }: Step): Fault[] {
  const earlier = stored.stages.filter((entry) => isForward(entry.stage, stage) && entry.onDate > onDate).at(-1);
  if (earlier) {
    const reached = `${RECRUITMENT_STAGES[earlier.stage]} was reached on ${formatDay(earlier.onDate)}`;
    return [fault('onDate', onDate, `${reached}. Give that day or a later one.`)];
  }
  if (onDate >= stored.openedOn) return [];
  return [fault('onDate', onDate, `It was opened on ${formatDay(stored.openedOn)}. Give that day or a later one.`)];
}

/** What a closed recruitment no longer takes. A withdrawn one may be taken up again at an earlier stage. */
export function closedFaults(stored: RecruitmentRow, change: RecruitmentChange): Fault[] {
  if (!isClosing(stored.stage)) return [];
  const others = Object.keys(change).filter((field) => field !== 'note' && field !== 'reason');
  if (others.length === 0 || (stored.stage === 'withdrawn' && change.stage && !isClosing(change.stage))) return [];
  const remedy =
    stored.stage === 'filled'
      ? 'It is filled, so only its note can change. Where the post falls vacant again, open another recruitment.'
      : 'It is withdrawn. Take it back to an earlier stage first, or open another recruitment.';
  return [fault('stage', stored.stage, remedy)];
}

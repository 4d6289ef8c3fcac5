import type { RecruitmentChange, RecruitmentStage } from '../../../server/contract/vacancies.ts';
import { parseHours } from '../../format.ts';

/** A step as it is being written; empty texts are nothing. */
export interface MoveDraft {
  stage: RecruitmentStage;
  onDate: string;
  reason: string;
  /** Agreed first day, or first day of whoever fills the post. */
  startsOn: string;
  /** Whether somebody new fills the post, or somebody who is in it already. */
  who: 'new' | 'in-post';
  personId: string;
  /** Hours a week of whoever fills it; empty for those recruited to. */
  hours: string;
  payPoint: string;
  occupancyId: string;
}

/** What has to be corrected before the step can be taken; undefined where nothing has. */
export function moveFault(draft: MoveDraft, needsReason: boolean): string | undefined {
  if (draft.onDate === '') return 'Give the day it reached this stage.';
  if (needsReason && draft.reason.trim().length < 3) return 'Say why, in a few words.';
  if (draft.stage === 'start-date' && draft.startsOn === '') return 'Give the first day that was agreed.';
  if (draft.stage !== 'filled') return undefined;
  if (draft.who === 'in-post') return draft.occupancyId === '' ? 'Choose who fills the post.' : undefined;
  if (draft.personId === '') return 'Choose who fills the post.';
  if (draft.startsOn === '') return 'Give their first day in the post.';
  if (draft.hours.trim() !== '' && parseHours(draft.hours) === undefined) {
    return `“${draft.hours}” is not a time. Write hours and minutes, for example 18:30.`;
  }
  if (draft.payPoint.trim() !== '' && !/^\d{1,3}$/.test(draft.payPoint.trim())) {
    return `“${draft.payPoint}” is not a pay point. Write its number, for example 12, or leave it empty.`;
  }
  return undefined;
}

/** The change of the record that a step without a fault stands for. */
export function moveOf(draft: MoveDraft, needsReason: boolean): RecruitmentChange {
  const { stage, onDate, startsOn, who, personId, hours, payPoint, occupancyId } = draft;
  const filledBy =
    who === 'in-post'
      ? { occupancyId }
      : {
          personId,
          startDate: startsOn,
          ...(hours.trim() === '' ? {} : { minutes: parseHours(hours) }),
          ...(payPoint.trim() === '' ? {} : { payPoint: Number(payPoint) }),
        };
  return {
    stage,
    onDate,
    ...(needsReason ? { reason: draft.reason.trim() } : {}),
    ...(stage === 'start-date' ? { startsOn } : {}),
    ...(stage === 'filled' ? { filledBy } : {}),
  };
}

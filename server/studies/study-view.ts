import type { Db } from '../../db/open.ts';
import { findStudyOfPlan, type StudyRecord } from '../../db/queries/studies.ts';
import type { StudyKind, StudyView } from '../contract/studies.ts';
import { NOTHING_FOUND, type StudyResult } from './answers.ts';
import { openPlan, openStudy } from './open-study.ts';

/** A study with as much of its answer as there is. @throws ProblemError not-found, also for a reader of one district */
export function studyView(db: Db, id: string, onlyDistrictId: string | null): StudyView {
  return viewOf(openStudy(db, id, onlyDistrictId));
}

/** The newest study of a kind for the present version of a plan; null where none was asked for. */
export function latestStudy(
  db: Db,
  planId: string,
  kind: StudyKind,
  onlyDistrictId: string | null,
): { study: StudyView | null } {
  const { version } = openPlan(db, planId);
  const record = onlyDistrictId === null ? findStudyOfPlan(db, { planId, version, kind }) : undefined;
  return { study: record ? viewOf(record) : null };
}

function viewOf(record: StudyRecord): StudyView {
  const { id, planId, kind, state, basedOnVersion, failure } = record;
  const { movesCurve, whatIf, robustness, leastRegret } = resultOf(record);
  return {
    id,
    planId,
    kind,
    state,
    basedOnVersion,
    progress: { done: record.stepsDone, of: record.stepsOf, text: record.stepText },
    failure,
    movesCurve,
    whatIf,
    robustness,
    leastRegret,
  };
}

/** What was found so far. */
export function resultOf({ result }: StudyRecord): StudyResult {
  return result === null ? NOTHING_FOUND : { ...NOTHING_FOUND, ...JSON.parse(result) };
}

import type { Db } from '../../db/open.ts';
import { findStudyOfPlan, type StudyRecord } from '../../db/queries/studies.ts';
import { leastRegret, movesCurve, robustness, type StudyKind, type StudyView, whatIf } from '../contract/studies.ts';
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
  const study = record ? viewOf(record) : null;
  const isLost =
    study?.state === 'done' && !study.movesCurve && !study.whatIf && !study.robustness && !study.leastRegret;
  return { study: isLost ? null : study };
}

function viewOf(record: StudyRecord): StudyView {
  const { id, planId, kind, state, basedOnVersion, failure } = record;
  const { answers, ...found } = resultOf(record);
  return {
    id,
    planId,
    kind,
    state,
    basedOnVersion,
    progress: { done: record.stepsDone, of: record.stepsOf, text: record.stepText },
    failure,
    ...found,
  };
}

/** What was found so far. An answer that an earlier version stored in another shape counts as not found: ask again. */
export function resultOf({ result }: StudyRecord): StudyResult {
  if (result === null) return NOTHING_FOUND;
  const stored: Partial<StudyResult> = JSON.parse(result);
  return {
    movesCurve: movesCurve.nullable().catch(null).parse(stored.movesCurve),
    whatIf: whatIf.nullable().catch(null).parse(stored.whatIf),
    robustness: robustness.nullable().catch(null).parse(stored.robustness),
    leastRegret: leastRegret.nullable().catch(null).parse(stored.leastRegret),
    answers: stored.answers ?? [],
  };
}

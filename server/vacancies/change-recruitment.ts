import type { Db } from '../../db/open.ts';
import { listPosts } from '../../db/queries/establishment.ts';
import {
  putStage,
  type RecruitmentFieldValues,
  removeStages,
  updateRecruitment,
} from '../../db/queries/recruitment.ts';
import type { Fault } from '../contract/problems.ts';
import type { Recruitment, RecruitmentChange } from '../contract/vacancies.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { isClosing } from '../domain/establishment/recruitment.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput } from '../http/problem.ts';
import { fillRecruitment } from './fill-recruitment.ts';
import { hoursFaults } from './hours-faults.ts';
import { closedFaults, type Step, stepFaults, stepOf } from './next-stage.ts';
import { answerOf, type ChangeOfRecruitment, findRecruitment, tellOfRecruitment } from './recruitment-change.ts';
import type { RecruitmentRow } from './recruitment-view.ts';

/**
 * Changes a recruitment and takes it from stage to stage, all or nothing, in one transaction. Filling it puts somebody
 * in the post.
 * @param edit the recruitment and the version the change starts from
 * @throws ProblemError not-found out of reach; version-changed with the recruitment as it is now; invalid-input with
 *   every fault
 */
export function changeRecruitment(
  db: Db,
  edit: { id: string; version: number; change: RecruitmentChange },
  by: ChangeOfRecruitment,
): Recruitment {
  const { id, version, change } = edit;
  return db.transaction(
    () => {
      const stored = findRecruitment(db, id, by.reader);
      if (stored.version !== version) throw versionChanged(`recruitment ${id}`, answerOf(db, stored, by.asAt));
      const [post] = listPosts(db, { id: stored.postId });
      if (!post) throw new Error(`The post of recruitment ${id} is gone`);
      const step = stepOf(stored, change, by.asAt);
      const faults = faultsOf(db, stored, post, change, step);
      if (faults.length > 0) throw invalidInput(faults);
      updateRecruitment(db, id, version, valuesOf(db, stored, post, change, step, by));
      if (step) {
        removeStages(db, id, step.takenBack);
        putStage(db, id, step.stage, step.onDate);
      }
      const changed = findRecruitment(db, id, by.reader);
      tellOfRecruitment(db, by, step?.action ?? 'recruitment.change', [stored, changed], change.reason ?? null);
      return answerOf(db, changed, by.asAt);
    },
    { behavior: 'immediate' },
  );
}

function faultsOf(
  db: Db,
  stored: RecruitmentRow,
  post: PostRecord,
  change: RecruitmentChange,
  step: Step | null,
): Fault[] {
  if (Object.keys(change).length === 0) {
    return [{ field: 'body', value: null, remedy: 'Name at least one field to change.' }];
  }
  const closed = closedFaults(stored, change);
  if (closed.length > 0) return closed;
  return [
    ...(step ? stepFaults(stored, change, step) : []),
    ...(change.minutes === undefined ? [] : hoursFaults(db, post, change.minutes, stored.id)),
    ...(change.filledBy && step?.action !== 'recruitment.fill'
      ? [{ field: 'filledBy', value: null, remedy: 'Who fills the post is said with the stage “filled” only.' }]
      : []),
  ];
}

function valuesOf(
  db: Db,
  stored: RecruitmentRow,
  post: PostRecord,
  change: RecruitmentChange,
  step: Step | null,
  by: ChangeOfRecruitment,
): RecruitmentFieldValues {
  const { stage: _, onDate: __, reason, filledBy, ...fields } = change;
  if (!step) return fields;
  const { stage, onDate, action } = step;
  const closing = { stage, closedOn: isClosing(stage) ? onDate : null };
  if (action === 'recruitment.withdraw') return { ...fields, ...closing, closeReason: reason ?? null };
  if (action !== 'recruitment.fill' || !filledBy) {
    return { ...fields, ...closing, ...(action === 'recruitment.back' ? { closeReason: null } : {}) };
  }
  const { occupancyId, startDate } = fillRecruitment(db, stored, post, filledBy, by);
  return { ...fields, ...closing, filledById: occupancyId, startsOn: startDate };
}

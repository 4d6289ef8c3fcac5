import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { listRecruitments } from '../../db/queries/recruitment.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { Recruitment } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { ProblemError } from '../http/problem.ts';
import type { VacanciesReader } from './reader.ts';
import { type RecruitmentRow, recruitmentView } from './recruitment-view.ts';

/** Who changes a recruitment, when, and the date that the answer is for. */
export interface ChangeOfRecruitment {
  reader: VacanciesReader;
  /** Who changes, for the history. */
  actor: Actor;
  at: Date;
  asAt: CivilDate;
}

/**
 * A recruitment within the reader's reach.
 * @throws ProblemError not-found, the same where there is none and where it lies elsewhere
 */
export function findRecruitment(db: Db, id: string, { districtId }: VacanciesReader): RecruitmentRow {
  const [found] = listRecruitments(db, { id, districtId });
  if (found) return found;
  throw new ProblemError(
    'not-found',
    'There is no recruitment with this number. Check it, or look at the list of vacancies.',
  );
}

/** The recruitment after a change, at the date asked for; where it was opened later, at the day it was opened. */
export function answerOf(db: Db, row: RecruitmentRow, asAt: CivilDate): Recruitment {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const view = recruitmentView(row, lastDayOf(row, asAt), fullTimeMinutes);
  if (!view) throw new Error(`The recruitment ${row.id} does not stand at any date`);
  return view;
}

/** The date asked for, or the last day anything of the recruitment happened on: a change shows though it is dated later. */
function lastDayOf({ openedOn, closedOn, stages }: RecruitmentRow, asAt: CivilDate): CivilDate {
  return [asAt, openedOn, closedOn ?? asAt, ...stages.map(({ onDate }) => onDate)].sort().at(-1) ?? asAt;
}

/** Tells the history of a change of a recruitment, in the transaction of the change. */
export function tellOfRecruitment(
  db: Db,
  { actor, at }: Pick<ChangeOfRecruitment, 'actor' | 'at'>,
  action: string,
  [was, is]: [RecruitmentRow | null, RecruitmentRow],
  reason: string | null,
): void {
  appendAuditEvent(db, {
    ...{ at: at.toISOString(), actor, action, subject: 'recruitment', subjectId: is.postId, reason },
    districtId: is.districtId,
    ...differingFields(was ? fieldsOf(was) : {}, { ...fieldsOf(is), number: is.id }),
  });
}

function fieldsOf(row: RecruitmentRow): Fields {
  const { minutes, stage, openedOn, owner, nextAction, nextActionBy, startsOn, closedOn, closeReason } = row;
  const { filledById, note, stages } = row;
  const onDate = stages.find((entry) => entry.stage === stage)?.onDate ?? openedOn;
  return {
    ...{ minutes, stage, onDate, openedOn, owner, nextAction, nextActionBy, startsOn, closedOn, closeReason },
    ...{ filledById, note },
  };
}

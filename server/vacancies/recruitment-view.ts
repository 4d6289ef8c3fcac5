import type { Db } from '../../db/open.ts';
import { listRecruitments, type RecruitmentFilter } from '../../db/queries/recruitment.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { Recruitment } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { daysBetween } from '../domain/establishment/arrangement-dates.ts';
import { recruitmentAt } from '../domain/establishment/recruitment.ts';
import { fteOf } from '../domain/fte.ts';

/** A recruitment as it is read. */
export type RecruitmentRow = ReturnType<typeof listRecruitments>[number];

/** Recruitments opened by a date, as they stood then, by the day they were opened. */
export function recruitmentsAt(db: Db, asAt: CivilDate, filter: RecruitmentFilter): Recruitment[] {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  return listRecruitments(db, { ...filter, openedBy: asAt }).flatMap(
    (row) => recruitmentView(row, asAt, fullTimeMinutes) ?? [],
  );
}

/**
 * A recruitment as it stood at a date: what it reached later is left out.
 * @returns null where it had not been opened yet
 */
export function recruitmentView(row: RecruitmentRow, asAt: CivilDate, fullTimeMinutes: number): Recruitment | null {
  const at = recruitmentAt(row, asAt);
  if (!at) return null;
  const isClosed = at.closedOn !== null;
  return {
    id: row.id,
    postId: row.postId,
    title: row.title,
    roleId: row.roleId,
    unitId: row.unitId,
    districtId: row.districtId,
    minutes: row.minutes,
    fte: fteOf(row.minutes, fullTimeMinutes),
    stage: at.stage,
    stageSince: at.stageSince,
    stages: row.stages.filter(({ onDate }) => onDate <= asAt),
    openedOn: row.openedOn,
    daysOpen: at.daysOpen,
    owner: row.owner,
    nextAction: isClosed ? null : row.nextAction,
    nextActionBy: isClosed ? null : row.nextActionBy,
    overdueDays: at.overdueDays,
    startsOn: row.startsOn,
    closedOn: at.closedOn,
    closedDays: at.closedOn === null ? null : daysBetween(at.closedOn, asAt),
    closeReason: isClosed ? row.closeReason : null,
    filledById: isClosed ? row.filledById : null,
    filledByName: isClosed ? row.filledByName : null,
    note: row.note,
    version: row.version,
  };
}

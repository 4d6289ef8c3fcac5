import type { Db } from '../../db/open.ts';
import { listDecisionDays, listHolders } from '../../db/queries/arrangements.ts';
import { listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { readStaffRows } from '../../db/queries/facts.ts';
import { readRates } from '../../db/queries/rates.ts';
import { listCaseloadStandards, readReferenceRows } from '../../db/queries/reference.ts';
import type { ArrangementChoices } from '../contract/arrangements.ts';
import { type CivilDate, inForceAt } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { addCalendarMonths } from '../domain/establishment/arrangement-dates.ts';

/** How far back an arrangement is entered as a rule: what ended before is not offered. */
const MONTHS_BACK = 24;

/** What the forms choose from: posts, people, who may be covered, funds and decisions, from two years before a date on. */
export function arrangementChoices(db: Db, asAt: CivilDate): ArrangementChoices {
  const since = addCalendarMonths(asAt, -MONTHS_BACK);
  const { grades, gradeRanges, agencyRates, funds } = readRates(db);
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const caseload = new Map(readReferenceRows(db).roles.map((role) => [role.id, role.caseload]));
  const gradeNames = new Map(grades.map(({ id, name }) => [id, name]));
  const ranges = Map.groupBy(gradeRanges, ({ gradeId }) => gradeId);
  const rates = Map.groupBy(agencyRates, ({ roleId }) => roleId);
  const held = listOccupancies(db, { from: since });
  const ownPost = new Map(held.filter(({ kind }) => kind === 'substantive').map((one) => [one.personId, one] as const));
  const team = new Map(readStaffRows(db, asAt).people.map((person) => [person.id, person]));
  const caseloadOf = (personId: string | null, minutes: number) => {
    const person = team.get(personId ?? '');
    const caseMinutes = Math.round(minutes * (caseload.get(person?.roleId ?? '') ?? 0));
    const districtId = person?.districtId ?? null;
    return districtId === null ? { caseMinutes: 0, districtId } : { caseMinutes, districtId };
  };
  return {
    fullTimeMinutes,
    posts: listPosts(db, { from: since }).map((post) => ({
      id: post.id,
      title: post.title,
      roleId: post.roleId,
      unitId: post.unitId,
      districtId: post.districtId,
      startDate: post.startDate,
      endDate: post.endDate,
      budgetedMinutes: post.budgetedMinutes,
      gradeName: gradeNames.get(post.gradeId) ?? post.gradeId,
      points: (ranges.get(post.gradeId) ?? []).map(({ fromDate, lowPoint, highPoint }) => ({
        fromDate,
        low: lowPoint,
        high: highPoint,
      })),
      caseloadMinutes: Math.round(fullTimeMinutes * (caseload.get(post.roleId) ?? 0)),
      hourlyPence: inForceAt(rates.get(post.roleId) ?? [], asAt)?.hourlyPence ?? null,
    })),
    people: listHolders(db, since).map(({ id, name, unitId, contractedMinutes }) => ({
      id,
      name,
      unitId,
      contractedMinutes,
      postId: ownPost.get(id)?.postId ?? null,
      point: ownPost.get(id)?.payPoint ?? null,
    })),
    holders: held.map(({ id, postId, personId, name, minutes }) => ({
      ...{ id, postId, personId, name, minutes },
      ...caseloadOf(personId, minutes),
      statedIn:
        held.find((one) => personId !== null && one.personId === personId && one.capacityMinutes < 0)?.id ?? null,
    })),
    funds: funds.map(({ id, name, fromDate, toDate }) => ({ id, name, fromDate, toDate })),
    decisions: listDecisionDays(db),
  };
}

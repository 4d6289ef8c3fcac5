import type { Vacancy } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { daysBetween } from '../domain/establishment/arrangement-dates.ts';
import type { HolderLine } from '../domain/establishment/cover.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import type { PostStanding } from '../domain/establishment/vacancies.ts';
import type { EstablishmentAt } from './establishment-at.ts';
import { heldBefore } from './held-before.ts';
import type { VacanciesReader } from './reader.ts';
import { type CostMonth, type VacancyCosts, vacancyCosts } from './vacancy-costs.ts';

/** What every vacancy of a list is shown with. */
export interface VacancyGround {
  asAt: CivilDate;
  /** Minutes a week of a full-time post. */
  fullTimeMinutes: number;
  reader: VacanciesReader;
  establishment: EstablishmentAt;
  /** Null for readers who see no pay. */
  costs: CostMonth | null;
}

/** A vacancy as the reader may see it. */
export function vacancyView(standing: PostStanding<OccupancyRecord>, ground: VacancyGround): Vacancy {
  const { post, vacantMinutes, since } = standing;
  const { asAt, fullTimeMinutes, reader, establishment } = ground;
  const fte = (minutes: number) => minutes / fullTimeMinutes;
  const sum = (of: (holder: HolderLine) => number) => standing.holders.reduce((total, one) => total + of(one), 0);
  const awayMinutes = sum((holder) => holder.awayMinutes);
  const coveredMinutes = standing.coveredMinutes + sum((holder) => holder.coveredMinutes);
  const isInReach = ({ districtId }: PostRecord) => reader.districtId === null || reader.districtId === districtId;
  const costs = ground.costs && vacancyCosts(standing, ground.costs);
  return {
    postId: post.id,
    title: post.title,
    roleId: post.roleId,
    unitId: post.unitId,
    districtId: post.districtId,
    standing: standing.standing,
    budgetedFte: fte(post.budgetedMinutes),
    heldFte: fte(standing.heldMinutes),
    vacantFte: fte(vacantMinutes),
    vacantMinutes,
    awayFte: fte(awayMinutes),
    coveredFte: fte(coveredMinutes),
    surplusFte: fte(standing.surplusMinutes),
    covered: coveredWord(vacantMinutes + awayMinutes, coveredMinutes),
    since,
    daysVacant: since === null ? null : daysBetween(since, asAt),
    frozenFrom: post.frozenFrom,
    frozenTo: post.frozenTo,
    frozenReason: post.frozenReason,
    postStartDate: post.startDate,
    postEndDate: post.endDate,
    cover: coverViews(standing, ground, costs),
    holders: standing.holders.map((holder) => holderView(holder, ground, isInReach)),
    heldBefore: vacantMinutes > 0 ? heldBefore(post, establishment, isInReach, fullTimeMinutes) : [],
    ...costs?.totals,
  };
}

function coveredWord(toCover: number, covered: number): Vacancy['covered'] {
  if (toCover === 0) return 'nothing to cover';
  if (covered === 0) return 'no';
  return covered < toCover ? 'partly' : 'wholly';
}

function coverViews(
  standing: PostStanding<OccupancyRecord>,
  ground: VacancyGround,
  costs: VacancyCosts | null,
): Vacancy['cover'] {
  const { coveredOf } = ground.establishment;
  return standing.cover.map(({ occupancy, vacancyMinutes, holderMinutes }) => {
    const covered = coveredOf.get(occupancy.coversId ?? '');
    const cost = costs?.cover.get(occupancy.id);
    return {
      occupancyId: occupancy.id,
      name: occupancy.name,
      kind: occupancy.kind,
      fte: occupancy.minutes / ground.fullTimeMinutes,
      countedFte: (vacancyMinutes + holderMinutes) / ground.fullTimeMinutes,
      coversName: covered?.postId === occupancy.postId ? covered.name : null,
      startDate: occupancy.startDate,
      endDate: occupancy.endDate,
      ...(cost ? { monthPence: cost.pence, monthWorking: cost.working } : {}),
    };
  });
}

function holderView(
  { occupancy, awayMinutes, coveredMinutes, elsewhere }: HolderLine<OccupancyRecord>,
  { establishment: { postOf }, fullTimeMinutes }: VacancyGround,
  isInReach: (post: PostRecord) => boolean,
): Vacancy['holders'][number] {
  const other = elsewhere ? postOf.get(elsewhere.postId) : undefined;
  return {
    occupancyId: occupancy.id,
    name: occupancy.name,
    fte: occupancy.minutes / fullTimeMinutes,
    startDate: occupancy.startDate,
    endDate: occupancy.endDate,
    awayFte: awayMinutes / fullTimeMinutes,
    coveredFte: coveredMinutes / fullTimeMinutes,
    awayFor: elsewhere
      ? {
          kind: elsewhere.kind,
          title: other && isInReach(other) ? `${other.title} (${other.id})` : null,
          endDate: elsewhere.endDate,
        }
      : null,
  };
}

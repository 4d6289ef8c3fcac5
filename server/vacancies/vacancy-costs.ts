import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { RATE_TABLES, readRates } from '../../db/queries/rates.ts';
import { VACANCY_TABLES } from '../../db/queries/recruitment.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { Vacancy } from '../contract/vacancies.ts';
import type { Month } from '../domain/calendar.ts';
import { type CostGround, costGround } from '../domain/establishment/cost-of-records.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import type { PostStanding } from '../domain/establishment/vacancies.ts';
import { type VacancyPart, vacancyCost } from '../domain/establishment/vacancy-cost.ts';
import { calendarMonth } from '../domain/pay/days.ts';
import { workingOf } from '../domain/pay/working.ts';

/** What the costs of vacancies in one month rest on: rates, and everybody who is in a post on some day of it. */
export interface CostMonth {
  month: Month;
  rates: CostGround;
  inPost: ReadonlyMap<string, OccupancyRecord[]>;
  byId: ReadonlyMap<string, OccupancyRecord>;
  /** Substantive occupancies by staff number. */
  heldBy: ReadonlyMap<string | null, OccupancyRecord[]>;
}

/** Costs of a vacancy in one month: of each who covers it, by occupancy, and together beside what is saved. */
export interface VacancyCosts {
  cover: ReadonlyMap<string, { pence: number; working: string[] }>;
  totals: Required<Pick<Vacancy, 'monthSavingPence' | 'monthSavingWorking' | 'monthCoverPence' | 'costMissing'>>;
}

const remembered = rememberedRead<CostMonth>('costs of vacancies', [...RATE_TABLES, ...VACANCY_TABLES], 4);

/** Who pays does not matter for the cost of a vacancy, so funding is left out. */
export function costMonth(db: Db, month: Month, fullTimeMinutes: number): CostMonth {
  return remembered(db, JSON.stringify([month, fullTimeMinutes]), () => {
    const { firstDay, lastDay } = calendarMonth(month);
    const occupancies = listOccupancies(db, { from: firstDay, to: lastDay });
    const held = occupancies.filter(({ kind }) => kind === 'substantive');
    return {
      month,
      rates: costGround({ ...readRates(db), fundingLines: [], fullTimeMinutes }),
      inPost: Map.groupBy(occupancies, ({ postId }) => postId),
      byId: new Map(occupancies.map((one) => [one.id, one])),
      heldBy: Map.groupBy(held, ({ personId }) => personId),
    };
  });
}

/**
 * What the vacant hours of a post are budgeted at in a month, for the days they are vacant, and what the hours that count
 * as their cover cost in the same month.
 * @returns null where nothing is vacant at the date: nothing is saved then
 */
export function vacancyCosts(standing: PostStanding, at: CostMonth): VacancyCosts | null {
  const { post, vacantMinutes } = standing;
  if (vacantMinutes === 0) return null;
  const { month, rates, byId, heldBy } = at;
  const records = {
    inPost: at.inPost.get(post.id) ?? [],
    byId,
    substantiveOf: ({ personId }: OccupancyRecord) => (personId === null ? undefined : heldBy.get(personId)?.[0]),
  };
  const { vacant, cover, vacantPence, coverPence, gaps } = vacancyCost(post, records, rates, {
    from: month,
    to: month,
  });
  const covering = standing.cover.filter(({ vacancyMinutes }) => vacancyMinutes > 0);
  const isCosted = covering.every(({ occupancy }) =>
    cover.some((part) => part.record?.id === occupancy.id && isKnown(part)),
  );
  return {
    cover: costByRecord(cover),
    totals: {
      monthSavingPence: vacant.every(isKnown) && vacant.length > 0 ? vacantPence : null,
      monthSavingWorking: vacant.flatMap(workingOfPart),
      monthCoverPence: isCosted && cover.every(isKnown) ? coverPence : null,
      costMissing: gaps,
    },
  };
}

function costByRecord(parts: readonly VacancyPart[]): VacancyCosts['cover'] {
  const known = parts.filter(({ record }) => record !== null);
  return new Map(
    [...Map.groupBy(known, ({ record }) => record?.id ?? '')].map(([id, own]) => [
      id,
      {
        pence: own.flatMap(({ months }) => months).reduce((sum, { pence }) => sum + pence, 0),
        working: own.flatMap(workingOfPart),
      },
    ]),
  );
}

function isKnown({ months }: VacancyPart): boolean {
  return months.length > 0;
}

function workingOfPart({ months }: VacancyPart): string[] {
  return months.flatMap((month) => workingOf(month));
}

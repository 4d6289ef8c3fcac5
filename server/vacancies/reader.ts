import type { Context } from 'hono';
import { mayField } from '../contract/entities.ts';
import { accountOf, ownDistrictOnly } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';

/** Whoever reads vacancies: the one district they are confined to (null: everything), and whether they see pay. */
export interface VacanciesReader {
  districtId: string | null;
  seesPay: boolean;
}

/** The reader of a request. */
export function readerOf(c: Context<AppEnv>): VacanciesReader {
  return {
    districtId: ownDistrictOnly(c),
    seesPay: mayField(accountOf(c).role, 'read', 'vacancy', 'monthSavingPence'),
  };
}

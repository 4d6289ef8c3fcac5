import type { Db } from '../../db/open.ts';
import { DEMAND_TABLES, SETTING_TABLES, STAFF_TABLES } from '../../db/queries/facts.ts';
import { RATE_TABLES } from '../../db/queries/rates.ts';
import { VACANCY_TABLES } from '../../db/queries/recruitment.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { Vacancies } from '../contract/vacancies.ts';
import { type CivilDate, monthOf } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { isListed } from '../domain/establishment/vacancies.ts';
import { lasting } from '../http/wire/lasting.ts';
import { districtGaps } from './district-gaps.ts';
import { establishmentAt } from './establishment-at.ts';
import type { VacanciesReader } from './reader.ts';
import { costMonth } from './vacancy-costs.ts';
import { type VacancyGround, vacancyView } from './vacancy-view.ts';

const remembered = rememberedRead<Vacancies>(
  'vacancies',
  [...VACANCY_TABLES, ...RATE_TABLES, ...SETTING_TABLES, ...DEMAND_TABLES, ...STAFF_TABLES],
  8,
);

/**
 * What is vacant, frozen or proposed at a date, and whose holder is away, by post number, with each district's gap. The
 * answer is remembered until a record changes; nobody may change it.
 * @throws ProblemError conflict where the settings do not allow the gaps to be worked out
 */
export function vacanciesAsAt(db: Db, asAt: CivilDate, reader: VacanciesReader): Vacancies {
  const key = JSON.stringify([asAt, reader.districtId, reader.seesPay]);
  return remembered(db, key, () => lasting(readVacancies(db, asAt, reader)));
}

function readVacancies(db: Db, asAt: CivilDate, reader: VacanciesReader): Vacancies {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const establishment = establishmentAt(db, asAt);
  const ground: VacancyGround = {
    asAt,
    fullTimeMinutes,
    reader,
    establishment,
    costs: reader.seesPay ? costMonth(db, monthOf(asAt), fullTimeMinutes) : null,
  };
  const isVisible = (districtId: string | null) => reader.districtId === null || reader.districtId === districtId;
  const { demandMonth, districts } = districtGaps(db, asAt, reader.districtId);
  return {
    asAt,
    month: monthOf(asAt),
    demandMonth,
    vacancies: establishment.standings
      .filter((standing) => isListed(standing) && isVisible(standing.post.districtId))
      .map((standing) => vacancyView(standing, ground)),
    districts,
  };
}

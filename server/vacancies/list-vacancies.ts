import type { Db } from '../../db/open.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { Vacancies } from '../contract/vacancies.ts';
import { type CivilDate, monthOf } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { isListed } from '../domain/establishment/vacancies.ts';
import { districtGaps } from './district-gaps.ts';
import { establishmentAt } from './establishment-at.ts';
import type { VacanciesReader } from './reader.ts';
import { costMonth } from './vacancy-costs.ts';
import { type VacancyGround, vacancyView } from './vacancy-view.ts';

/**
 * What is vacant, frozen or proposed at a date, and whose holder is away, by post number, with each district's gap.
 * @throws ProblemError conflict where the settings do not allow the gaps to be worked out
 */
export function vacanciesAsAt(db: Db, asAt: CivilDate, reader: VacanciesReader): Vacancies {
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

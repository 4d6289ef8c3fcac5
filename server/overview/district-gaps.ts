import type { Db } from '../../db/open.ts';
import { POST_GROUND_TABLES, readPostGround, SETTING_TABLES } from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DistrictGap } from '../contract/vacancies.ts';
import { gapOfDistrict } from '../domain/establishment/district-gap.ts';
import { type PostFigures, postFigures } from '../domain/establishment/gap.ts';
import { standingsAt } from '../domain/establishment/vacancies.ts';
import type { ServiceFacts } from '../domain/facts.ts';
import { staffToday } from './staff-today.ts';

const remembered = rememberedRead<ReadonlyMap<string, PostFigures>>('posts by district', [
  ...POST_GROUND_TABLES,
  ...SETTING_TABLES,
]);

/**
 * Each district's gap and what it is made of, by the district's id, at the date of the facts.
 * @returns empty where no posts of district teams are entered for the date
 */
export function districtGaps(db: Db, service: ServiceFacts): ReadonlyMap<string, DistrictGap> {
  const figures = postsByDistrict(db, service);
  if ([...figures.values()].every(({ establishmentFte }) => establishmentFte === 0)) return new Map();
  const { madeOf } = staffToday(db, service);
  return new Map(
    service.districts.flatMap((district): [string, DistrictGap][] => {
      const posts = figures.get(district.id);
      if (!posts) return [];
      const { contractedCaseFte: inPostFte = 0, newStarters } = madeOf.get(district.id) ?? {};
      const newStartersFte = newStarters?.contractedFte ?? 0;
      return [[district.id, gapOfDistrict(district, { inPostFte, newStartersFte }, posts)]];
    }),
  );
}

function postsByDistrict(db: Db, service: ServiceFacts): ReadonlyMap<string, PostFigures> {
  const { asAt, fullTimeMinutes } = service;
  return remembered(db, asAt, () => {
    const { posts, occupancies } = readPostGround(db, asAt);
    const standings = standingsAt({ posts, occupancies, mappings: [] }, asAt);
    const caseloadOf = new Map(service.roles.map(({ id, caseload }) => [id, caseload]));
    const measured = { caseloadOf, fullTimeMinutes };
    const districtIds = service.districts.map(({ id }) => id);
    return postFigures(districtIds, standings, occupancies, asAt, measured);
  });
}

import type { Db } from '../../db/open.ts';
import { POST_GROUND_TABLES, readPostGround, SETTING_TABLES } from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DistrictGap } from '../contract/vacancies.ts';
import { type PostFigures, postFigures, splitGap } from '../domain/establishment/gap.ts';
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
    service.districts.flatMap(({ id, name, demandFte }): [string, DistrictGap][] => {
      const posts = figures.get(id);
      if (!posts) return [];
      const { contractedCaseFte: inPostFte = 0, newStarters } = madeOf.get(id) ?? {};
      const newStartersFte = newStarters?.contractedFte ?? 0;
      const gap = {
        districtId: id,
        name,
        demandFte,
        inPostFte,
        establishmentFte: posts.establishmentFte,
        allVacantFte: posts.vacantFte,
        frozenFte: posts.frozenFte,
        arrangementsFte: posts.arrangementsFte,
        ...splitGap({ demandFte, inPostFte, newStartersFte, ...posts }),
      };
      return [[id, gap]];
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

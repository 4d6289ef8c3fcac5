import type { Db } from '../../db/open.ts';
import { listOccupancies, listPostMappings, listPosts, occupanciesByPost } from '../../db/queries/establishment.ts';
import { VACANCY_TABLES } from '../../db/queries/recruitment.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { formerHolders } from '../domain/establishment/holder-history.ts';
import { byId, type OccupancyRecord, type PostRecord } from '../domain/establishment/records.ts';
import { type PostStanding, standingsAt } from '../domain/establishment/vacancies.ts';

/** The whole establishment at a date, whoever may see which part of it. */
export interface EstablishmentAt {
  standings: readonly PostStanding<OccupancyRecord>[];
  /** Everybody in a post at the date, with their whole record. */
  present: readonly OccupancyRecord[];
  /** Those of them whom somebody covers by name, by id. */
  coveredOf: ReadonlyMap<string, OccupancyRecord>;
  /** Every post that begins by the date, by number. */
  postOf: ReadonlyMap<string, PostRecord>;
  /** Who held a post before, latest first. */
  formerOf: (postId: string) => readonly OccupancyRecord[];
  /** What each post became of. */
  predecessorsOf: ReadonlyMap<string, readonly string[]>;
}

const remembered = rememberedRead<EstablishmentAt>('establishment at a date', VACANCY_TABLES, 8);

/** Posts at a date, who is and was in them. Remembered until one of their records changes: nobody may change it. */
export function establishmentAt(db: Db, asAt: CivilDate): EstablishmentAt {
  return remembered(db, asAt, () => {
    const posts = listPosts(db, { to: asAt });
    const present = listOccupancies(db, { asAt });
    const mappings = listPostMappings(db);
    const everIn = occupanciesByPost(db);
    const covered = new Set(present.map(({ coversId }) => coversId));
    return {
      standings: standingsAt({ posts, occupancies: present, mappings, everIn }, asAt),
      present,
      coveredOf: byId(present.filter(({ id }) => covered.has(id))),
      postOf: byId(posts),
      formerOf: (postId) => formerHolders(everIn(postId), asAt),
      predecessorsOf: new Map(
        [...Map.groupBy(mappings, ({ newPostId }) => newPostId)].map(([id, list]) => [
          id,
          list.map(({ oldPostId }) => oldPostId),
        ]),
      ),
    };
  });
}

import type { Db } from '../../db/open.ts';
import { listOccupancies, listPostMappings, listPosts } from '../../db/queries/establishment.ts';
import { VACANCY_TABLES } from '../../db/queries/recruitment.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { formerHolders } from '../domain/establishment/holder-history.ts';
import { byId, holdsAt, type OccupancyRecord, type PostRecord } from '../domain/establishment/records.ts';
import { type PostStanding, standingsAt } from '../domain/establishment/vacancies.ts';

/** Somebody who held a post substantively and left. */
export type FormerHolder = OccupancyRecord;
/** Somebody in a post at the date, with their whole record. */
export type Present = OccupancyRecord;

/** The whole establishment at a date, whoever may see which part of it. */
export interface EstablishmentAt {
  standings: readonly PostStanding<OccupancyRecord>[];
  /** Everybody in a post at the date, by id. */
  present: ReadonlyMap<string, Present>;
  /** Every post that begins by the date, by number. */
  postOf: ReadonlyMap<string, PostRecord>;
  /** Who held each vacant post before, and those it became of, latest first. */
  formerOf: ReadonlyMap<string, readonly FormerHolder[]>;
  /** What each post became of. */
  predecessorsOf: ReadonlyMap<string, readonly string[]>;
}

const remembered = rememberedRead<EstablishmentAt>('establishment at a date', VACANCY_TABLES, 8);

/** Posts at a date, who is and was in them. Remembered until one of their records changes: nobody may change it. */
export function establishmentAt(db: Db, asAt: CivilDate): EstablishmentAt {
  return remembered(db, asAt, () => {
    const posts = listPosts(db, { to: asAt });
    const untilNow = listOccupancies(db, { to: asAt });
    const occupancies = untilNow.filter((one) => holdsAt(one, asAt));
    const mappings = listPostMappings(db);
    const former = formerHolders(posts, untilNow, mappings, asAt);
    return {
      standings: standingsAt({ posts, occupancies: [...occupancies, ...former], mappings }, asAt),
      present: byId(occupancies),
      postOf: byId(posts),
      formerOf: Map.groupBy(former, ({ postId }) => postId),
      predecessorsOf: new Map(
        [...Map.groupBy(mappings, ({ newPostId }) => newPostId)].map(([id, list]) => [
          id,
          list.map(({ oldPostId }) => oldPostId),
        ]),
      ),
    };
  });
}

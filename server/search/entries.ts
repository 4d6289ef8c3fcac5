import { groupKey } from '../../db/kept-groups.ts';
import type { Db } from '../../db/open.ts';
import { listDistricts, listWardDistricts, WARD_TABLES } from '../../db/queries/reference.ts';
import {
  districtsOfUnits,
  listNamesOfPlans,
  listTitlesOfDecisions,
  listUnitsOutsideDistricts,
  type NameOfArrangement,
  type NameOfPerson,
  namesOfArrangements,
  namesOfPeople,
  type TitleOfPost,
  titlesOfPosts,
} from '../../db/queries/search.ts';
import { rememberedRead } from '../../db/remember.ts';
import { decision, district, occupancy, person, plan, post, unit } from '../../db/schema/index.ts';
import type { Found } from '../contract/search.ts';
import { type Entry, entryOf, onceForEach } from './entry.ts';

type Entries<Hit> = readonly Entry<Hit>[];
/** What is given of an arrangement, but for where it is. */
export type FoundArrangement = Omit<Found['arrangements'][number], 'districtId'>;
type FoundWard = Found['wards'][number] & { startDate: string; endDate: string | null };

const remembered = {
  people: rememberedRead<Entries<NameOfPerson>>('people to search', [person], 1),
  posts: rememberedRead<Entries<TitleOfPost>>('posts to search', [post], 1),
  arrangements: rememberedRead<Entries<FoundArrangement>>('arrangements to search', [occupancy, post, person], 1),
  plans: rememberedRead<Entries<Found['plans'][number]>>('plans to search', [plan], 1),
  districts: rememberedRead<Entries<Found['districts'][number]>>('districts to search', [district], 1),
  wards: rememberedRead<Entries<FoundWard>>('wards to search', WARD_TABLES, 1),
  decisions: rememberedRead<Entries<Found['decisions'][number]>>('decisions to search', [decision], 1),
  outside: rememberedRead<Entries<Found['units'][number]>>('units to search', [unit], 1),
  units: rememberedRead<ReadonlyMap<string, string | null>>('districts of what is searched', [unit], 1),
};

/** District of a unit; null for central and commissioned units. */
export function districtOfUnit(db: Db): (unitId: string) => string | null {
  const districts = remembered.units(db, '', () => districtsOfUnits(db));
  return (unitId) => districts.get(unitId) ?? null;
}

const personEntry = onceForEach(
  (one: NameOfPerson) => entryOf(one, [one.id], one.name, one),
  () => true,
);

/** Everybody on the staff list, by name. */
export function peopleToSearch(db: Db): Entries<NameOfPerson> {
  return remembered.people(db, '', () =>
    [...namesOfPeople(db).values()].map((one) => personEntry(one, null)).sort((a, b) => inOrder(a.name, b.name)),
  );
}

const postEntry = onceForEach(
  (one: TitleOfPost) => entryOf(one, [one.id], one.title, one),
  () => true,
);

/** Every post, by number. */
export function postsToSearch(db: Db): Entries<TitleOfPost> {
  return remembered.posts(db, '', () =>
    [...titlesOfPosts(db).values()].map((one) => postEntry(one, null)).sort((a, b) => inOrder(a.hit.id, b.hit.id)),
  );
}

const arrangementEntry = onceForEach(
  (one: NameOfArrangement, { name, unitId }: { name: string; unitId: string }) => {
    const { id, postId, kind, startDate, endDate } = one;
    return entryOf({ id, name, postId, kind, unitId, startDate, endDate: endDate ?? startDate }, [id], name, one);
  },
  (hit, { name, unitId }) => hit.name === name && hit.unitId === unitId,
);

/** Every temporary arrangement, the latest begun first. */
export function arrangementsToSearch(db: Db): Entries<FoundArrangement> {
  return remembered.arrangements(db, '', () => {
    const [people, posts] = [namesOfPeople(db), titlesOfPosts(db)];
    return [...namesOfArrangements(db).values()]
      .map((one) => {
        const name = one.personId === null ? one.workerName : people.get(groupKey([one.personId]))?.name;
        const unitId = posts.get(groupKey([one.postId]))?.unitId;
        return arrangementEntry(one, { name: name ?? '', unitId: unitId ?? '' });
      })
      .sort((a, b) => inOrder(b.hit.startDate, a.hit.startDate));
  });
}

/** Every plan, the latest date first. */
export function plansToSearch(db: Db): Entries<Found['plans'][number]> {
  return remembered.plans(db, '', () => listNamesOfPlans(db).map((one) => entryOf(one, [], one.name)));
}

/** The districts in their order. */
export function districtsToSearch(db: Db): Entries<Found['districts'][number]> {
  return remembered.districts(db, '', () =>
    listDistricts(db).map(({ id, name }) => entryOf({ districtId: id, name }, [], name)),
  );
}

/** Teams that belong to no district, by name. */
export function unitsToSearch(db: Db): Entries<Found['units'][number]> {
  return remembered.outside(db, '', () => listUnitsOutsideDistricts(db).map((one) => entryOf(one, [], one.name)));
}

/** Wards by name, each as often as it changed its district. */
export function wardsToSearch(db: Db): Entries<FoundWard> {
  return remembered.wards(db, '', () =>
    listWardDistricts(db).map(({ code, name, districtId, fromDate, toDate }) =>
      entryOf({ code, name, districtId, startDate: fromDate, endDate: toDate }, [code], name),
    ),
  );
}

/** Decision records: drafts first, then the latest decided. */
export function decisionsToSearch(db: Db): Entries<Found['decisions'][number]> {
  return remembered.decisions(db, '', () =>
    listTitlesOfDecisions(db).map((one) => entryOf(one, [one.reference, one.id], one.title)),
  );
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import type { Db } from '../../db/open.ts';
import { type EntityName, mayField } from '../contract/entities.ts';
import type { Role } from '../contract/roles.ts';
import { FOUND_KINDS, type Found, type FoundKind, MOST_IN_ALL } from '../contract/search.ts';
import { FITS, wantedOf } from '../contract/search-words.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { bestOf, type Match } from './best.ts';
import {
  arrangementsToSearch,
  decisionsToSearch,
  districtOfUnit,
  districtsToSearch,
  peopleToSearch,
  plansToSearch,
  postsToSearch,
  unitsToSearch,
  wardsToSearch,
} from './entries.ts';
import { type Entry, isThere } from './entry.ts';

/** Whoever searches: what their role may read, and the one district they are confined to (null: everything). */
export interface SearchReader {
  role: Role;
  districtId: string | null;
}

/** Fields that a kind is searched by: whoever may not read them all finds none of it. */
const LOOKS_AT = {
  people: ['foundPerson', 'id', 'name'],
  posts: ['foundPost', 'id', 'title'],
  arrangements: ['foundArrangement', 'id', 'name'],
  plans: ['foundPlan', 'name'],
  districts: ['foundDistrict', 'name'],
  units: ['foundUnit', 'name'],
  wards: ['foundWard', 'code', 'name'],
  decisions: ['foundDecision', 'id', 'reference', 'title'],
} as const satisfies Record<FoundKind, readonly [EntityName, ...string[]]>;

/**
 * What fits a question best, as far as the reader may see it: at most `MOST_OF_A_KIND` of a kind and `MOST_IN_ALL` in
 * all. What is looked through lies in memory until one of its records changes; the question itself is kept nowhere.
 */
export function search(db: Db, { q, asAt }: { q: string; asAt: CivilDate }, reader: SearchReader): Found {
  const wanted = wantedOf(q);
  const districtOf = districtOfUnit(db);
  const isOwn = (districtId: string | null) => reader.districtId === null || reader.districtId === districtId;
  const isOfOwn = ({ unitId }: { unitId: string }) => isOwn(districtOf(unitId));
  let isCut = false;
  const best = <Hit>(
    kind: FoundKind,
    entriesOf: (db: Db) => readonly Entry<Hit>[],
    isInReach: (hit: Hit) => boolean,
  ): Match<Hit>[] => {
    const [entity, ...fields] = LOOKS_AT[kind];
    if (!wanted || !fields.every((field) => mayField(reader.role, 'read', entity, field))) return [];
    const found = bestOf(entriesOf(db), { wanted, asAt }, isInReach);
    isCut ||= found.isCut;
    return found.matches;
  };
  const matches = {
    people: best('people', peopleToSearch, isOfOwn),
    posts: best('posts', postsToSearch, isOfOwn),
    arrangements: best('arrangements', arrangementsToSearch, isOfOwn),
    plans: best('plans', plansToSearch, isOfWholeService),
    districts: best('districts', districtsToSearch, ({ districtId }) => isOwn(districtId)),
    units: best('units', unitsToSearch, () => isOwn(null)),
    wards: best('wards', wardsToSearch, (ward) => isOwn(ward.districtId) && isThere(ward, asAt)),
    decisions: best('decisions', decisionsToSearch, isOfWholeService),
  };
  const shares = sharesOf(matches);
  const shown = <Hit>(kind: FoundKind, list: readonly Match<Hit>[]): Hit[] =>
    list.slice(0, shares.get(kind) ?? 0).map(({ hit }) => hit);
  return {
    asAt,
    kinds: [...shares.keys()],
    people: shown('people', matches.people).map((one) => {
      const { id, name, roleId, unitId } = one;
      return { id, name, roleId, unitId, districtId: districtOf(unitId), opensAt: opensAt(one, asAt) };
    }),
    posts: shown('posts', matches.posts).map((one) => {
      const { id, title, unitId } = one;
      return { id, title, unitId, districtId: districtOf(unitId), opensAt: opensAt(one, asAt) };
    }),
    arrangements: shown('arrangements', matches.arrangements).map((one) => {
      return { ...one, districtId: districtOf(one.unitId) };
    }),
    plans: shown('plans', matches.plans),
    districts: shown('districts', matches.districts),
    units: shown('units', matches.units),
    wards: shown('wards', matches.wards).map(({ code, name, districtId }) => ({ code, name, districtId })),
    decisions: shown('decisions', matches.decisions),
    isCut: isCut || FOUND_KINDS.some((kind) => matches[kind].length > (shares.get(kind) ?? 0)),
  };
}

/** Plans and decision records belong to no district. */
const isOfWholeService = () => true;

/**
 * How many of each kind are given, so that all are not too many: the best first, and of those that fit equally well the
 * first of every kind before the second of any.
 * @returns kinds with at least one, the one with the best match first
 */
function sharesOf(matches: Readonly<Record<FoundKind, readonly Match<unknown>[]>>): Map<FoundKind, number> {
  const ranked = FOUND_KINDS.flatMap((kind) => matches[kind].map(({ fit }, place) => ({ kind, fit, place })));
  // the sort is stable: what is equal stays in the order of the kinds
  ranked.sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || a.place - b.place);
  const shares = new Map<FoundKind, number>();
  for (const { kind } of ranked.slice(0, MOST_IN_ALL)) shares.set(kind, (shares.get(kind) ?? 0) + 1);
  return shares;
}

/** A day on which something is there that is not there at a date; null where it is. */
function opensAt(dates: { startDate: CivilDate; endDate: CivilDate | null }, asAt: CivilDate): CivilDate | null {
  if (isThere(dates, asAt)) return null;
  return dates.startDate > asAt ? dates.startDate : dates.endDate;
}

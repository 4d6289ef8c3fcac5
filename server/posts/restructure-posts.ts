import type { Db } from '../../db/open.ts';
import { listFundingLines, listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { updateOccupancy } from '../../db/queries/occupancies.ts';
import { insertPost, insertPostMapping, moveOpenRecruitments, updatePost } from '../../db/queries/posts.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { PostRestructure, RestructuredPosts } from '../contract/posts.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { postStanding } from '../domain/establishment/standing.ts';
import { type Succession, succession } from '../domain/establishment/succession.ts';
import { dayBefore } from '../domain/pay/days.ts';
import { invalidInput } from '../http/problem.ts';
import { refuseTakenNumber } from './add-post.ts';
import { budgetPointFaults } from './check-budget-point.ts';
import { checkPost } from './check-post.ts';
import { endJoined, followJoined, fundedFrom, withJoined } from './join-holders.ts';
import { readHanging } from './list-posts.ts';
import { moveOccupancies } from './move-occupancies.ts';
import { findPostToChange } from './post-to-change.ts';
import { inWords } from './post-view.ts';
import { type NewChange, tellOfOccupancy, tellOfPost } from './posts-change.ts';
import { moveFunding } from './restructure-funding.ts';
import { type Goer, joinsOf, placeFaults, placesOf } from './restructure-moves.ts';
import { refuseDayOfSuccession, thawedFrom } from './succeed-post.ts';

/** An old post, and what hangs on it divided at the date. */
interface Old {
  post: PostRecord;
  divided: Succession;
}

/**
 * On one date some posts end and others take their place: it is written down which became which, whoever is in an old
 * post goes to the new one chosen for them or ends the day before, and open recruitments go on for the first new post.
 * All in one transaction.
 * @throws ProblemError not-found; version-changed with the old post as it is now; invalid-input with every fault
 */
export function restructurePosts(db: Db, wanted: PostRestructure, change: NewChange): RestructuredPosts {
  return db.transaction(() => carryOut(db, wanted, change), { behavior: 'immediate' });
}

/** What `restructurePosts` would do: it is done and taken back. @throws ProblemError as it would */
export function previewRestructure(db: Db, wanted: PostRestructure, change: NewChange): RestructuredPosts {
  const kept: { result?: RestructuredPosts } = {};
  try {
    db.transaction(
      () => {
        kept.result = carryOut(db, wanted, change);
        throw new TakenBack();
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (error instanceof TakenBack && kept.result) return kept.result;
    throw error;
  }
  throw new Error('A preview is always taken back');
}

class TakenBack extends Error {}

function carryOut(db: Db, wanted: PostRestructure, change: NewChange): RestructuredPosts {
  const { onDate, reason, oldPosts, newPosts } = wanted;
  const old = oldPosts.map(({ id, version }): Old => {
    const post = findPostToChange(db, { ...change, id, version });
    refuseDayOfSuccession(post, onDate);
    const lines = listFundingLines(db, { postId: id });
    return { post, divided: succession(onDate, listOccupancies(db, { postId: id }), lines) };
  });
  for (const { id } of newPosts) refuseTakenNumber(db, id);
  const goers = old.flatMap(goersOf);
  const places = placesOf(goers, wanted);
  const isFunded = fundedFrom(db, onDate);
  const requirements = requirementsOf(db, old);
  const records = newPosts.map((post) => ({ ...post, ...NEW_POST, startDate: onDate }));
  const twice = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id)).size < list.length;
  const faults = [
    ...(twice(oldPosts) ? [{ field: 'oldPosts', value: null, remedy: 'A post is named twice. Keep one.' }] : []),
    ...(twice(newPosts) ? [{ field: 'newPosts', value: null, remedy: 'Two new posts have one number.' }] : []),
    ...placeFaults(goers, places, wanted, isFunded),
    ...records.flatMap((record) => {
      const into = goers.flatMap(({ occupancy }) => (places.get(occupancy.id) === record.id ? [occupancy] : []));
      const found = [...checkPost(db, record, requirements, into), ...budgetPointFaults(db, record)];
      return found.map(({ remedy, ...rest }) => ({ ...rest, remedy: `${record.id}: ${remedy}` }));
    }),
  ];
  if (faults.length > 0) throw invalidInput(faults);
  for (const record of records) insertPost(db, record, requirements);
  const joined = withJoined(old, joinsOf(goers, places, isFunded));
  endJoined(db, joined.ending, { lastDay: dayBefore(onDate), reason });
  const followed = joined.old.flatMap((one) => follow(db, one, wanted, places, change, old.length));
  const notes = [...followed, ...followJoined(db, joined.ending, places, onDate)];
  for (const { id } of records) {
    const [added] = listPosts(db, { id });
    if (added) tellOfPost(db, change, 'post.add', [null, added], { reason });
  }
  return resultOf(db, wanted, old, goers, places, notes);
}

const NEW_POST = {
  endReason: null,
  state: 'established',
  frozenFrom: null,
  frozenTo: null,
  frozenReason: null,
} as const;

function goersOf({ post, divided }: Old): Goer[] {
  const from = { fromPostId: post.id, unitId: post.unitId };
  return [
    ...divided.cut.map(({ rest }) => ({ ...from, occupancy: rest, isLater: false })),
    ...divided.moved.map((occupancy) => ({ ...from, occupancy, isLater: true })),
  ];
}

/** What all old posts ask for together, each at its highest level. */
function requirementsOf(db: Db, old: readonly Old[]) {
  const { requirements } = readHanging(db);
  const highest = new Map<string, number>();
  for (const { post } of old) {
    for (const { competenceId, minimumLevel } of requirements.get(post.id) ?? []) {
      highest.set(competenceId, Math.max(minimumLevel, highest.get(competenceId) ?? 0));
    }
  }
  return [...highest].map(([competenceId, minimumLevel]) => ({ competenceId, minimumLevel }));
}

/** One old post gives way to the new ones. @returns what else goes over, or has to be seen to */
function follow(
  db: Db,
  { post, divided }: Old,
  { onDate, reason, newPosts }: PostRestructure,
  places: ReadonlyMap<string, string | null>,
  change: NewChange,
  oldCount: number,
): string[] {
  const { lastDay } = divided;
  const notes = moveFunding(db, divided, { fromPostId: post.id, toPostIds: newPosts.map(({ id }) => id), oldCount });
  let moved = 0;
  for (const { id } of newPosts) {
    const here = (occupancy: { id: string }) => places.get(occupancy.id) === id;
    const part = {
      ...{ lastDay, cutLines: [], movedLines: [] },
      cut: divided.cut.filter(({ rest }) => here(rest)),
      moved: divided.moved.filter(here),
    };
    moved += moveOccupancies(db, part, id, { fromDate: onDate, reason });
  }
  for (const { ended, keptSteps } of divided.cut) {
    if (places.get(ended.id) !== null) continue;
    const before = listOccupancies(db, { id: ended.id })[0] ?? null;
    updateOccupancy(db, ended.id, ended.version, { endDate: lastDay, endReason: reason, steps: keptSteps });
    tellOfOccupancy(db, change, 'post.leave', [before, listOccupancies(db, { id: ended.id })[0] ?? null], reason);
  }
  updatePost(db, post.id, post.version, { endDate: lastDay, endReason: reason, ...thawedFrom(post, lastDay) });
  const [first] = newPosts;
  const recruitments = first ? moveOpenRecruitments(db, post.id, first.id) : 0;
  for (const { id } of newPosts) {
    insertPostMapping(db, { oldPostId: post.id, newPostId: id, onDate, note: reason.slice(0, 200) });
  }
  const becomes = `${newPosts.map(({ id }) => id).join(', ')} on ${inWords(onDate)}`;
  const [after] = listPosts(db, { id: post.id });
  tellOfPost(db, change, 'post.succeed', [post, after ?? post], { reason, after: { becomes, moved } });
  return recruitments > 0 ? [...notes, `The open recruitment to ${post.id} goes on for ${first?.id}.`] : notes;
}

function resultOf(
  db: Db,
  { onDate, newPosts }: PostRestructure,
  old: readonly Old[],
  goers: readonly Goer[],
  places: ReadonlyMap<string, string | null>,
  notes: string[],
): RestructuredPosts {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), onDate);
  const fte = (minutes: number) => minutes / fullTimeMinutes;
  return {
    onDate,
    oldPosts: old.map(({ post }) => ({ id: post.id, title: post.title })),
    newPosts: newPosts.flatMap(({ id }) => {
      const [record] = listPosts(db, { id });
      if (!record) return [];
      const standing = postStanding(record, listOccupancies(db, { postId: id, asAt: onDate }), onDate);
      const { title, unitId } = record;
      const held = { heldFte: fte(standing.heldMinutes), vacantFte: fte(standing.vacantMinutes) };
      return [{ id, title, unitId, budgetedFte: fte(record.budgetedMinutes), ...held }];
    }),
    moves: goers.map(({ fromPostId, occupancy: { id, name, kind, minutes } }) => {
      return { occupancyId: id, name, kind, fte: fte(minutes), fromPostId, toPostId: places.get(id) ?? null };
    }),
    notes,
  };
}

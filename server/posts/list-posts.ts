import type { Db } from '../../db/open.ts';
import {
  ESTABLISHMENT_TABLES,
  listOccupancies,
  listPostMappings,
  listPostRequirements,
  listPosts,
} from '../../db/queries/establishment.ts';
import { listGradeNames } from '../../db/queries/posts.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import { caseloadStandard, grade } from '../../db/schema/index.ts';
import type { PostAt, PostsAt, PostTotals } from '../contract/posts.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { coverGround } from '../domain/establishment/cover.ts';
import { NOTHING, postStanding, type StandingTotals, withPost } from '../domain/establishment/standing.ts';
import { lasting } from '../http/wire/lasting.ts';
import { type Hanging, postAtView } from './post-view.ts';
import type { PostsReader } from './reader.ts';

/** Few answers are kept: of a large council each holds thousands of posts. */
const remembered = rememberedRead<PostsAt>('posts', [...ESTABLISHMENT_TABLES, grade, caseloadStandard], 8);

/**
 * The establishment at a date as far as the reader may see it: posts by number, totals by unit and in all. The answer is
 * remembered until a record changes; nobody may change it.
 */
export function postsAt(db: Db, asAt: CivilDate, reader: PostsReader): PostsAt {
  return remembered(db, `${asAt} ${reader.role} ${reader.districtId ?? ''}`, () =>
    lasting(readPostsAt(db, asAt, reader)),
  );
}

/** The same, read anew. */
export function readPostsAt(db: Db, asAt: CivilDate, reader: PostsReader): PostsAt {
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const { districtId } = reader;
  const occupancies = listOccupancies(db, { asAt, districtId });
  const ground = coverGround(occupancies);
  const occupantsOf = Map.groupBy(occupancies, ({ postId }) => postId);
  const byUnit = new Map<string, StandingTotals>();
  let all: StandingTotals = NOTHING;
  const posts = listPosts(db, { asAt, districtId }).map((record): PostAt => {
    const occupants = occupantsOf.get(record.id) ?? [];
    const standing = postStanding(record, occupants, asAt, ground);
    byUnit.set(record.unitId, withPost(byUnit.get(record.unitId) ?? NOTHING, record.state, standing));
    all = withPost(all, record.state, standing);
    return postAtView(record, standing, occupants, reader, fullTimeMinutes);
  });
  const units = [...byUnit].map(([unitId, totals]) => ({ unitId, ...totalsView(totals, fullTimeMinutes) }));
  return {
    asAt,
    posts,
    totals: { all: totalsView(all, fullTimeMinutes), units },
    ...(reader.seesPay ? { grades: listGradeNames(db) } : {}),
  };
}

/** What hangs on posts: competences asked for, and what became of what. */
export function readHanging(db: Db): Hanging {
  const mappings = listPostMappings(db);
  return {
    requirements: Map.groupBy(listPostRequirements(db), ({ postId }) => postId),
    becameOf: Map.groupBy(mappings, ({ newPostId }) => newPostId),
    becomes: Map.groupBy(mappings, ({ oldPostId }) => oldPostId),
  };
}

function totalsView(totals: StandingTotals, fullTimeMinutes: number): PostTotals {
  return {
    posts: totals.posts,
    proposed: totals.proposed,
    budgetedFte: totals.budgetedMinutes / fullTimeMinutes,
    heldFte: totals.heldMinutes / fullTimeMinutes,
    vacantFte: totals.vacantMinutes / fullTimeMinutes,
    coveredFte: totals.coveredMinutes / fullTimeMinutes,
    frozenFte: totals.frozenMinutes / fullTimeMinutes,
  };
}

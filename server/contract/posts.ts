import { z } from 'zod';
import { civilDate, fte, id } from './common.ts';
import { entity } from './entities.ts';
import { fundingLine, occupancy, permanence, post, postState, scalePoint, weeklyMinutes } from './establishment.ts';

/** Somebody in a post at a date, as the list of posts names them; what else there is of them is in the post over time. */
const occupant = occupancy.pick({ name: true, kind: true, endDate: true });

/**
 * A post as it stands at a date, with everybody who is in it then: what a list of thousands of posts shows. Everything
 * else of it is in the post over time.
 */
export const postAt = post
  .pick({
    ...{ id: true, title: true, roleId: true, unitId: true, districtId: true, budgetedMinutes: true },
    ...{ budgetedFte: true, costCode: true, startDate: true, endDate: true, permanence: true, state: true },
    ...{ frozenTo: true, gradeId: true, version: true },
  })
  .extend({
    heldFte: fte.meta({ description: 'Held substantively' }),
    vacantFte: fte.meta({ description: 'Budgeted and held by nobody; 0 for a proposed post' }),
    coveredFte: fte.meta({ description: 'Part of what is vacant that somebody else fills' }),
    isFrozen: z.boolean(),
    occupants: z.array(occupant.meta({ id: 'Occupant' })),
  })
  .meta({ id: 'PostAt', ...entity('postAt') });
export type PostAt = z.infer<typeof postAt>;

/** What posts come to; those that are only proposed are counted apart. */
const totals = z.object({
  posts: z.int(),
  proposed: z.int(),
  budgetedFte: fte,
  heldFte: fte,
  vacantFte: fte,
  coveredFte: fte,
  frozenFte: fte.meta({ description: 'Part of what is vacant that lies in frozen posts' }),
});
export type PostTotals = z.infer<typeof totals>;

export const postsAt = z
  .object({
    asAt: civilDate,
    posts: z.array(postAt),
    totals: z.object({ all: totals, units: z.array(totals.extend({ unitId: id })) }),
    grades: z
      .array(z.object({ id, name: z.string() }))
      .optional()
      .meta({ description: 'Grades of the pay structure; for readers of pay only' }),
  })
  .meta({ id: 'Posts', ...entity('postsAt') });
export type PostsAt = z.infer<typeof postsAt>;

/** A post over time: who was and will be in it, who covers whom, what became of it, what it asks for, who pays for it. */
export const postHistory = z
  .object({
    post,
    occupancies: z.array(occupancy).meta({ description: 'Everybody who was, is or will be in it, by first day' }),
    elsewhere: z.array(occupancy).meta({ description: 'Occupancies of other posts that its cover chain leads to' }),
    covers: z
      .array(z.object({ coverId: id, coveredId: id, from: civilDate, until: civilDate.nullable() }))
      .meta({ description: 'Cover chain: which occupancy stands in for which' }),
    mappings: z.array(
      z.object({
        oldPostId: id,
        newPostId: id,
        title: z.string().meta({ description: 'Title of the other post' }),
        onDate: civilDate,
        note: z.string().nullable(),
      }),
    ),
    asks: z.array(z.object({ competenceId: id, name: z.string(), minimumLevel: z.int(), level: z.string() })),
    toPutRight: z
      .array(z.object({ name: z.string(), sentence: z.string() }))
      .meta({ description: 'Where the record of a holder and this post tell of different things' }),
    fundingLines: z.array(fundingLine).optional(),
    funds: z.array(z.object({ id, name: z.string() })).optional(),
  })
  .meta({ id: 'PostHistory', ...entity('postHistory') });
export type PostHistory = z.infer<typeof postHistory>;

const title = z.string().trim().min(1, 'Give the post a title').max(120);
const costCode = z.string().trim().min(1, 'Give the cost code').max(40);
const postNumber = z
  .string()
  .trim()
  .min(1, 'Give the post a number')
  .max(32)
  .meta({ description: 'Post number; it cannot be changed later' });
/** Why something is done, for the history. */
const reason = z.string().trim().min(3, 'Say why, in a few words').max(300);
const requirement = z.strictObject({ competenceId: id, minimumLevel: z.int().min(1).max(9) });

const described = {
  title,
  roleId: id,
  gradeId: id,
  budgetPoint: scalePoint.nullable(),
  unitId: id,
  budgetedMinutes: weeklyMinutes,
  costCode,
};

export const newPost = z
  .strictObject({
    id: postNumber,
    ...described,
    budgetPoint: described.budgetPoint.default(null),
    startDate: civilDate,
    endDate: civilDate.nullable().default(null),
    endReason: z.string().trim().min(3).max(300).nullable().default(null),
    permanence: permanence.default('permanent'),
    state: postState.default('established'),
    requirements: z.array(requirement).max(20).default([]),
    reason: reason.optional(),
  })
  .meta({ id: 'NewPost' });
export type NewPost = z.infer<typeof newPost>;

/** A correction names only the fields it changes; it holds at all dates of the post. */
export const postChange = z
  .strictObject({
    ...described,
    startDate: civilDate,
    endDate: civilDate.nullable(),
    endReason: z.string().trim().min(3).max(300).nullable(),
    permanence,
    state: postState,
    requirements: z.array(requirement).max(20),
  })
  .partial()
  .extend({ reason: reason.optional() })
  .meta({ id: 'PostChange' });
export type PostChange = z.infer<typeof postChange>;

/** What is another from a date on: a post of its own that follows. Fields that are left out stay as they are. */
export const postSuccessor = z
  .strictObject({ id: postNumber, fromDate: civilDate, reason, note: z.string().trim().min(1).max(200).optional() })
  .extend(z.object({ ...described, permanence, endDate: civilDate.nullable() }).partial().shape)
  .meta({ id: 'PostSuccessor' });
export type PostSuccessor = z.infer<typeof postSuccessor>;

export const postFreeze = z
  .strictObject({
    fromDate: civilDate,
    toDate: civilDate.nullable().default(null).meta({ description: 'Last day; null until further notice' }),
    reason,
  })
  .meta({ id: 'PostFreeze' });
export type PostFreeze = z.infer<typeof postFreeze>;

export const postUnfreeze = z
  .strictObject({ fromDate: civilDate.meta({ description: 'First day it is no longer frozen' }), reason })
  .meta({ id: 'PostUnfreeze' });
export type PostUnfreeze = z.infer<typeof postUnfreeze>;

export const postDeletion = z.strictObject({ lastDay: civilDate, reason }).meta({ id: 'PostDeletion' });
export type PostDeletion = z.infer<typeof postDeletion>;

export const newPostMapping = z
  .strictObject({
    oldPostId: id,
    newPostId: id,
    onDate: civilDate,
    note: z.string().trim().min(1).max(200).nullable().default(null),
  })
  .meta({ id: 'NewPostMapping' });
export type NewPostMapping = z.infer<typeof newPostMapping>;

const restructuredPost = z.strictObject({
  id: postNumber,
  ...described,
  budgetPoint: described.budgetPoint.default(null),
  permanence: permanence.default('permanent'),
  endDate: civilDate.nullable().default(null),
});

/** On one date some posts end and others take their place: a merger, a split, or both. */
export const postRestructure = z
  .strictObject({
    onDate: civilDate.meta({ description: 'First day of the new posts; the old ones end the day before' }),
    reason,
    oldPosts: z
      .array(z.strictObject({ id, version: z.int().min(1) }))
      .min(1)
      .max(12),
    newPosts: z.array(restructuredPost).min(1).max(12),
    moves: z
      .array(z.strictObject({ occupancyId: id, toPostId: id.nullable() }))
      .max(200)
      .default([])
      .meta({
        description: 'Where who is in an old post goes; null ends it. Whoever is not named goes where there is room',
      }),
  })
  .meta({ id: 'PostRestructure' });
export type PostRestructure = z.infer<typeof postRestructure>;

export const restructuredPosts = z
  .object({
    onDate: civilDate,
    oldPosts: z.array(z.object({ id, title: z.string() })),
    newPosts: z.array(z.object({ id, title: z.string(), unitId: id, budgetedFte: fte, heldFte: fte, vacantFte: fte })),
    moves: z.array(
      z.object({
        occupancyId: id,
        name: z.string(),
        kind: occupancy.shape.kind,
        fte,
        fromPostId: id,
        toPostId: id.nullable().meta({ description: 'null: it ends the day before' }),
      }),
    ),
    notes: z.array(z.string()).meta({ description: 'What else goes over, and what has to be seen to' }),
  })
  .meta({ id: 'RestructuredPosts', ...entity('restructuredPosts') });
export type RestructuredPosts = z.infer<typeof restructuredPosts>;

/** Somebody holds a post substantively: on the staff list by number, or named where they are not on it. */
export const newHolder = z
  .strictObject({
    personId: id.nullable().default(null),
    workerName: z.string().trim().min(1).max(120).nullable().default(null),
    minutes: weeklyMinutes,
    startDate: civilDate,
    endDate: civilDate.nullable().default(null),
    payPoint: scalePoint.nullable().default(null),
    reason: reason.optional(),
  })
  .meta({ id: 'NewHolder' });
export type NewHolder = z.infer<typeof newHolder>;

export const holderChange = z
  .strictObject({
    minutes: weeklyMinutes,
    startDate: civilDate,
    endDate: civilDate.nullable(),
    payPoint: scalePoint.nullable(),
  })
  .partial()
  .extend({ reason: reason.optional() })
  .meta({ id: 'HolderChange' });
export type HolderChange = z.infer<typeof holderChange>;

export const holderEnd = z.strictObject({ lastDay: civilDate, reason }).meta({ id: 'HolderEnd' });
export type HolderEnd = z.infer<typeof holderEnd>;

import type { PostAt } from '../../../server/contract/posts.ts';
import type { ReferenceNames } from '../../reference.ts';
import { describeOccupants, describeStanding } from './describe-post.ts';
import type { PostsSearch, Standing } from './search.ts';

/** What a standing is called in the list of filters. */
export const STANDING_TITLES: Record<Standing, string> = {
  vacant: 'Vacant',
  covered: 'Vacant and covered',
  uncovered: 'Vacant and not covered',
  frozen: 'Frozen',
  proposed: 'Proposed',
  ending: 'With a last day',
  temporary: 'Temporary',
};

/** The posts that match every part of a filter; each word of `find` has to occur somewhere in the row. */
export function filterPosts(posts: readonly PostAt[], filter: PostsSearch, names: ReferenceNames): PostAt[] {
  const words = (filter.find ?? '').toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return posts.filter(
    (post) =>
      (!filter.unit || post.unitId === filter.unit) &&
      (!filter.role || post.roleId === filter.role) &&
      (!filter.standing || stands(post, filter.standing)) &&
      (words.length === 0 || includesAll(textOf(post, names), words)),
  );
}

function includesAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function stands(post: PostAt, standing: Standing): boolean {
  switch (standing) {
    case 'vacant':
      return post.vacantFte > 0;
    case 'covered':
      return post.coveredFte > 0;
    case 'uncovered':
      return post.vacantFte > post.coveredFte;
    case 'frozen':
      return post.isFrozen;
    case 'proposed':
      return post.state === 'proposed';
    case 'ending':
      return post.endDate !== null;
    case 'temporary':
      return post.permanence === 'temporary';
  }
}

/** What is written in each row, made once: of thousands of rows that takes longer than looking through it. */
const texts = new WeakMap<ReferenceNames, WeakMap<PostAt, string>>();

function textOf(post: PostAt, names: ReferenceNames): string {
  const known = texts.get(names) ?? new WeakMap<PostAt, string>();
  texts.set(names, known);
  const text = known.get(post) ?? writeText(post, names);
  known.set(post, text);
  return text;
}

function writeText(post: PostAt, names: ReferenceNames): string {
  return [
    post.id,
    post.title,
    names.roleTitle(post.roleId),
    names.unitName(post.unitId),
    post.costCode,
    describeOccupants(post),
    describeStanding(post),
  ]
    .join(' ')
    .toLocaleLowerCase('en-GB');
}

import { present, textParam } from '../../address.ts';

/** How a post stands, as the list can be narrowed to. */
export const STANDINGS = ['vacant', 'covered', 'uncovered', 'frozen', 'proposed', 'ending', 'temporary'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the list of posts is narrowed to, and which post is open; carried in the address. */
export interface PostsSearch {
  find?: string;
  role?: string;
  unit?: string;
  standing?: Standing;
  post?: string;
}

/** Reads the search of the page Posts; anything else counts as absent. */
export function postsSearch(search: Record<string, unknown>): PostsSearch {
  return present({
    find: textParam(search, 'find'),
    role: textParam(search, 'role'),
    unit: textParam(search, 'unit'),
    standing: STANDINGS.find((standing) => standing === search.standing),
    post: textParam(search, 'post'),
  });
}

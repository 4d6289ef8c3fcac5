import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  HolderChange,
  HolderEnd,
  NewHolder,
  NewPost,
  NewPostMapping,
  PostAt,
  PostChange,
  PostDeletion,
  PostFreeze,
  PostHistory,
  PostRestructure,
  PostSuccessor,
  PostsAt,
  PostUnfreeze,
  RestructuredPosts,
} from '../../../server/contract/posts.ts';
import { answer, api, entityTag } from '../../api.ts';

/** The establishment at a date, as far as the signed-in role may see it. */
export const postsQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['posts', asAt],
    queryFn: (): Promise<PostsAt> => answer(api.posts.$get({ query: { asAt } })),
  });

/** One post over time; FTE and what is to be put right are for the date. */
export const postQuery = (id: string, asAt: string) =>
  queryOptions({
    queryKey: ['post', id, asAt],
    queryFn: (): Promise<PostHistory> => answer(api.posts[':id'].$get({ param: { id }, query: { asAt } })),
  });

/** Everybody in post at a date, to choose from; the same answer as the page People shows. */
export const peopleChoices = (asAt: string) =>
  queryOptions({
    queryKey: ['people', asAt],
    queryFn: () => answer(api.people.$get({ query: { asAt } })),
  });

/** The competences a post may ask for, and their levels; the same answer as the page People shows. */
export const competencesQuery = queryOptions({
  queryKey: ['competences', 'set'],
  queryFn: () => answer(api.competences.$get()),
  staleTime: 60_000,
});

/** What a merger or split would do; nothing is stored. */
export function previewRestructure(asAt: string, json: PostRestructure): Promise<RestructuredPosts> {
  return answer(api['post-restructure-previews'].$post({ query: { asAt }, json }));
}

/** Carries out a merger or split. */
export function restructure(asAt: string, json: PostRestructure): Promise<RestructuredPosts> {
  return answer(api['post-restructures'].$post({ query: { asAt }, json }));
}

/** Saves a correction of a post that starts from this version. */
export function savePost(asAt: string, id: string, version: number, json: PostChange): Promise<PostAt> {
  return answer(api.posts[':id'].$patch({ param: { id }, query: { asAt }, header: ifMatch(version), json }));
}

/** Everything else that can be done to posts. Each gives the post over time as it is then. */
export function postActions(asAt: string) {
  const query = { asAt };
  const one = api.posts[':id'];
  return {
    add: (json: NewPost): Promise<PostHistory> => answer(api.posts.$post({ query, json })),
    succeed: (id: string, version: number, json: PostSuccessor): Promise<PostHistory> =>
      answer(one.successor.$post({ param: { id }, query, header: ifMatch(version), json })),
    freeze: (id: string, version: number, json: PostFreeze): Promise<PostHistory> =>
      answer(one.freeze.$post({ param: { id }, query, header: ifMatch(version), json })),
    unfreeze: (id: string, version: number, json: PostUnfreeze): Promise<PostHistory> =>
      answer(one.unfreeze.$post({ param: { id }, query, header: ifMatch(version), json })),
    end: (id: string, version: number, json: PostDeletion): Promise<PostHistory> =>
      answer(one.delete.$post({ param: { id }, query, header: ifMatch(version), json })),
    takeBack: async (id: string, version: number): Promise<void> => {
      await one.$delete({ param: { id }, query, header: ifMatch(version) });
    },
    fill: (id: string, json: NewHolder): Promise<PostHistory> =>
      answer(one.occupancies.$post({ param: { id }, query, json })),
    changeHolder: (id: string, occupancyId: string, version: number, json: HolderChange): Promise<PostHistory> =>
      answer(
        one.occupancies[':occupancyId'].$patch({ param: { id, occupancyId }, query, header: ifMatch(version), json }),
      ),
    endHolder: (id: string, occupancyId: string, version: number, json: HolderEnd): Promise<PostHistory> =>
      answer(
        one.occupancies[':occupancyId'].end.$post({
          param: { id, occupancyId },
          query,
          header: ifMatch(version),
          json,
        }),
      ),
    map: (json: NewPostMapping): Promise<PostHistory> => answer(api['post-mappings'].$post({ query, json })),
    unmap: (oldPostId: string, newPostId: string): Promise<PostHistory> =>
      answer(api['post-mappings'][':oldPostId'][':newPostId'].$delete({ param: { oldPostId, newPostId }, query })),
  };
}

/** Puts another state of a post into the list that is shown, and marks what depends on posts as old. */
export function showPost(queryClient: QueryClient, asAt: string, post: PostAt): void {
  queryClient.setQueryData(postsQuery(asAt).queryKey, (list) =>
    list ? { ...list, posts: list.posts.map((old) => (old.id === post.id ? post : old)) } : list,
  );
}

/** Marks everything that depends on the establishment as old. */
export function refreshEstablishment(queryClient: QueryClient): Promise<void> {
  const kept = ['session', 'reference'];
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}

function ifMatch(version: number) {
  return { 'if-match': entityTag(version) };
}

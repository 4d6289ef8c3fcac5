import { z } from 'zod';
import { asAtQuery, id, ifMatchHeader } from '../contract/common.ts';
import {
  holderChange,
  holderEnd,
  newHolder,
  newPost,
  newPostMapping,
  postAt,
  postChange,
  postDeletion,
  postFreeze,
  postHistory,
  postRestructure,
  postSuccessor,
  postsAt,
  postUnfreeze,
  restructuredPosts,
} from '../contract/posts.ts';
import { defineRoute } from '../http/route.ts';

const tags = ['Posts'];
const params = z.object({ id });
const holderParams = z.object({ id, occupancyId: id });
const json = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) });
const history = { description: 'The post over time', content: json(postHistory) };

export const getPosts = defineRoute({
  method: 'get',
  path: '/posts',
  permission: 'establishment:read',
  summary: 'The establishment at a date: posts, who is in them, what is vacant; totals by unit',
  tags,
  request: { query: asAtQuery },
  responses: { 200: { description: 'Posts by number', content: json(postsAt) } },
});

export const getPost = defineRoute({
  method: 'get',
  path: '/posts/{id}',
  permission: 'establishment:read',
  summary: 'A post over time',
  tags,
  request: { params, query: asAtQuery },
  responses: { 200: history },
});

export const postPost = defineRoute({
  method: 'post',
  path: '/posts',
  permission: 'establishment:edit',
  summary: 'Add a post, established or proposed',
  tags,
  request: { query: asAtQuery, body: body(newPost) },
  responses: { 201: history },
});

export const patchPost = defineRoute({
  method: 'patch',
  path: '/posts/{id}',
  permission: 'establishment:edit',
  summary: 'Correct a post at all its dates',
  tags,
  versioned: true,
  request: { params, query: asAtQuery, headers: ifMatchHeader, body: body(postChange) },
  responses: { 200: { description: 'The post at the date', content: json(postAt) } },
});

export const deleteProposedPost = defineRoute({
  method: 'delete',
  path: '/posts/{id}',
  permission: 'establishment:edit',
  summary: 'Take back a post that is only proposed and that nobody was ever in',
  tags,
  versioned: true,
  current: postHistory,
  problems: ['conflict'],
  request: { params, query: asAtQuery, headers: ifMatchHeader },
  responses: { 204: { description: 'Taken back' } },
});

export const postSucceed = defineRoute({
  method: 'post',
  path: '/posts/{id}/successor',
  permission: 'establishment:edit',
  summary: 'Let another post follow from a date on; whoever is in it goes over',
  tags,
  versioned: true,
  current: postHistory,
  request: { params, query: asAtQuery, headers: ifMatchHeader, body: body(postSuccessor) },
  responses: { 201: { description: 'The new post over time', content: json(postHistory) } },
});

export const postFreezing = defineRoute({
  method: 'post',
  path: '/posts/{id}/freeze',
  permission: 'establishment:edit',
  summary: 'Freeze a post: what is vacant is not filled',
  tags,
  versioned: true,
  request: { params, query: asAtQuery, headers: ifMatchHeader, body: body(postFreeze) },
  responses: { 200: history },
});

export const postUnfreezing = defineRoute({
  method: 'post',
  path: '/posts/{id}/unfreeze',
  permission: 'establishment:edit',
  summary: 'End the freeze of a post',
  tags,
  versioned: true,
  request: { params, query: asAtQuery, headers: ifMatchHeader, body: body(postUnfreeze) },
  responses: { 200: history },
});

export const postDelete = defineRoute({
  method: 'post',
  path: '/posts/{id}/delete',
  permission: 'establishment:edit',
  summary: 'Delete a post from the establishment after a last day',
  tags,
  versioned: true,
  request: { params, query: asAtQuery, headers: ifMatchHeader, body: body(postDeletion) },
  responses: { 200: history },
});

export const postHolder = defineRoute({
  method: 'post',
  path: '/posts/{id}/occupancies',
  permission: 'establishment:edit',
  summary: 'Put somebody in a post substantively',
  tags,
  request: { params, query: asAtQuery, body: body(newHolder) },
  responses: { 201: history },
});

export const patchHolder = defineRoute({
  method: 'patch',
  path: '/posts/{id}/occupancies/{occupancyId}',
  permission: 'establishment:edit',
  summary: 'Correct how somebody holds a post',
  tags,
  versioned: true,
  request: { params: holderParams, query: asAtQuery, headers: ifMatchHeader, body: body(holderChange) },
  responses: { 200: history },
});

export const postHolderEnd = defineRoute({
  method: 'post',
  path: '/posts/{id}/occupancies/{occupancyId}/end',
  permission: 'establishment:edit',
  summary: 'End how somebody holds a post',
  tags,
  versioned: true,
  request: { params: holderParams, query: asAtQuery, headers: ifMatchHeader, body: body(holderEnd) },
  responses: { 200: history },
});

export const postMapping = defineRoute({
  method: 'post',
  path: '/post-mappings',
  permission: 'establishment:edit',
  summary: 'Write down that a post becomes another; several may become one, and one several',
  tags,
  problems: ['not-found'],
  request: { query: asAtQuery, body: body(newPostMapping) },
  responses: { 201: { description: 'The old post over time', content: json(postHistory) } },
});

export const deleteMapping = defineRoute({
  method: 'delete',
  path: '/post-mappings/{oldPostId}/{newPostId}',
  permission: 'establishment:edit',
  summary: 'Take back that a post becomes another',
  tags,
  request: { params: z.object({ oldPostId: id, newPostId: id }), query: asAtQuery },
  responses: { 200: { description: 'The old post over time', content: json(postHistory) } },
});

const restructured = {
  description: 'Which posts end and begin, and where everybody goes',
  content: json(restructuredPosts),
};

export const postRestructurePreview = defineRoute({
  method: 'post',
  path: '/post-restructure-previews',
  permission: 'establishment:edit',
  summary: 'What a merger or split of posts would do; nothing is stored',
  tags,
  current: postHistory,
  request: { query: asAtQuery, body: body(postRestructure) },
  responses: { 200: restructured },
});

export const postRestructures = defineRoute({
  method: 'post',
  path: '/post-restructures',
  permission: 'establishment:edit',
  summary: 'Merge or split posts on one date: old ones end, new ones begin, and everybody goes where it is said',
  tags,
  current: postHistory,
  request: { query: asAtQuery, body: body(postRestructure) },
  responses: { 201: restructured },
});

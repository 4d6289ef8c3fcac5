import { linkOptions } from '@tanstack/react-router';
import type { DigestItem, DuePage } from '../../../server/contract/digest.ts';

/** What the pages are called on which something is done. */
export const PAGE_NAMES: Readonly<Record<DuePage, string>> = {
  'temporary-posts': 'Temporary posts',
  posts: 'Posts',
  vacancies: 'Vacancies',
  people: 'People',
  decisions: 'Decisions',
  'demand-review': 'Review',
};

/** The address at which something is done, with its record open where the page can open one. */
export function placeOf({ page, kind, subjectId }: Pick<DigestItem, 'page' | 'kind' | 'subjectId'>) {
  switch (page) {
    case 'temporary-posts':
      return kind === 'funding-ends' || kind === 'funding-review'
        ? linkOptions({ to: '/temporary-posts', search: { view: 'funding' } })
        : linkOptions({ to: '/temporary-posts', search: { open: subjectId } });
    case 'posts':
      return linkOptions({ to: '/posts', search: { post: subjectId } });
    case 'vacancies':
      return linkOptions({ to: '/vacancies', search: { post: subjectId } });
    case 'people':
      return linkOptions({ to: '/people', search: { find: subjectId } });
    case 'decisions':
      return linkOptions({ to: '/decisions/$decisionId', params: { decisionId: subjectId } });
    case 'demand-review':
      return linkOptions({ to: '/demand/review' });
  }
}

import { linkOptions } from '@tanstack/react-router';
import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import type { Found, FoundKind } from '../../../server/contract/search.ts';
import { formatDate } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { PageToSearch } from './pages-to-search.ts';

/** Something that can be chosen: what it is called, what tells it apart, and where it leads. */
export interface Choice {
  id: string;
  label: string;
  detail: string;
  place: Place;
}
export type Place = ReturnType<typeof pagePlace> | ReturnType<(typeof PLACES)[keyof typeof PLACES]>;

/** Choices of a kind under their heading. */
export interface ChoiceGroup {
  id: 'pages' | FoundKind;
  heading: string;
  choices: Choice[];
}

const HEADINGS: Readonly<Record<FoundKind, string>> = {
  people: 'People',
  posts: 'Posts',
  arrangements: 'Temporary posts',
  plans: 'Plans',
  districts: 'Districts',
  units: 'Other teams',
  wards: 'Wards',
  decisions: 'Decisions',
};

const UNIT_KINDS: Readonly<Record<Found['units'][number]['kind'], string>> = {
  central: 'Central unit',
  commissioned: 'Commissioned provider',
};

const pagePlace = ({ to }: PageToSearch) => linkOptions({ to });

/** Where each kind leads; the date of the address stays unless the record is not there then. */
const PLACES = {
  person: (find: string, asAt: string | null) =>
    linkOptions({ to: '/people', search: asAt === null ? { find } : { find, asAt } }),
  post: (post: string, asAt: string | null) =>
    linkOptions({ to: '/posts', search: asAt === null ? { post } : { post, asAt } }),
  arrangement: (open: string) => linkOptions({ to: '/temporary-posts', search: { open } }),
  plan: (plan: string) => linkOptions({ to: '/allocation', search: { plan } }),
  district: (district: string) => linkOptions({ to: '/allocation', search: { district } }),
  unit: (unit: string) => linkOptions({ to: '/posts', search: { unit } }),
  ward: (district: string) => linkOptions({ to: '/demand', search: { district } }),
  decision: (decisionId: string) => linkOptions({ to: '/decisions/$decisionId', params: { decisionId } }),
};

/** Everything found under headings: pages first, then the kinds by their best match. */
export function foundGroups(
  pages: readonly PageToSearch[],
  found: Found | undefined,
  names: ReferenceNames,
): ChoiceGroup[] {
  const ofPages: ChoiceGroup = {
    id: 'pages',
    heading: 'Pages',
    choices: pages.map((page) => ({ id: `page ${page.to}`, label: page.label, detail: '', place: pagePlace(page) })),
  };
  const records = (found?.kinds ?? []).map(
    (kind): ChoiceGroup => ({ id: kind, heading: HEADINGS[kind], choices: found ? choicesOf(kind, found, names) : [] }),
  );
  return [ofPages, ...records].filter(({ choices }) => choices.length > 0);
}

function choicesOf(kind: FoundKind, found: Found, names: ReferenceNames): Choice[] {
  switch (kind) {
    case 'people':
      return found.people.map(({ id, name, roleId, unitId, opensAt }) => ({
        id: `person ${id}`,
        label: name,
        detail: told(id, names.roleTitle(roleId), names.unitName(unitId), opens(opensAt)),
        place: PLACES.person(id, opensAt),
      }));
    case 'posts':
      return found.posts.map(({ id, title, unitId, opensAt }) => ({
        id: `post ${id}`,
        label: title,
        detail: told(id, names.unitName(unitId), opens(opensAt)),
        place: PLACES.post(id, opensAt),
      }));
    case 'arrangements':
      return found.arrangements.map(({ id, name, kind, postId, startDate, endDate }) => ({
        id: `arrangement ${id}`,
        label: name,
        detail: told(id, OCCUPANCY_KINDS[kind], `post ${postId}`, `${formatDate(startDate)} to ${formatDate(endDate)}`),
        place: PLACES.arrangement(id),
      }));
    case 'plans':
      return found.plans.map(({ id, name, asAt }) => ({
        id: `plan ${id}`,
        label: name,
        detail: `for ${formatDate(asAt)}`,
        place: PLACES.plan(id),
      }));
    case 'districts':
      return found.districts.map(({ districtId, name }) => ({
        id: `district ${districtId}`,
        label: name,
        detail: 'its people and its balance',
        place: PLACES.district(districtId),
      }));
    case 'units':
      return found.units.map(({ id, name, kind }) => ({
        id: `unit ${id}`,
        label: name,
        detail: told(UNIT_KINDS[kind], 'its posts'),
        place: PLACES.unit(id),
      }));
    case 'wards':
      return found.wards.map(({ code, name, districtId }) => ({
        id: `ward ${code}`,
        label: name,
        detail: told(`in ${names.districtName(districtId)}`, 'counts of cases of the district'),
        place: PLACES.ward(districtId),
      }));
    case 'decisions':
      return found.decisions.map(({ id, reference, title, state }) => ({
        id: `decision ${id}`,
        label: title,
        detail: told(reference, state === 'draft' ? 'draft' : 'final'),
        place: PLACES.decision(id),
      }));
  }
}

function told(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function opens(date: string | null): string {
  return date === null ? '' : `opens as at ${formatDate(date)}`;
}

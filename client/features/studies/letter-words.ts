import type { Letter } from '../../../server/contract/studies.ts';

/**
 * The heart of a letter up to its reasons: `You asked for South, or else East. You are proposed for South, because:`.
 * @param letter names or ids of districts; ids are shown by name
 */
export function openingOf({ askedFor, proposed, because }: Letter, districtName: (id: string) => string): string {
  const [first, ...others] = askedFor.map(districtName);
  const asked =
    first === undefined
      ? 'You have not stated which district you would prefer.'
      : `You asked for ${[first, ...others].join(', or else ')}.`;
  const offer = `You are proposed for ${districtName(proposed)}`;
  return `${asked} ${offer}${because.length > 0 ? ', because:' : '.'}`;
}

/** Where somebody works now: `You work in North now.` */
export function nowOf({ now }: Letter, districtName: (id: string) => string): string {
  return now === '' ? 'You do not work in a district now.' : `You work in ${districtName(now)} now.`;
}

/** The ids that are ticked after one was ticked or unticked. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

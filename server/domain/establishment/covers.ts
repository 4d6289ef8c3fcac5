import type { CivilDate } from '../calendar.ts';
import type { OccupancyRecord } from './records.ts';

/** One link of a cover chain: an occupancy stands in for another. */
export interface CoverLink {
  coverId: string;
  coveredId: string;
  from: CivilDate;
  /** Last day; null where it has no end. */
  until: CivilDate | null;
}

/**
 * The cover chain that some occupancies belong to: who stands in for whom, link by link, in both directions.
 * @param startIds occupancies the chain is looked for from
 * @param occupancies all that may belong to it
 * @returns links by the day they begin, each for as long as the one who stands in does
 */
export function coverChain(startIds: readonly string[], occupancies: readonly OccupancyRecord[]): CoverLink[] {
  const byId = new Map(occupancies.map((occupancy) => [occupancy.id, occupancy]));
  const coversOf = Map.groupBy(occupancies, ({ coversId }) => coversId);
  const seen = new Set<string>();
  const links = new Map<string, CoverLink>();
  const queue = [...startIds];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const occupancy = byId.get(id);
    if (!occupancy || seen.has(id)) continue;
    seen.add(id);
    const covered = occupancy.coversId === null ? undefined : byId.get(occupancy.coversId);
    const pairs = [
      ...(covered ? [[occupancy, covered] as const] : []),
      ...(coversOf.get(id) ?? []).map((cover) => [cover, occupancy] as const),
    ];
    for (const [cover, of] of pairs) {
      links.set(cover.id, linkOf(cover, of));
      queue.push(cover.id, of.id);
    }
  }
  return [...links.values()].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function linkOf(cover: OccupancyRecord, covered: OccupancyRecord): CoverLink {
  return { coverId: cover.id, coveredId: covered.id, from: cover.startDate, until: cover.endDate };
}

import { readFileSync } from 'node:fs';
import type { ReferenceRows } from '../db/queries/seed-reference.ts';
import { type SeedSet, seedPath } from './read-seed.ts';

/** `ward-boundaries.geojson`: a collection of features that also says where it is from. */
interface Boundaries {
  source: string;
  features: { properties: { code: string }; geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] } }[];
}

/** The outlines of wards, as `ward-boundaries.geojson` of a seed set says. */
export function seedBoundaries(set: SeedSet): ReferenceRows['wardBoundaries'] {
  const { source, features } = JSON.parse(readFileSync(seedPath(set, 'ward-boundaries.geojson'), 'utf8')) as Boundaries;
  return features.map(({ properties, geometry }) => ({
    wardCode: properties.code,
    geometry: JSON.stringify(geometry),
    source,
  }));
}

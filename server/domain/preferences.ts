/** A ranked location preference. Rank 1 is the first choice. */
export interface RankedPreference {
  districtId: string;
  rank: number;
}

/** How much a rank is liked, 0…1: first 1, second 0.6, third 0.3, further down 0.1. A setting of the planning model. */
export function likingOfRank(rank: number): number {
  return [1, 0.6, 0.3][rank - 1] ?? 0.1;
}

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th'] as const;
export type ChoiceMet = (typeof ORDINALS)[number] | 'not listed' | 'none stated';

/** Which stated preference a district meets. */
export function choiceMet(preferences: readonly RankedPreference[], districtId: string): ChoiceMet {
  if (preferences.length === 0) return 'none stated';
  const met = preferences.find((preference) => preference.districtId === districtId);
  return met ? (ORDINALS[met.rank - 1] ?? 'not listed') : 'not listed';
}

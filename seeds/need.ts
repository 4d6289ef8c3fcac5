import { readSeed, type SeedSet } from './read-seed.ts';

/** Need of a district as its wards give it. */
export interface DistrictNeed {
  districtId: string;
  name: string;
  /** Children × IDACI rate, summed over the wards: children in income deprivation. */
  weight: number;
  /** Share of all districts’ weight, 0…1. */
  share: number;
  /** Share of families whose main language is not English, 0…1: the wards’ rates weighted by their need. */
  notEnglishRate: number;
}

/** Need of every district, in display order. Assumption: cases follow children in income deprivation. */
export function districtNeeds(set: SeedSet): DistrictNeed[] {
  const wards = new Map(readSeed(set, 'wards.csv').map((ward) => [ward.text('code'), ward]));
  const districts = readSeed(set, 'districts.csv').map((row) => ({
    districtId: row.text('id'),
    name: row.text('name'),
    weight: 0,
    notEnglish: 0,
  }));
  for (const row of readSeed(set, 'district-wards.csv')) {
    const ward = wards.get(row.text('ward_code'));
    const district = districts.find(({ districtId }) => districtId === row.text('district_id'));
    if (!ward || !district) throw new Error(`District map: ${row.text('ward_code')} or its district is not known`);
    const weight = ward.number('children') * ward.number('idaci_rate');
    district.weight += weight;
    district.notEnglish += weight * ward.number('not_english_rate');
  }
  const total = districts.reduce((sum, { weight }) => sum + weight, 0);
  return districts.map(({ notEnglish, ...district }) => ({
    ...district,
    share: district.weight / total,
    notEnglishRate: notEnglish / district.weight,
  }));
}

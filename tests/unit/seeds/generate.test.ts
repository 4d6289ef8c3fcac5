import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredCount, StoredPerson } from '../../../db/queries/imports.ts';
import { generateDemo } from '../../../seeds/generate.ts';
import { generateDemand } from '../../../seeds/generate-demand.ts';
import { generatePeople } from '../../../seeds/generate-people.ts';
import { districtNeeds } from '../../../seeds/need.ts';
import { readSeed, seedPath } from '../../../seeds/read-seed.ts';

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('the generated files', () => {
  it.each([
    'people.csv',
    'demand.csv',
    'posts.csv',
    'occupancies.csv',
    'arrangements.csv',
    'person-competences.csv',
  ] as const)('%s comes out the same, byte for byte', (file) => {
    expect(generateDemo()[file]).toBe(readFileSync(seedPath('oldham', file), 'utf8'));
  });
});

describe('generated demand', () => {
  let counts: StoredCount[];
  let byMonth: Map<string, number>;
  beforeAll(() => {
    counts = generateDemand();
    byMonth = new Map();
    for (const { month, openCases } of counts) byMonth.set(month, (byMonth.get(month) ?? 0) + openCases);
  });
  const total = (month: string) => byMonth.get(month) ?? 0;

  it('covers 36 months from April 2018 to March 2021, each count once', () => {
    expect([...byMonth.keys()].length).toBe(36);
    expect([[...byMonth.keys()].at(0), [...byMonth.keys()].at(-1)]).toEqual(['2018-04', '2021-03']);
    const keys = counts.map(({ openCases: _, ...key }) => JSON.stringify(key));
    expect(new Set(keys).size).toBe(counts.length);
    expect(counts.every(({ openCases }) => Number.isInteger(openCases) && openCases > 0)).toBe(true);
  });

  it('follows children × IDACI rate of the wards: each district’s share within 1.5 points', () => {
    for (const { districtId, share } of districtNeeds('oldham')) {
      const cases = sum(counts.filter((count) => count.districtId === districtId).map(({ openCases }) => openCases));
      expect(Math.abs(cases / sum(byMonth.values()) - share)).toBeLessThan(0.015);
    }
  });

  it('works the need of a district out of its wards', () => {
    const west = districtNeeds('oldham').find(({ districtId }) => districtId === 'west');
    // Chadderton Central, North and South
    expect(west?.weight).toBeCloseTo(3033 * 0.256 + 2094 * 0.078 + 3069 * 0.19, 6);
  });

  it('dips from March to June 2020', () => {
    const usual = sum(['2019-11', '2019-12', '2020-01', '2020-02'].map(total)) / 4;
    for (const month of ['2020-03', '2020-04', '2020-05', '2020-06']) expect(total(month)).toBeLessThan(usual * 0.92);
    expect(total('2020-05')).toBeLessThan(usual * 0.8);
  });

  it.each([
    ['2018-08', '2018-09'],
    ['2019-08', '2019-09'],
    ['2020-08', '2020-09'],
    ['2021-02', '2021-03'],
  ])('peaks when children return to school: %s to %s', (before, after) => {
    expect(total(after)).toBeGreaterThan(total(before) * 1.1);
    const following = [...byMonth.keys()][[...byMonth.keys()].indexOf(after) + 1];
    if (following !== undefined) expect(total(after)).toBeGreaterThan(total(following));
  });

  it('has 4 to 8 % of cases without a recorded language in every month', () => {
    for (const month of byMonth.keys()) {
      const unknown = sum(
        counts
          .filter((count) => count.month === month && count.languageCode === 'unknown')
          .map(({ openCases }) => openCases),
      );
      expect(unknown / total(month)).toBeGreaterThan(0.04);
      expect(unknown / total(month)).toBeLessThan(0.08);
    }
  });

  it('has languages in the proportions of the census, and more of them where the census has more', () => {
    const speakers = new Map(
      readSeed('oldham', 'languages.csv')
        .filter((row) => row.text('needs_speaker') === 'yes')
        .map((row) => [row.text('code'), row.number('speakers')]),
    );
    const spoken = counts.filter(({ languageCode }) => speakers.has(languageCode));
    const all = sum(spoken.map(({ openCases }) => openCases));
    for (const [code, count] of speakers) {
      const cases = sum(spoken.filter(({ languageCode }) => languageCode === code).map(({ openCases }) => openCases));
      expect(Math.abs(cases / all - count / sum(speakers.values()))).toBeLessThan(0.03);
    }
    const rate = (districtId: string) => {
      const own = counts.filter((count) => count.districtId === districtId && count.languageCode !== 'unknown');
      const other = own.filter(({ languageCode }) => languageCode !== 'en');
      return sum(other.map(({ openCases }) => openCases)) / sum(own.map(({ openCases }) => openCases));
    };
    for (const { districtId, notEnglishRate } of districtNeeds('oldham')) {
      expect(Math.abs(rate(districtId) - notEnglishRate)).toBeLessThan(0.03);
    }
  });
});

describe('generated people', () => {
  let people: StoredPerson[];
  beforeAll(() => {
    people = generatePeople();
  });
  const inDistricts = () => people.filter(({ unitId }) => unitId.startsWith('team-'));

  it('are 84 in the district teams, 8 in the MASH and 6 at the provider, with names and numbers of their own', () => {
    expect(inDistricts()).toHaveLength(84);
    expect(people.filter(({ unitId }) => unitId === 'mash')).toHaveLength(8);
    expect(people.filter(({ unitId }) => unitId === 'early-help-provider')).toHaveLength(6);
    expect(new Set(people.map(({ id }) => id)).size).toBe(98);
    expect(new Set(people.map(({ name }) => name)).size).toBe(98);
  });

  it('are all in post on 1 April 2021', () => {
    expect(
      people.filter(({ startDate, endDate }) => startDate > '2021-04-01' || (endDate ?? '9') < '2021-04-01'),
    ).toEqual([]);
  });

  it('name none to three districts each, never one they cannot work in, and never a reason about health or origin', () => {
    const counts = new Set(inDistricts().map(({ preferences }) => preferences.length));
    expect([...counts].sort()).toEqual([0, 1, 2, 3]);
    for (const { preferences, cannotWorkIn, unitId } of people) {
      expect(preferences.map(({ rank }) => rank)).toEqual(preferences.map((_, at) => at + 1));
      expect(preferences.filter(({ districtId }) => cannotWorkIn.includes(districtId))).toEqual([]);
      expect(cannotWorkIn.map((id) => `team-${id}`)).not.toContain(unitId);
      for (const { reason } of preferences)
        expect(reason ?? '').not.toMatch(/health|\bill\b|pregnan|faith|relig|ethnic|origin/i);
    }
    expect(people.filter(({ cannotWorkIn }) => cannotWorkIn.length > 0)).toHaveLength(6);
  });

  it('leave South furthest below its fair share and North above it, so that a proposal is worth it', () => {
    const caseload: Record<string, number> = { caseworker: 1, 'senior-practitioner': 0.5 };
    const capacity = (districtId?: string) =>
      sum(
        inDistricts()
          .filter(({ unitId }) => districtId === undefined || unitId === `team-${districtId}`)
          .map(({ roleId, contractedMinutes }) => ((caseload[roleId] ?? 0) * contractedMinutes) / 2220),
      );
    const against = new Map(
      districtNeeds('oldham').map(({ districtId, share }) => [
        districtId,
        capacity(districtId) / (share * capacity()) - 1,
      ]),
    );
    expect(against.get('south')).toBeLessThan(-0.15);
    expect(against.get('south')).toBeGreaterThan(-0.2);
    expect(against.get('south')).toBe(Math.min(...against.values()));
    expect(against.get('north')).toBeGreaterThan(0.1);
  });
});

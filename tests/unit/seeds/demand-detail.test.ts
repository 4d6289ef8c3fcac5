import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDemandDetail } from '../../../seeds/demand-files.ts';
import { type DistrictMonth, districtMonths } from '../../../seeds/demand-totals.ts';
import { generateDemand } from '../../../seeds/generate-demand.ts';
import { demandDetailFiles } from '../../../seeds/generate-demand-detail.ts';
import { readSeed, seedPath } from '../../../seeds/read-seed.ts';

const counts = generateDemand();
const months = districtMonths(counts);
const rows = readDemandDetail('oldham');
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const keyOf = ({ month, districtId }: { month: string; districtId: string }) => `${month} ${districtId}`;

/** Rows of each district and month, and the open cases they belong to. */
function besideOpenCases<Row extends { month: string; districtId: string }>(of: readonly Row[]) {
  const byMonth = Map.groupBy(of, keyOf);
  return months.map((month): [DistrictMonth, Row[]] => [month, byMonth.get(keyOf(month)) ?? []]);
}

describe('the files beside the counts', () => {
  it.each(Object.entries(demandDetailFiles(counts)))('%s comes out the same, byte for byte', (file, text) => {
    expect(readFileSync(seedPath('oldham', file), 'utf8')).toBe(text);
    expect(text).toMatch(/^# Synthetic/);
  });
});

describe('families', () => {
  it('are told for every count, never more than its cases and at least one', () => {
    const casesOf = new Map(counts.map(({ openCases, ...key }) => [Object.values(key).join(' '), openCases]));
    expect(rows.families.length).toBe(counts.length);
    for (const { families, ...key } of rows.families) {
      expect(families).toBeLessThanOrEqual(casesOf.get(Object.values(key).join(' ')) ?? 0);
      expect(families).toBeGreaterThanOrEqual(1);
    }
    expect(sum(rows.families.map(({ families }) => families))).toBeLessThan(
      sum(counts.map(({ openCases }) => openCases)),
    );
  });
});

describe('case flow', () => {
  const order = readSeed('oldham', 'levels.csv').map((row) => row.text('id'));
  const flowOf = new Map(rows.caseFlow.map((flow) => [`${keyOf(flow)} ${flow.levelId}`, flow]));

  it('leads from the open cases of one month to those of the next, at every level', () => {
    const before = new Map<string, DistrictMonth>();
    let checked = 0;
    for (const month of months) {
      const earlier = before.get(month.districtId);
      before.set(month.districtId, month);
      if (!earlier) continue;
      for (const [at, levelId] of order.entries()) {
        const of = (level: string | undefined) => flowOf.get(`${keyOf(month)} ${level}`);
        const flow = of(levelId);
        const came = (of(order[at - 1])?.steppedUp ?? 0) + (of(order[at + 1])?.steppedDown ?? 0);
        const left = (flow?.steppedUp ?? 0) + (flow?.steppedDown ?? 0);
        const open = (earlier.byLevel.get(levelId) ?? 0) + (flow?.opened ?? 0) - (flow?.closed ?? 0) + came - left;
        expect(open, `${keyOf(month)} ${levelId}`).toBe(month.byLevel.get(levelId) ?? 0);
        checked += 1;
      }
    }
    expect(checked).toBe(35 * 5 * 3);
  });

  it('moves nobody above the highest level or below the lowest, and closes no more than there were', () => {
    for (const flow of rows.caseFlow) {
      if (flow.levelId === order.at(-1)) expect(flow.steppedUp).toBe(0);
      if (flow.levelId === order[0]) expect(flow.steppedDown).toBe(0);
      expect(flow.closedDays === 0).toBe(flow.closed === 0);
      expect(Math.min(flow.opened, flow.closed)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('referrals', () => {
  it('engage as many families as cases open in the district and month', () => {
    const opened = Map.groupBy(rows.caseFlow, keyOf);
    for (const [key, of] of Map.groupBy(rows.referrals, keyOf)) {
      expect(sum(of.map(({ engaged }) => engaged)), key).toBe(sum((opened.get(key) ?? []).map((flow) => flow.opened)));
    }
  });

  it('never come to more than there are, nor are more than the contacts they came from', () => {
    for (const row of rows.referrals) {
      expect((row.straightToMash ?? 0) + row.engaged + row.unwilling).toBeLessThanOrEqual(row.referrals);
      expect(row.referrals + (row.repeatEntries ?? 0)).toBeLessThanOrEqual(row.contacts);
    }
  });

  it('have as many contacts each as the MASH published, and a third to a half as many in a year', () => {
    const referrals = sum(rows.referrals.map((row) => row.referrals));
    const contacts = sum(rows.referrals.map((row) => row.contacts));
    expect(contacts / referrals).toBeGreaterThan((29_647 / 5_372) * 0.95);
    expect(contacts / referrals).toBeLessThan((29_647 / 5_372) * 1.06);
    expect(referrals / 3 / 5_372).toBeGreaterThan(1 / 3);
    expect(referrals / 3 / 5_372).toBeLessThan(1 / 2);
  });

  it('are refused as differently as Wolverhampton’s localities: about 24 % in Central, 7 % in South', () => {
    const rate = (districtId: string) => {
      const of = rows.referrals.filter((row) => row.districtId === districtId);
      const unwilling = sum(of.map((row) => row.unwilling));
      return unwilling / (unwilling + sum(of.map(({ engaged }) => engaged)));
    };
    expect(rate('central')).toBeCloseTo(0.2403, 2);
    expect(rate('south')).toBeCloseTo(0.0681, 2);
  });

  it('come from schools when children return, and seldom in August or lockdown', () => {
    const fromSchools = (month: string) =>
      sum(
        rows.referrals
          .filter((row) => row.month === month && row.sourceId === 'school')
          .map(({ referrals }) => referrals),
      );
    for (const year of ['2018', '2019', '2020']) {
      expect(fromSchools(`${year}-09`)).toBeGreaterThan(fromSchools(`${year}-08`) * 3);
    }
    expect(fromSchools('2020-04')).toBeLessThan(fromSchools('2019-04') / 3);
  });
});

describe('wards and waiting', () => {
  it('add up to the open cases of the district, cases without a ward among them', () => {
    for (const [{ openCases }, of] of besideOpenCases(rows.wardCounts)) {
      expect(sum(of.map((row) => row.openCases))).toBe(openCases);
      expect(of.filter(({ wardCode }) => wardCode === 'unknown')).toHaveLength(1);
    }
  });

  it('name the wards of the district', () => {
    const districtOf = new Map(
      readSeed('oldham', 'district-wards.csv').map((row) => [row.text('ward_code'), row.text('district_id')]),
    );
    for (const { wardCode, districtId } of rows.wardCounts) {
      if (wardCode !== 'unknown') expect(districtOf.get(wardCode)).toBe(districtId);
    }
  });

  it('have the same families wait as long by ward as by language', () => {
    const byLanguage = Map.groupBy(rows.languageWaits, keyOf);
    for (const [month, wards] of besideOpenCases(rows.wardCounts)) {
      const languages = byLanguage.get(keyOf(month)) ?? [];
      expect(sum(languages.map(({ waiting }) => waiting))).toBe(sum(wards.map(({ waiting }) => waiting)));
      expect(sum(languages.map((row) => row.waitingDays))).toBe(sum(wards.map((row) => row.waitingDays)));
    }
  });

  it('let hard-to-reach wards of Central wait longest, which the fairness of service is to find', () => {
    const days = (wardCode: string) => {
      const of = rows.wardCounts.filter((row) => row.wardCode === wardCode);
      return sum(of.map(({ waitingDays }) => waitingDays)) / sum(of.map(({ waiting }) => waiting));
    };
    // Coldhurst against Royton South
    expect(days('E05014650')).toBeGreaterThan(1.8 * days('E05014657'));
  });
});

describe('recording', () => {
  it('tells every open case as recorded or missing, language as demand.csv and ward as the wards have it', () => {
    const unknownWard = new Map(
      rows.wardCounts.filter(({ wardCode }) => wardCode === 'unknown').map((row) => [keyOf(row), row.openCases]),
    );
    for (const [month, of] of besideOpenCases(rows.caseQuality)) {
      expect(of.map(({ field }) => field)).toEqual(['language', 'ethnicity', 'level', 'ward']);
      for (const { recorded, missing } of of) expect(recorded + missing).toBe(month.openCases);
      const missing = new Map(of.map((row) => [row.field, row.missing]));
      expect(missing.get('language')).toBe(month.byLanguage.get('unknown') ?? 0);
      expect(missing.get('ward')).toBe(unknownWard.get(keyOf(month)));
    }
  });

  it('is worse in Central than in West for ethnicity and ward', () => {
    const missing = (districtId: string, field: string) => {
      const of = rows.caseQuality.filter((row) => row.districtId === districtId && row.field === field);
      return sum(of.map((row) => row.missing)) / sum(of.map((row) => row.recorded + row.missing));
    };
    for (const field of ['ethnicity', 'ward']) {
      expect(missing('central', field)).toBeGreaterThan(2 * missing('west', field));
    }
  });
});

describe('work out of scope', () => {
  it('is told for the MASH and the commissioned service in every district and month', () => {
    for (const [, of] of besideOpenCases(rows.outOfScope)) {
      expect(of.map(({ kind }) => kind)).toEqual(['mash', 'commissioned']);
      expect(Math.min(...of.map(({ openCases }) => openCases))).toBeGreaterThan(0);
    }
  });
});

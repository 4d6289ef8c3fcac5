import { expect } from 'vitest';
import { demandRows } from '../../server/contract/demand.ts';
import { demandFairness } from '../../server/contract/demand-fairness.ts';
import { demandSeries, PERIODS, type Per } from '../../server/contract/demand-history.ts';
import { demandMethod } from '../../server/contract/demand-method.ts';
import { demandRecording } from '../../server/contract/demand-recording.ts';
import { overview } from '../../server/contract/overview.ts';
import { planView } from '../../server/contract/plans.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';
import { type Reading, sumOfAll } from '../support/recover.ts';

export const READERS: readonly Caller[] = ['service-manager', 'manager', 'hr', 'district-manager'];
export const DISTRICTS = ['north', 'south', 'east'];
export const SOURCES = ['school', 'police', 'health'];
export const LEVELS = ['additional', 'complex'];
export const LANGUAGES = ['en', 'ur', 'unknown'];
/** Two quarters of a financial year with a September, and one of the year before. */
export const MONTHS = [
  '2020-01',
  '2020-02',
  '2020-03',
  '2020-09',
  '2020-10',
  '2020-11',
  '2020-12',
  '2021-01',
  '2021-02',
  '2021-03',
];
export const SMALL = [1, 2, 3, 4];

/** Whole numbers drawn from 0 to one below `below`, small ones as often as others. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return (below) => Math.floor(next() * (next() < 0.4 ? Math.min(6, below) : below));
}

/** What was counted, by the name of the count. */
type Counted = Map<string, number>;

/** The small set with a third district and drawn counts of everything that small numbers are hidden of. */
export async function drawn(seed: number): Promise<{ test: TestApp; counted: Counted }> {
  const test = await testApp();
  const draw = drawing(seed);
  const counted: Counted = new Map();
  const put = (name: string, count: number): number => {
    counted.set(name, count);
    return count;
  };
  const run = (sql: string) => test.db.$client.exec(sql);
  run(`DELETE FROM demand_count; DELETE FROM case_quality; DELETE FROM referral_count; DELETE FROM case_flow;
    DELETE FROM referral_source; INSERT INTO district VALUES ('east', 'East', 3);
    INSERT INTO referral_source VALUES ('school', 'Schools', 1), ('police', 'Police', 2), ('health', 'Health', 3)`);
  for (const month of MONTHS) {
    for (const district of DISTRICTS) {
      for (const source of SOURCES) {
        const place = `${month} ${district} ${source}`;
        const [engaged, unwilling] = [put(`engaged ${place}`, draw(40)), put(`unwilling ${place}`, draw(15))];
        const referrals = put(`referrals ${place}`, engaged + unwilling + draw(4));
        run(`INSERT INTO referral_count (month, district_id, source_id, contacts, referrals, engaged, unwilling)
          VALUES ('${month}', '${district}', '${source}', ${referrals + draw(9)}, ${referrals}, ${engaged}, ${unwilling})`);
      }
      for (const level of LEVELS) {
        const place = `${month} ${district} ${level}`;
        const [opened, closed] = [put(`opened ${place}`, draw(25)), put(`closed ${place}`, draw(25))];
        const steps = put(`${level === 'complex' ? 'down' : 'up'} ${place}`, draw(5));
        const [up, down] = level === 'complex' ? [0, steps] : [steps, 0];
        run(
          `INSERT INTO case_flow VALUES ('${month}', '${district}', '${level}', ${opened}, ${closed}, ${up}, ${down}, 900)`,
        );
        for (const language of LANGUAGES) {
          const cases = put(`cases ${place} ${language}`, draw(language === 'en' ? 60 : 9));
          run(`INSERT INTO demand_count (month, district_id, level_id, language_code, open_cases)
            VALUES ('${month}', '${district}', '${level}', '${language}', ${cases})`);
        }
      }
    }
  }
  return { test, counted };
}

const firstOf = (month: string, per: Per): string => {
  const [year = '', number = ''] = month.split('-');
  if (per === 'month') return month;
  if (per === 'quarter') return `${year}-${String(Number(number) - ((Number(number) - 1) % 3)).padStart(2, '0')}`;
  return `${Number(number) >= 4 ? year : Number(year) - 1}-04`;
};
const monthsOf = (period: string, per: Per) => MONTHS.filter((month) => firstOf(month, per) === period);
export const names = (what: string, ...parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((found, part) => found.flatMap((name) => part.map((each) => `${name} ${each}`)), [what]);

/** All that a reader may ask the history for, as sums of counts. */
export async function historyReadings(test: TestApp, as: Caller, file = false): Promise<Reading[]> {
  const found: Reading[] = [];
  const districts = as === 'district-manager' ? ['south'] : [null, ...DISTRICTS];
  const measures = [
    { measure: 'referrals', counts: ['referrals'], by: ['district', 'source', 'none'], parts: SOURCES },
    // a share is taken to tell both counts
    { measure: 'engaged-share', counts: ['engaged', 'unwilling'], by: ['district', 'source', 'none'], parts: SOURCES },
    { measure: 'opened', counts: ['opened'], by: ['district', 'level', 'none'], parts: LEVELS },
    { measure: 'closed', counts: ['closed'], by: ['district', 'level', 'none'], parts: LEVELS },
    { measure: 'open-cases', counts: ['cases'], by: ['language'], parts: LANGUAGES },
  ];
  for (const { measure, counts, by, parts } of measures) {
    for (const split of by) {
      for (const per of measure === 'open-cases' ? (['month'] as const) : PERIODS) {
        for (const districtId of districts) {
          if (measure === 'open-cases' && !file && (as === 'manager' || as === 'service-manager')) continue;
          const asked = `measure=${measure}&by=${split}&per=${per}${districtId ? `&districtId=${districtId}` : ''}`;
          const { body } = await test.call('GET', `/demand/history/series?${asked}`, { as });
          const { months, lines } = demandSeries.parse(body);
          for (const line of lines) {
            line.values.forEach((value, at) => {
              if (value === null) return;
              const here = split === 'district' ? [line.id] : districtId ? [districtId] : DISTRICTS;
              const of = split === 'district' || split === 'none' ? parts : [line.id];
              const when = monthsOf(months[at] ?? '', per);
              for (const count of counts) {
                const terms = count === 'cases' ? names(count, when, here, LEVELS, of) : names(count, when, here, of);
                found.push(reading(test, terms));
              }
            });
          }
        }
      }
    }
  }
  return found;
}

/** FTE of languages in the latest month, which are weighed cases. */
export async function fteReadings(test: TestApp, as: Caller): Promise<Reading[]> {
  const { districts, pointsPerFullTime } = overview.parse((await test.call('GET', '/overview', { as })).body);
  const points = new Map(districts.flatMap(({ working }) => working.map((line) => [line.levelId, line.pointsPerCase])));
  const found: Reading[] = [];
  for (const districtId of as === 'hr' ? [null, ...DISTRICTS] : ['south']) {
    const path = `/demand/history/series?measure=demand-fte&by=language&from=2021-03${districtId ? `&districtId=${districtId}` : ''}`;
    for (const { id, values } of demandSeries.parse((await test.call('GET', path, { as })).body).lines) {
      const [value = null] = values;
      const here = districtId ? [districtId] : DISTRICTS;
      const weighed = here.flatMap((place) =>
        LEVELS.map((level) => [`cases 2021-03 ${place} ${level} ${id}`, points.get(level) ?? 0] as const),
      );
      if (value !== null) found.push({ terms: new Map(weighed), value: value * pointsPerFullTime });
    }
  }
  return found;
}

export const counts = new WeakMap<TestApp, Counted>();
/** The true value of a sum that is shown. */
export function reading(test: TestApp, terms: readonly string[]): Reading {
  const counted = counts.get(test);
  return { terms: sumOfAll(terms), value: terms.reduce((sum, name) => sum + (counted?.get(name) ?? 0), 0) };
}

/** What the page Method tells of months and years, and what follows from open cases a month apart. */
export async function methodReadings(test: TestApp, as: Caller): Promise<Reading[]> {
  const found: Reading[] = [];
  const told = (value: number | null | undefined, terms: readonly string[]) => {
    if (value === null || value === undefined) return;
    const read = reading(test, terms);
    expect(value).toBe(read.value);
    found.push(read);
  };
  for (const asAt of ['2020-04-01', '2020-12-31', '2021-02-28', '2021-04-01']) {
    for (const over of ['month', 'year'] as const) {
      const { body } = await test.call('GET', `/demand/method?asAt=${asAt}&over=${over}`, { as });
      const { districts, from } = demandMethod.parse(body);
      const when = monthsOf(from ?? '', over);
      for (const { districtId, referrals, levels } of districts) {
        told(referrals?.referrals.value, names('referrals', when, [districtId], SOURCES));
        const rate = referrals?.unwillingRate;
        told(rate?.part, names('unwilling', when, [districtId], SOURCES));
        if (rate?.part !== null && rate)
          told(referrals?.engagementRate.part, names('engaged', when, [districtId], SOURCES));
        for (const { levelId, flow } of levels) {
          const place = [when, [districtId], [levelId]];
          told(flow?.opened.value, names('opened', ...place));
          told(flow?.closed.value, names('closed', ...place));
          if (levelId === 'additional') told(flow?.steppedUp.value, names('up', ...place));
          else told(flow?.steppedDown.value, names('down', ...place));
          if (flow && !flow.closeRate.isHidden) expect(flow.opened.value).not.toBeNull();
        }
      }
    }
  }
  return found;
}

/** What is told of languages in the latest month, as counts and as FTE. */
export async function languageReadings(test: TestApp, as: Caller): Promise<Reading[]> {
  const month = ['2021-03'];
  const found: Reading[] = [];
  const get = async (path: string) => (await test.call('GET', path, { as })).body;
  const { districts, pointsPerFullTime } = overview.parse(await get('/overview'));
  for (const { districtId, working, languages, unknownLanguageCases } of districts) {
    const pointsOf = new Map(working.map(({ levelId, pointsPerCase }) => [levelId, pointsPerCase]));
    for (const { levelId } of working)
      found.push(reading(test, names('cases', month, [districtId], [levelId], LANGUAGES)));
    for (const { code, demandFte } of languages) {
      const terms = new Map(
        names('cases', month, [districtId], LEVELS, [code]).map((name, at) => [
          name,
          pointsOf.get(LEVELS[at] ?? '') ?? 0,
        ]),
      );
      found.push({ terms, value: demandFte * pointsPerFullTime });
      // who knows the points mostly knows the cases too
      found.push(reading(test, names('cases', month, [districtId], LEVELS, [code])));
    }
    if (unknownLanguageCases !== null)
      found.push(reading(test, names('cases', month, [districtId], LEVELS, ['unknown'])));
  }
  for (const district of planView.parse(await get('/plans/today')).measures.districts) {
    for (const { code } of district.languages)
      found.push(reading(test, names('cases', month, [district.districtId], LEVELS, [code])));
  }
  for (const row of demandRows.parse(await get('/demand?from=2021-03&to=2021-03')).rows) {
    const codes = row.languageCode === 'all' ? LANGUAGES : [row.languageCode];
    const read = reading(test, names('cases', month, [row.districtId], [row.levelId], codes));
    expect(row.openCases).toBe(read.value);
    found.push(read);
  }
  return found;
}

/** What pages about recording and fairness tell everybody of languages. */
export async function sharedReadings(test: TestApp, as: Caller): Promise<Reading[]> {
  const month = ['2021-03'];
  const found: Reading[] = [];
  const recording = demandRecording.parse((await test.call('GET', '/demand/recording', { as })).body);
  for (const { districtId, field, missing } of recording.rows) {
    if (field !== 'language' || missing === null) continue;
    found.push(reading(test, names('cases', month, districtId ? [districtId] : DISTRICTS, LEVELS, ['unknown'])));
  }
  const fairness = demandFairness.parse((await test.call('GET', '/demand/fairness', { as })).body);
  for (const { id, districtId, openCases, demandFte } of fairness.languages) {
    if (openCases === null && demandFte === null) continue;
    found.push(reading(test, names('cases', month, districtId ? [districtId] : DISTRICTS, LEVELS, [id])));
  }
  return found;
}

/** Every sum of counts that is shown somewhere or could be: of months, quarters and years, districts and parts. */
export function everySum(what: string, parts: readonly string[], as: Caller): string[][] {
  const each = <T>(list: readonly T[]): T[][] => [...list.map((one) => [one]), [...list]];
  const districts = as === 'district-manager' ? [['south']] : each(DISTRICTS);
  const spans = PERIODS.flatMap((per) =>
    [...new Set(MONTHS.map((month) => firstOf(month, per)))].map((period) => monthsOf(period, per)),
  );
  return spans.flatMap((when) => districts.flatMap((here) => each(parts).map((of) => names(what, when, here, of))));
}

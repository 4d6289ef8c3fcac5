import { describe, expect, it } from 'vitest';
import { demandHistory } from '../../server/contract/demand.ts';
import { demandFairness } from '../../server/contract/demand-fairness.ts';
import { demandSeries } from '../../server/contract/demand-history.ts';
import { demandReview } from '../../server/contract/demand-review.ts';
import { stressAnswer } from '../../server/contract/demand-stress.ts';
import { overview } from '../../server/contract/overview.ts';
import { planView } from '../../server/contract/plans.ts';
import type { TestApp } from '../support/app.ts';
import { read, recorded } from './demand-method-app.ts';

/** Chasing and travel on, and South without a count in the last month. */
const UNEVEN = `
UPDATE caseload_standard SET chasing_points = 2;
INSERT INTO travel_allowance VALUES ('south', '2021-01-01', 0.2, 'assumed');
DELETE FROM demand_count WHERE district_id = 'south' AND month = '2021-03';
`;

type Figures = Record<string, number | null | undefined>;
const ofDistricts = (rows: readonly { districtId: string | null; demandFte?: number | null }[]): Figures =>
  Object.fromEntries(rows.map(({ districtId, demandFte }) => [districtId ?? '', demandFte]));

/** Demand FTE of March 2021 by district, as each page has it. */
async function everyPage(test: TestApp): Promise<Record<string, Figures>> {
  const get = async (path: string) => (await test.call('GET', path)).body;
  const counts = demandHistory.parse(await get('/demand/history'));
  const series = demandSeries.parse(await get('/demand/history/series?measure=demand-fte&by=district'));
  const review = demandReview.parse(await get('/demand/review?asAt=2021-04-01'));
  const stress = stressAnswer.parse(await get('/demand/stress/effect?asAt=2021-04-01&month=2021-03'));
  const json = { name: 'As it is', asAt: '2021-04-01' };
  const plan = planView.parse((await test.call('POST', '/plans', { json })).body);
  const last = (months: readonly string[]) => months.indexOf('2021-03');
  return {
    overview: ofDistricts(overview.parse(await get('/overview?asAt=2021-04-01')).districts),
    method: ofDistricts((await read(test, '?asAt=2021-04-01')).districts),
    plan: ofDistricts(plan.measures.districts),
    counts: ofDistricts(
      counts.districts.map(({ districtId, demandFte }) => ({ districtId, demandFte: demandFte[last(counts.months)] })),
    ),
    history: ofDistricts(
      series.lines.map(({ districtId, values }) => ({ districtId, demandFte: values[last(series.months)] })),
    ),
    review: ofDistricts(review.today?.districts ?? []),
    reviewOfMonth: ofDistricts(review.months.find(({ month }) => month === '2021-03')?.districts ?? []),
    stress: ofDistricts(
      stress.districts.map(({ districtId, months }) => ({
        districtId,
        demandFte: months.find(({ month }) => month === '2021-03')?.beforeFte,
      })),
    ),
  };
}

describe('the demand of a district', () => {
  it('is the same on every page', async () => {
    const pages = await everyPage(await recorded());
    expect(pages.overview?.north).toBeGreaterThan(0);
    for (const [page, figures] of Object.entries(pages))
      expect({ page, figures }).toEqual({ page, figures: pages.overview });
  });

  it('is the same on every page where a district has families to chase and no counts', async () => {
    const test = await recorded();
    test.db.$client.exec(UNEVEN);
    const points = test.db.$client.prepare('SELECT points_per_full_time AS points FROM caseload_standard').get();
    const { points: carried } = points as { points: number };
    const pages = await everyPage(test);
    // 2 families × 2 points ÷ 80 % of what a full-time caseworker carries
    expect(pages.overview?.south).toBeCloseTo(4 / (carried * 0.8), 12);
    for (const [page, figures] of Object.entries(pages)) {
      expect(Object.keys(figures), page).toEqual(['north', 'south']);
      for (const [id, fte] of Object.entries(figures)) {
        expect(fte, `${page} ${id}`).toBeCloseTo(pages.overview?.[id] ?? Number.NaN, 12);
      }
    }
  });

  it('is nought, and all districts together are known, where a district was never counted', async () => {
    const test = await recorded();
    test.db.$client.exec("INSERT INTO district (id, name, position) VALUES ('new', 'New', 3)");
    const path = '/demand/stress/effect?asAt=2021-04-01&month=2021-03';
    const { total, districts } = stressAnswer.parse((await test.call('GET', path)).body);
    const added = districts.find(({ districtId }) => districtId === 'new');
    expect(added?.months.map(({ beforeFte }) => beforeFte)).toEqual(total?.months.map(() => 0));
    expect(total?.months.map(({ coverageBefore }) => coverageBefore)).not.toContain(null);
  });
});

describe('the demand of a language', () => {
  it('is covered in fairness as the districts on the overview are, all together', async () => {
    const { call, db } = await recorded();
    const off = JSON.stringify({ on: false, threshold: 5, showZero: true });
    db.$client.prepare("INSERT OR REPLACE INTO service_setting (key, value) VALUES ('small-numbers', ?)").run(off);
    // more than all who speak it can carry
    db.$client.exec(`
      INSERT INTO ward_count VALUES ('2021-03', 'north', 'unknown', 9, 0, 0);
      UPDATE demand_count SET open_cases = 300, families = NULL WHERE language_code = 'ur';
      INSERT OR IGNORE INTO person_language (person_id, language_code) SELECT id, 'ur' FROM person;
    `);
    const { districts } = overview.parse((await call('GET', '/overview?asAt=2021-04-01')).body);
    const { languages } = demandFairness.parse((await call('GET', '/demand/fairness?asAt=2021-04-01')).body);
    const spoken = languages.filter(({ kind, openCases }) => kind === 'needs-speaker' && (openCases ?? 0) > 0);
    expect(spoken.length).toBeGreaterThan(0);
    for (const { id, demandFte, coveredFte, coverage } of spoken) {
      const rows = districts.flatMap((district) => district.languages.filter(({ code }) => code === id));
      const sum = (of: 'demandFte' | 'coveredFte') => rows.reduce((total, row) => total + row[of], 0);
      expect(demandFte).toBeCloseTo(sum('demandFte'), 12);
      expect(coveredFte).toBeCloseTo(sum('coveredFte'), 12);
      expect(coverage).toBeCloseTo(sum('coveredFte') / sum('demandFte'), 12);
    }
    // covered in full or not at all would hide a wrong formula
    expect(spoken.some(({ coverage }) => coverage !== null && coverage > 0 && coverage !== 1)).toBe(true);
  });
});

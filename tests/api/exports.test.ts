import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

const OF_PAY = ['grade', 'budget_point', 'pay_point', 'pay_steps', 'on_cost', 'base_point', 'hourly_pay'];
const OF_REASONS = ['reason', 'review_date', 'decision_reference'];

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});

async function file(kind: string, as: Caller) {
  const { status, text, headers } = await app.call('GET', `/exports/${kind}.csv`, { as });
  const [header = [], ...lines]: string[][] = status === 200 ? parse(text, { bom: true }) : [];
  return { status, header, lines, name: headers.get('content-disposition') };
}

describe('files of the establishment', () => {
  it.each(['posts', 'occupancies', 'arrangements'])(
    'of %s hold pay and reasons for HR, for others never',
    async (kind) => {
      const whole = await file(kind, 'hr');
      expect(whole.name).toBe(`attachment; filename="evenhand-${kind}.csv"`);
      expect(whole.header.some((heading) => OF_PAY.includes(heading))).toBe(true);
      expect((await file(kind, 'service-manager')).header).toEqual(whole.header);
      const hidden = kind === 'posts' ? OF_PAY : [...OF_PAY, ...OF_REASONS, 'end_reason'];
      for (const role of ['manager', 'district-manager'] as const) {
        const { header, lines } = await file(kind, role);
        expect(header).toEqual(whole.header.filter((heading) => !hidden.includes(heading)));
        expect(lines.length).toBeGreaterThan(0);
      }
    },
  );

  it('hold the lines of the own district for a district’s manager', async () => {
    const { lines, header } = await file('posts', 'district-manager');
    expect(header).not.toContain('District ids');
    expect(lines.map(([number]) => number)).toEqual(['P-4', 'P-5', 'P-6']);
    expect((await file('occupancies', 'district-manager')).lines.map(([number]) => number)).toEqual([
      'A-0004',
      'A-0005',
    ]);
    expect((await file('posts', 'manager')).lines).toHaveLength(6);
  });

  it('of pay points are for readers of costs', async () => {
    expect((await file('pay-points', 'hr')).lines[0]).toEqual(['2020-21', '1', '12000', 'assumed', 'made up', '']);
    expect((await file('pay-points', 'manager')).status).toBe(403);
    expect((await file('pay-points', 'district-manager')).status).toBe(403);
  });

  it('tell the history that pay was read, and only then', async () => {
    const readings = () =>
      app.db.$client.prepare("SELECT subject_id FROM audit_event WHERE action = 'read.pay'").pluck().all();
    await file('posts', 'manager');
    expect(readings()).toEqual([]);
    await file('posts', 'hr');
    expect(readings()).toEqual(['posts.csv']);
  });

  it('answer nobody who is not signed in', async () => {
    expect((await file('posts', 'nobody')).status).toBe(401);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { type Arrangement, arrangements } from '../../server/contract/arrangements.ts';
import type { Role } from '../../server/contract/permissions.ts';
import { type ArrangementsApp, arrangementsApp, HONORARIUM } from './arrangements-app.ts';

const PAY = ['payPoint', 'basePoint', 'steps', 'onCost', 'hourlyPence', 'findings', 'cost'];
const REASONS = [
  ...['reason', 'endReason', 'reviewDate', 'decisionReference', 'decisionId', 'decidedOn', 'retrospective'],
];
const READERS: Role[] = ['hr', 'service-manager'];
const OTHERS: Role[] = ['manager', 'district-manager'];

let test: ArrangementsApp;
beforeAll(async () => {
  test = await arrangementsApp();
  const inSouth = {
    ...HONORARIUM,
    postId: 'P-2',
    personId: 'T-3',
    minutes: 1110,
    coversId: 'A-0002',
    startDate: '2021-03-01',
    endDate: '2021-08-31',
    reviewDate: '2021-05-01',
  };
  for (const json of [HONORARIUM, inSouth]) {
    const { status, text } = await test.call('POST', '/arrangements', { json });
    expect([status, text]).toEqual([201, expect.any(String)]);
  }
  const line = {
    fundId: 'dfe',
    shareBasisPoints: 5000,
    fromDate: '2021-03-01',
    toDate: '2021-03-31',
    reason: 'why a fund pays',
  };
  expect((await test.call('POST', '/funding-lines', { json: { ...line, occupancyId: 'A-0005' } })).status).toBe(201);
});

const listFor = async (as: Role) => {
  const answer = await test.call('GET', '/arrangements', { as });
  expect(answer.status).toBe(200);
  return { text: answer.text, list: arrangements.parse(answer.body).arrangements };
};
const fieldsIn = (list: readonly Arrangement[]) => new Set(list.flatMap((one) => Object.keys(one)));

describe('the list', () => {
  it.each(READERS)('tells %s everything', async (role) => {
    const { list } = await listFor(role);
    expect(list.map(({ id }) => id)).toEqual(['A-0004', 'A-0005']);
    for (const field of [...PAY, ...REASONS]) expect(fieldsIn(list)).toContain(field);
    expect(list[0]?.cost?.pence).toBe(39100);
  });

  it.each(OTHERS.flatMap((role) => [...PAY, ...REASONS].map((field) => ({ role, field }))))(
    'never tells $role: $field',
    async ({ role, field }) => {
      const { list } = await listFor(role);
      expect(list.length).toBeGreaterThan(0);
      expect(fieldsIn(list)).not.toContain(field);
    },
  );

  it.each(OTHERS)('holds no penny, point or reason anywhere for %s', async (role) => {
    const { text } = await listFor(role);
    expect(text).not.toMatch(/pence|point|private|EH\/2020|£/i);
  });

  it('tells a district’s manager of the own district only', async () => {
    const { list, text } = await listFor('district-manager');
    expect(list.map(({ id }) => id)).toEqual(['A-0005']);
    expect(text).not.toMatch(/Robin|M-1/);
  });
});

describe('one arrangement', () => {
  it.each(READERS)('shows %s the working and its funding', async (role) => {
    const { body } = await test.call('GET', '/arrangements/A-0005', { as: role });
    expect(body).toMatchObject({ months: expect.any(Array), fundingLines: [{ id: 'F-0001' }] });
  });

  it.each(OTHERS)('shows %s neither', async (role) => {
    const { text, status } = await test.call('GET', '/arrangements/A-0005', { as: role });
    expect(status).toBe(200);
    expect(text).not.toMatch(/pence|point|private|why a fund pays|EH\/2020|£|findings|months/i);
  });

  it('outside the district is refused word for word as one that does not exist', async () => {
    const as = 'district-manager' as const;
    const there = await test.refused('GET', '/arrangements/A-0004', { as });
    const nowhere = await test.refused('GET', '/arrangements/A-0999', { as });
    expect({ ...there, instance: '' }).toEqual({ ...nowhere, instance: '' });
    // nor is a substantive holder an arrangement
    expect((await test.refused('GET', '/arrangements/A-0002', { as: 'hr' })).type).toBe('not-found');
  });
});

describe('what only editors and readers of pay may ask', () => {
  it.each(
    OTHERS.flatMap((role) =>
      [
        ['GET', '/arrangement-choices'],
        ['GET', '/funding-lines'],
        ['GET', '/establishment-rules'],
        ['POST', '/arrangement-previews'],
        ['POST', '/funding-line-previews'],
        ['POST', '/arrangements'],
        ['PATCH', '/arrangements/A-0005'],
        ['POST', '/arrangements/A-0005/extension'],
      ].map(([method = '', path = '']) => ({ role, method, path })),
    ),
  )('$role is refused $method $path', async ({ role, method, path }) => {
    const json = method === 'GET' ? undefined : { endDate: '2021-09-30', why: 'To see' };
    const refused = await test.refused(method, path, { as: role, version: 1, ...(json ? { json } : {}) });
    expect(refused.type).toBe('not-permitted');
  });

  it('is kept in the history as a reading of pay', async () => {
    await test.call('GET', '/arrangements', { as: 'hr' });
    const { text } = await test.call('GET', '/audit?area=read', { as: 'hr' });
    expect(text).toMatch(/Read pay/);
  });
});

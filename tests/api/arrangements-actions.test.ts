import { beforeEach, describe, expect, it } from 'vitest';
import { arrangementPreview, fundingLines } from '../../server/contract/arrangements.ts';
import {
  type ArrangementsApp,
  arrangementCalls,
  arrangementsApp,
  FIXED_TERM,
  GRANT,
  HONORARIUM,
} from './arrangements-app.ts';

let test: ArrangementsApp;
beforeEach(async () => {
  test = await arrangementsApp();
});
const { add, preview, act, fund, read, occupancy } = arrangementCalls(() => test);

describe('to extend', () => {
  it('shows the month that is added with its working, and stores exactly that', async () => {
    const { id } = await add({ ...HONORARIUM, endDate: '2021-02-28' });
    const wanted = { endDate: '2021-03-31', why: 'The post is not filled yet' };
    const shown = await preview({ action: 'extend', id, with: wanted });
    expect(shown).toMatchObject({ differencePence: 6375, before: { pence: 32725 }, after: { pence: 39100 } });
    expect(shown.changes).toEqual([{ what: 'Last day', before: '28 Feb 2021', after: '31 Mar 2021' }]);
    expect(shown.months).toEqual([
      { month: '2021-03', financialYear: '2020/21', beforePence: 0, afterPence: 6375, working: ['March: £63.75'] },
    ]);
    const done = await act(id, 'extension', wanted);
    expect(done).toMatchObject({ endDate: '2021-03-31', version: 2, cost: { pence: 39100 } });
  });

  it('asks for a later day, and lets its funding go on where that is wanted', async () => {
    const { id } = await add({ ...FIXED_TERM, endDate: '2021-03-31' });
    await fund({ ...GRANT, occupancyId: id });
    const early = await test.refused('POST', `/arrangements/${id}/extension`, {
      version: 1,
      json: { endDate: '2021-03-31', why: 'No later' },
    });
    expect(early.faults?.[0]).toMatchObject({ field: 'endDate', value: '2021-03-31' });
    const wanted = { endDate: '2021-04-30', why: 'One more month' };
    expect((await preview({ action: 'extend', id, with: wanted })).notes).toEqual([
      'DfE grant pays to 31 Mar 2021; after that the base budget does.',
    ]);
    await act(id, 'extension', { ...wanted, extendFunding: true });
    expect((await read(id)).fundingLines?.map(({ toDate }) => toDate)).toEqual(['2021-04-30']);
  });

  it('is refused beyond the end of the post, and to whoever saw another version', async () => {
    const { id } = await add({ ...FIXED_TERM, postId: 'T-9' });
    const json = { endDate: '2021-10-01', why: 'Longer than the post' };
    expect((await test.refused('POST', `/arrangements/${id}/extension`, { version: 1, json })).detail).toMatch(
      /Outside the dates of the post/,
    );
    const stale = await test.refused('POST', `/arrangements/${id}/extension`, { version: 9, json });
    expect(stale.type).toBe('version-changed');
    expect(stale.current).toMatchObject({ id, version: 1 });
    expect((await test.refused('POST', '/arrangements/A-9/extension', { version: 1, json })).type).toBe('not-found');
  });
});

describe('to end early', () => {
  it('gives back what is not spent, and ends its funding with it', async () => {
    const { id } = await add(FIXED_TERM);
    await fund({ ...GRANT, occupancyId: id });
    await fund({ ...GRANT, fromDate: '2021-03-01', toDate: '2021-03-31', shareBasisPoints: 1000, occupancyId: id });
    const wanted = { endDate: '2021-01-31', why: 'Somebody was found' };
    const shown = await preview({ action: 'end-early', id, with: wanted });
    expect(shown.after.pence).toBe(2 * 160933);
    expect(shown.differencePence).toBe(2 * 160933 - (shown.before?.pence ?? 0));
    expect(shown.changes.map(({ what }) => what)).toContain('Funding F-0001: to');
    const done = await act(id, 'early-end', wanted);
    expect(done).toMatchObject({ endDate: '2021-01-31', endReason: 'Somebody was found' });
    expect(done.fundingLines?.map(({ fromDate, toDate }) => [fromDate, toDate])).toEqual([
      ['2020-12-01', '2021-01-31'],
    ]);
    // a rule that refuses does not keep anything from ending
    await test.call('PATCH', '/establishment-rules/person-hours', { version: 1, json: { severity: 'refuse' } });
    expect((await act(id, 'early-end', { endDate: '2021-01-30', why: 'A day less' }, 2)).version).toBe(3);
  });

  it.each(['2020-11-30', '2021-05-31', '2021-06-30'])('is not done on %s', async (endDate) => {
    const { id } = await add(FIXED_TERM);
    const json = { endDate, why: 'Another day' };
    const refused = await test.refused('POST', `/arrangements/${id}/early-end`, { version: 1, json });
    expect(refused.faults?.[0]?.field).toBe('endDate');
  });
});

describe('to make permanent', () => {
  it('ends the arrangement and the post held until then, and pays in full from that day', async () => {
    const { id } = await add({
      ...HONORARIUM,
      startDate: '2021-01-01',
      endDate: '2021-05-31',
      reviewDate: '2021-03-01',
    });
    const wanted = { fromDate: '2021-04-01', why: 'Appointed' };
    const shown = await preview({ action: 'make-permanent', id, with: wanted });
    expect(shown.until).toBe('2023-03-31');
    expect(shown.notes).toContain('Post P-1 is vacant from 1 Apr 2021 (37:00 hours a week).');
    expect(shown.changes).toContainEqual({
      what: 'Post M-1, permanently: first day',
      before: null,
      after: '1 Apr 2021',
    });
    const done = await act(id, 'permanent', wanted);
    expect(done.endDate).toBe('2021-03-31');
    expect(occupancy('A-0001')).toMatchObject({ end_date: '2021-03-31', version: 2 });
    expect(occupancy('A-0005')).toMatchObject({
      kind: 'substantive',
      post_id: 'M-1',
      person_id: 'T-1',
      start_date: '2021-04-01',
      end_date: null,
      pay_point: 6,
      base_point: null,
    });
  });

  it.each<[string, object, object, RegExp]>([
    [
      'an agency’s worker',
      { kind: 'agency', personId: null, workerName: 'Kim', payPoint: null, hourlyPence: 2000 },
      {},
      /Recruit/,
    ],
    ['in a post that ends', { postId: 'T-9' }, {}, /Make the post permanent first/],
    ['in a post that is held', { postId: 'P-1' }, {}, /held by Robin Archer \(37:00\)/],
    ['on its first day', {}, { fromDate: '2020-12-01' }, /Give a day after 1 Dec 2020/],
    ['after a gap', {}, { fromDate: '2021-06-02' }, /by 1 Jun 2021/],
  ])('is refused to %s, with the way to it', async (_, of, on, detail) => {
    const { id } = await add({ ...FIXED_TERM, ...of });
    const json = { fromDate: '2021-04-01', why: 'Appointed', ...on };
    const refused = await test.refused('POST', `/arrangements/${id}/permanent`, { version: 1, json });
    expect(refused.detail).toMatch(detail);
    expect((await read(id)).version).toBe(1);
  });
});

describe('a correction', () => {
  it('changes the named fields only, and tells the history without what pay or reasons say', async () => {
    const { id } = await add(HONORARIUM);
    const json = { payPoint: 7, reason: 'a corrected private reason', why: 'the private why' };
    const answer = await test.call('PATCH', `/arrangements/${id}`, { version: 1, json });
    expect(answer.body).toMatchObject({ payPoint: 7, basePoint: 4, version: 2 });
    const forHr = await test.call('GET', '/audit', { as: 'hr' });
    expect(forHr.text).toMatch(/Corrected a temporary arrangement of Robin Archer/);
    expect(forHr.text).toMatch(/the private why/);
    const forManager = await test.call('GET', '/audit', { as: 'manager' });
    expect(forManager.text).toMatch(/Corrected a temporary arrangement/);
    expect(forManager.text).not.toMatch(/private/);
    expect((await test.refused('PATCH', `/arrangements/${id}`, { version: 2, json: {} })).type).toBe('invalid-input');
  });
});

describe('a fund', () => {
  it('meets its share of a post to the penny, in previews and in lists', async () => {
    const line = { ...GRANT, postId: 'M-1', fromDate: '2020-10-01' };
    const asked = await test.call('POST', '/funding-line-previews', { json: { action: 'add', line } });
    const shown = arrangementPreview.parse(asked.body);
    // point 7 with 25 % on-cost: £20,092 ÷ 12 × 1.25 = £2,092.92 a month, of which the fund meets £1,046.46
    expect(shown).toMatchObject({ mayBeSaved: true, differencePence: 0 });
    expect(shown.after.years).toEqual([
      {
        financialYear: '2020/21',
        pence: 6 * 209292,
        funds: [
          { fundId: null, pence: 6 * 104646 },
          { fundId: 'dfe', pence: 6 * 104646 },
        ],
      },
    ]);
    const made = await fund(line);
    expect(made).toMatchObject({ id: 'F-0001', subjectTitle: 'Post M-1, Process officer', findings: [] });
    const { lines } = fundingLines.parse((await test.call('GET', '/funding-lines')).body);
    expect(lines).toEqual([made]);
  });

  it.each<[string, object, RegExp]>([
    ['more than the whole', { shareBasisPoints: 6000 }, /110\.00 %.*Lower a share/],
    [
      'days the fund does not have',
      { toDate: '2021-04-30', shareBasisPoints: 1 },
      /DfE grant pays from 1 Apr 2020 to 31 Mar 2021/,
    ],
  ])('does not meet %s', async (_, change, detail) => {
    await fund({ ...GRANT, postId: 'M-1' });
    const refused = await test.refused('POST', '/funding-lines', { json: { ...GRANT, postId: 'M-1', ...change } });
    expect(refused).toMatchObject({ type: 'invalid-input', status: 422 });
    expect(refused.detail).toMatch(detail);
  });

  it.each<[object, string]>([
    [{ postId: 'M-1', occupancyId: 'A-0001' }, 'postId'],
    [{}, 'postId'],
    [{ postId: 'M-9' }, 'postId'],
    [{ occupancyId: 'A-9' }, 'occupancyId'],
    [{ postId: 'M-1', fundId: 'none' }, 'fundId'],
    [{ postId: 'M-1', toDate: '2020-11-30' }, 'toDate'],
    [{ postId: 'M-1', toDate: '2021-03' }, 'toDate'],
    [{ postId: 'M-1', decisionId: 'D-9' }, 'decisionId'],
  ])('is refused with %j', async (change, field) => {
    const refused = await test.refused('POST', '/funding-lines', { json: { ...GRANT, ...change } });
    expect(refused.faults?.map((fault) => fault.field)).toContain(field);
  });

  it('is corrected and ended by version', async () => {
    const { id } = await fund({ ...GRANT, postId: 'M-1' });
    const path = `/funding-lines/${id}`;
    const changed = await test.call('PATCH', path, { version: 1, json: { shareBasisPoints: 4000 } });
    expect(changed.body).toMatchObject({ shareBasisPoints: 4000, version: 2 });
    expect((await test.refused('PATCH', path, { version: 1, json: { shareBasisPoints: 1 } })).type).toBe(
      'version-changed',
    );
    const json = { toDate: '2021-01-31', why: 'The grant was cut' };
    const ended = await test.call('POST', `${path}/early-end`, { version: 2, json });
    expect(ended.body).toMatchObject({ toDate: '2021-01-31', version: 3 });
    const late = { toDate: '2021-01-31', why: 'Again' };
    expect((await test.refused('POST', `${path}/early-end`, { version: 3, json: late })).faults?.[0]?.field).toBe(
      'toDate',
    );
    const { text } = await test.call('GET', '/audit', { as: 'hr' });
    expect(text).toMatch(/The grant was cut/);
    expect((await test.call('GET', '/audit', { as: 'manager' })).text).not.toMatch(/The grant was cut|The grant"/);
  });
});

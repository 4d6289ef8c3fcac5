import { beforeEach, describe, expect, it } from 'vitest';
import { fundingLines } from '../../server/contract/arrangements.ts';
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
const { add, preview, act, fund, occupancy } = arrangementCalls(() => test);

describe('to delete', () => {
  const why = 'Entered twice';

  it('shows what it cost before, and takes it out with its funding and its later points', async () => {
    const { id } = await add({ ...FIXED_TERM, steps: [{ fromDate: '2021-04-01', point: 6 }] });
    const line = await fund({ ...GRANT, occupancyId: id });
    const shown = await preview({ action: 'delete', id, with: { why } });
    expect(shown).toMatchObject({ mayBeSaved: true, after: { pence: 0 } });
    expect(shown.differencePence).toBe(-(shown.before?.pence ?? 0));
    expect(shown.differencePence).toBeLessThan(0);
    expect(shown.notes.join(' ')).toContain('DfE grant');
    const gone = await test.call('POST', `/arrangements/${id}/removal`, { version: 1, json: { why } });
    expect([gone.status, occupancy(id)]).toEqual([204, undefined]);
    expect((await test.refused('GET', `/arrangements/${id}`)).type).toBe('not-found');
    const lines = fundingLines.parse((await test.call('GET', '/funding-lines')).body).lines;
    expect(lines.map((one) => one.id)).not.toContain(line.id);
    const { text } = await test.call('GET', '/audit');
    expect(text).toContain('Deleted a temporary arrangement of');
    expect(text).toContain(why);
  });

  it('is refused for what a decision names, or what somebody stands in for, with what to do', async () => {
    const decided = await add(HONORARIUM);
    const path = (id: string) => `/arrangements/${id}/removal`;
    const named = await test.refused('POST', path(decided.id), { version: 1, json: { why } });
    expect(named).toMatchObject({ type: 'conflict', detail: expect.stringContaining('EH/2020/11') });
    const { id } = await add(FIXED_TERM);
    const cover = await add({ ...FIXED_TERM, personId: 'T-3', startDate: '2021-02-01', coversId: id });
    const covered = await test.refused('POST', path(id), { version: 1, json: { why } });
    expect(covered).toMatchObject({ type: 'conflict', detail: expect.stringContaining(cover.id) });
  });

  it('is refused on another version, with the arrangement as it is now', async () => {
    const { id } = await add(FIXED_TERM);
    await act(id, 'extension', { endDate: '2021-06-30', why: 'Not filled yet' });
    const refused = await test.refused('POST', `/arrangements/${id}/removal`, { version: 1, json: { why } });
    expect(refused).toMatchObject({ type: 'version-changed', current: { id, version: 2 } });
  });
});

import { describe, expect, it } from 'vitest';
import {
  type ArrangementDraft,
  arrangementOf,
  changeOf,
  draftOf,
  EMPTY_DRAFT,
} from '../../../../client/features/temporary-posts/draft.ts';
import { faultsOf } from '../../../../client/features/temporary-posts/draft-faults.ts';
import type { Arrangement } from '../../../../server/contract/arrangements.ts';

const draft = (more: Partial<ArrangementDraft> = {}): ArrangementDraft => ({
  ...EMPTY_DRAFT,
  personId: 'W-1',
  postId: 'P-1',
  startDate: '2021-04-01',
  endDate: '2021-12-31',
  payPoint: '5',
  reason: 'Until it is filled',
  capacity: 'none',
  ...more,
});
const step = (fromDate: string, point: string, key = 0) => ({ key, fromDate, point });

/** What the server would answer of a draft that was entered. */
function stored(entered: ArrangementDraft): Arrangement {
  const { workerName, ...fields } = arrangementOf(entered);
  return {
    ...fields,
    ...{ id: 'A-0001', postTitle: 'Family worker', roleId: 'family-worker', unitId: 'north', districtId: 'north' },
    ...{ name: workerName ?? 'Robin Archer', fte: 1, state: 'running', daysLeft: 90, coversName: null, version: 1 },
  };
}

describe('later steps of pay', () => {
  it('are sent by date, whatever the order they were written in', () => {
    const { steps } = arrangementOf(draft({ steps: [step('2021-10-01', '7', 0), step('2021-07-01', '6', 1)] }));
    expect(steps).toEqual([
      { fromDate: '2021-07-01', point: 6 },
      { fromDate: '2021-10-01', point: 7 },
    ]);
  });

  it.each<[string, Partial<ArrangementDraft>]>([
    ['a day', { steps: [step('', '6')] }],
    ['a point', { steps: [step('2021-07-01', 'six')] }],
    ['a day after the first', { steps: [step('2021-04-01', '6')] }],
    ['a day by the last', { steps: [step('2022-01-01', '6')] }],
    ['different days', { steps: [step('2021-07-01', '6', 0), step('2021-07-01', '7', 1)] }],
    ['a first point', { payPoint: '', steps: [step('2021-07-01', '6')] }],
  ])('ask for %s', (_, more) => {
    expect(faultsOf(draft(more))).toEqual([{ field: 'steps', text: expect.any(String) }]);
  });

  it('may begin on the second day and on the last', () => {
    expect(faultsOf(draft({ steps: [step('2021-04-02', '6', 0), step('2021-12-31', '7', 1)] }))).toEqual([]);
  });

  it('are left out where nothing is paid by point', () => {
    const agency = draft({ kind: 'agency', hourly: '24.50', steps: [step('2021-07-01', '6')] });
    expect(faultsOf(agency)).toEqual([]);
    expect(arrangementOf(agency).steps).toEqual([]);
  });
});

describe('a change', () => {
  const one = stored(draft({ steps: [step('2021-07-01', '6')] }));

  it('names nothing where nothing differs', () => {
    expect(changeOf(one, draftOf(one))).toEqual({});
  });

  it('names the steps where one of them differs', () => {
    expect(changeOf(one, { ...draftOf(one), steps: [step('2021-08-01', '6')] })).toEqual({
      steps: [{ fromDate: '2021-08-01', point: 6 }],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { detailFaults, NO_DETAILS } from '../../../../client/features/studies/letter-details.ts';

const whole = { decidedBy: 'Alex Reed, service manager', contact: 'alex@council.example', replyBy: '2021-04-30' };

describe('what every letter has to say of the decision', () => {
  it('is whole', () => {
    expect(detailFaults(whole, '2021-04-30')).toEqual({});
  });

  it('is missing, with what to do', () => {
    expect(Object.keys(detailFaults(NO_DETAILS, '2021-04-01'))).toEqual(['decidedBy', 'contact', 'replyBy']);
    expect(detailFaults({ ...whole, decidedBy: '  ' }, '2021-04-01').decidedBy).toContain('name and role');
  });

  it('cannot ask for an answer by a day that is over', () => {
    expect(detailFaults(whole, '2021-05-01')).toEqual({
      replyBy: '30 Apr 2021 is in the past. Give 1 May 2021 or a later day.',
    });
  });
});

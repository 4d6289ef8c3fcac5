import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../../../../server/domain/establishment/arrangement-dates.ts';
import {
  isForward,
  type RecruitmentRecord,
  recruitmentAt,
} from '../../../../../server/domain/establishment/recruitment.ts';

const record: RecruitmentRecord = {
  stage: 'filled',
  openedOn: '2021-01-04',
  closedOn: '2021-04-12',
  nextActionBy: '2021-03-01',
  stages: [
    { stage: 'advertised', onDate: '2021-01-18' },
    { stage: 'approval', onDate: '2021-01-04' },
    { stage: 'interview', onDate: '2021-02-15' },
    { stage: 'offer', onDate: '2021-02-15' },
    { stage: 'filled', onDate: '2021-04-12' },
  ],
};

describe('a recruitment at a date', () => {
  it.each([
    ['2021-01-04', 'approval', '2021-01-04', 0, null],
    ['2021-01-31', 'advertised', '2021-01-18', 27, null],
    ['2021-02-15', 'offer', '2021-02-15', 42, null],
    ['2021-03-01', 'offer', '2021-02-15', 56, null],
    ['2021-03-03', 'offer', '2021-02-15', 58, 2],
    ['2021-04-12', 'filled', '2021-04-12', 98, null],
    ['2022-01-01', 'filled', '2021-04-12', 98, null],
  ])('on %s stands at %s since %s, %i days open', (asAt, stage, stageSince, daysOpen, overdueDays) => {
    expect(recruitmentAt(record, asAt)).toMatchObject({ stage, stageSince, daysOpen, overdueDays });
  });

  it('was not there before it was opened, and was open until it was closed', () => {
    expect(recruitmentAt(record, '2021-01-03')).toBeNull();
    expect(recruitmentAt(record, '2021-04-11')?.closedOn).toBeNull();
  });
});

describe('the order of stages', () => {
  it('goes forward to later stages and to withdrawal', () => {
    expect(isForward('approval', 'offer')).toBe(true);
    expect(isForward('start-date', 'withdrawn')).toBe(true);
    expect(isForward('offer', 'advertised')).toBe(false);
    expect(isForward('offer', 'offer')).toBe(false);
  });
});

describe('days between two dates', () => {
  it('are counted across a change of the clocks and a leap day', () => {
    expect(daysBetween('2021-03-27', '2021-03-29')).toBe(2);
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(daysBetween('2021-03-29', '2021-03-27')).toBe(-2);
  });
});

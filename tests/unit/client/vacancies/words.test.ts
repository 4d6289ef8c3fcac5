import { describe, expect, it } from 'vitest';
import {
  awayWords,
  coveredWords,
  frozenWords,
  nextWords,
  openWords,
  sinceWords,
} from '../../../../client/features/vacancies/words.ts';
import { coverOf, recruitmentOf, vacancyOf } from './fixtures.ts';

describe('words about a vacancy', () => {
  it('say by what it is covered until when, and how much', () => {
    expect(coveredWords(vacancyOf())).toBe('Not covered');
    expect(coveredWords(vacancyOf({ covered: 'nothing to cover' }))).toBe('Nothing to cover');
    const whole = vacancyOf({ covered: 'wholly', coveredFte: 1, cover: [coverOf()] });
    expect(coveredWords(whole)).toBe('Covered by agency until 31 May 2021');
    const part = { covered: 'partly' as const, coveredFte: 0.5, cover: [coverOf({ countedFte: 0.5 })] };
    expect(coveredWords(vacancyOf(part))).toBe('0.50 of 1.00 covered by agency until 31 May 2021');
  });

  it('name every kind of cover that counts, once, and the end that comes first', () => {
    const cover = [
      coverOf(),
      coverOf({ kind: 'fixed-term', endDate: '2021-04-30' }),
      coverOf({ kind: 'secondment', countedFte: 0, endDate: '2021-04-02' }),
    ];
    expect(coveredWords(vacancyOf({ covered: 'wholly', cover }))).toBe(
      'Covered by agency and fixed term until 30 Apr 2021',
    );
  });

  it('say for how long, and from today', () => {
    expect(sinceWords(vacancyOf())).toBe('212 days, since 1 Sep 2020');
    expect(sinceWords(vacancyOf({ daysVacant: 0 }))).toBe('From today');
    expect(sinceWords(vacancyOf({ since: null, daysVacant: null }))).toBe('');
  });

  it('say why it is frozen and who is away', () => {
    const frozen = { frozenFrom: '2021-01-01', frozenTo: null, frozenReason: 'Savings' };
    expect(frozenWords(vacancyOf(frozen))).toBe('From 1 Jan 2021: Savings');
    const holder = { occupancyId: 'A-2', fte: 1, startDate: '2019-04-01', endDate: null, coveredFte: 0 };
    const away = { kind: 'secondment' as const, title: null, endDate: '2021-06-30' };
    const holders = [
      { ...holder, name: 'Robin Archer', awayFte: 1, awayFor: away },
      { ...holder, name: 'Alex Brook', awayFte: 0, awayFor: null },
    ];
    expect(awayWords(vacancyOf({ holders }))).toBe('Robin Archer, secondment until 30 Jun 2021');
  });
});

describe('words about a recruitment', () => {
  it('say what comes next and how late it is', () => {
    expect(nextWords(recruitmentOf())).toBe('Shortlist by 25 Mar 2021, 7 days overdue');
    expect(nextWords(recruitmentOf({ overdueDays: null, nextAction: null }))).toBe('Next action by 25 Mar 2021');
    expect(nextWords(recruitmentOf({ overdueDays: null, nextAction: null, nextActionBy: null }))).toBe('');
  });

  it('say how long it has been open, or how it ended', () => {
    expect(openWords(recruitmentOf())).toBe('31 days open');
    const filled = { stage: 'filled' as const, closedOn: '2021-04-12', filledByName: 'Sam Carter' };
    expect(openWords(recruitmentOf(filled))).toBe('Filled by Sam Carter on 12 Apr 2021 after 31 days');
  });
});

import { describe, expect, it } from 'vitest';
import {
  districtSentence,
  effectSentences,
  gapSentence,
  lastingSentence,
  sureSentence,
  unknownSentence,
} from '../../../../../../server/domain/demand/fairness/words.ts';

const most = { name: 'Most deprived fifth', waiting: 24, meanDays: 33.6, coverage: 0.91 };
const least = { name: 'Least deprived fifth', waiting: 21, meanDays: 12, coverage: 0.98 };

describe('The gap in words', () => {
  it('tells days and coverage of the most and the least deprived wards', () => {
    expect(gapSentence(most, least)).toBe(
      'In the most deprived fifth of wards families who wait have waited 34 days on average, in the least deprived fifth 12 days; coverage is 91 % against 98 %.',
    );
  });

  it('says why nothing can be compared', () => {
    const hidden = { ...least, waiting: null, meanDays: null };
    expect(gapSentence(most, hidden)).toContain('cannot be compared: too few wait in one of them to be shown;');
    expect(gapSentence(most, { ...least, waiting: 0, meanDays: null })).toContain('nobody waits in one of them');
    expect(gapSentence({ ...most, coverage: null }, least)).toContain('; coverage cannot be compared.');
  });

  it('tells the one coverage of a district', () => {
    const inOne = { name: 'South', coverage: 0.75 };
    expect(gapSentence(most, least, inOne)).toContain('coverage is that of South in both, 75 %.');
  });

  it('tells how many families are behind it, and where they are few', () => {
    expect(sureSentence(most, least)).toBe(
      'Behind this are 24 families in the most deprived fifth and 21 families in the least deprived fifth.',
    );
    expect(sureSentence(most, { ...least, waiting: 9 })).toContain('few enough for one long wait to move an average');
    expect(sureSentence(most, { ...least, waiting: null, meanDays: null })).toBe(null);
  });

  it('tells in how many of the last twelve months it was so', () => {
    const line = (name: string, meanDays: (number | null)[]) => ({ name, meanDays });
    const more = line('Two most deprived fifths', [99, ...Array(10).fill(24), null, 10]);
    const less = line('Other three fifths', [1, ...Array(12).fill(16)]);
    expect(lastingSentence(more, less)).toBe(
      'The two most deprived fifths waited longer than the other three fifths in 10 of the last 11 months that can be compared.',
    );
    expect(lastingSentence(line('A', [3, 3, 3]), line('B', [1, 1, 1]))).toContain('in each of the last 3 months');
    expect(lastingSentence(line('A', [1, 1, 1]), line('B', [1.2, 1, 1]))).toContain('in none of the last 3 months');
    expect(lastingSentence(line('A', [3, null, 3]), line('B', [1, 1, 1]))).toBe(null);
  });

  it('tells where the waits are longest and shortest', () => {
    const of = (name: string, meanDays: number | null, waiting = 9) => ({ name, meanDays, waiting, coverage: 1 });
    expect(districtSentence([of('West', 11.6), of('North', null), of('Central', 26.5), of('East', 16)])).toBe(
      'Waits are longest in Central (27 days), then East (16 days), and shortest in West (12 days).',
    );
    expect(districtSentence([of('South', 13.6, 18)])).toBe('In South 18 families wait, 14 days on average so far.');
    expect(districtSentence([of('A', 5), of('B', null)])).toBe(null);
  });

  it('never drops those whose ward is not known', () => {
    expect(unknownSentence({ openCases: 65, waiting: 6 })).toBe(
      '65 open cases and 6 families who wait have no recorded ward: they are in none of the parts and stand apart.',
    );
    expect(unknownSentence({ openCases: null, waiting: null })).toContain('stand apart');
    expect(unknownSentence({ openCases: 0, waiting: 0 })).toBe(null);
  });
});

describe('A plan in words', () => {
  const band = (name: string, before: number | null, after: number | null) => ({ name, before, after });

  it('tells who gains, who loses, and that waiting does not follow', () => {
    const bands = [band('Most deprived fifth', 0.85, 0.93), band('Least deprived fifth', 1, 0.98)];
    const languages = [band('Urdu', 0.7, 0.8), band('Polish', 0.5, 0.4), band('English', 0.9, 0.901)];
    expect(effectSentences(bands, [], languages)).toEqual([
      'Coverage of the most deprived fifth of wards rises from 85 % to 93 %.',
      'Coverage of the least deprived fifth of wards falls from 100 % to 98 %.',
      'The gap between the two closes from 15 points to 5 points.',
      'Coverage rises for families who speak Urdu (70 % to 80 %).',
      'Coverage falls for families who speak Polish (50 % to 40 %).',
      'How long families would wait does not follow from a plan, so nothing is said of it.',
    ]);
  });

  it('tells what stays and what cannot be told', () => {
    const told = effectSentences([band('A', 0.5, 0.5), band('B', null, 0.4)], [], []);
    expect(told.slice(0, 2)).toEqual([
      'Coverage of the a of wards stays at 50 %.',
      'Coverage of the b of wards cannot be told.',
    ]);
  });

  it('tells the coverage of the district where only one is seen', () => {
    expect(effectSentences([], [band('South', 0.75, 1.01)], [])[0]).toBe('Coverage of South rises from 75 % to 101 %.');
  });
});

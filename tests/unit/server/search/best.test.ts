import { describe, expect, it } from 'vitest';
import { wantedOf } from '../../../../server/contract/search-words.ts';
import { bestOf } from '../../../../server/search/best.ts';
import { type Dates, type Entry, entryOf, onceForEach } from '../../../../server/search/entry.ts';

const ALWAYS: Dates = { startDate: null, endDate: null };
const named = (id: string, name: string, dates = ALWAYS): Entry<string> => entryOf(id, [id], name, dates);

function found(question: string, entries: Entry<string>[], isInReach: (id: string) => boolean = () => true) {
  const wanted = wantedOf(question);
  if (!wanted) throw new Error('Nothing is asked');
  const { matches, isCut } = bestOf(entries, { wanted, asAt: '2021-04-01' }, isInReach);
  return { ids: matches.map(({ hit }) => hit), isCut };
}

describe('the best of many', () => {
  it('begin with the number itself, then what begins with it, then words, then parts', () => {
    const entries = [
      named('X-1', 'a dark ann'),
      named('X-2', 'joanne'),
      named('X-3', 'anne'),
      named('ann', 'someone'),
      named('X-4', 'nobody'),
    ];
    expect(found('ann', entries).ids).toEqual(['ann', 'X-3', 'X-1', 'X-2']);
  });

  it('are those that are there at the date before those that are not, where they fit equally well', () => {
    const entries = [
      named('left', 'Ann', { startDate: '2018-04-01', endDate: '2021-03-31' }),
      named('to-come', 'Ann', { startDate: '2021-04-02', endDate: null }),
      named('last-day', 'Ann', { startDate: '2018-04-01', endDate: '2021-04-01' }),
      named('first-day', 'Ann', { startDate: '2021-04-01', endDate: null }),
    ];
    expect(found('ann', entries).ids).toEqual(['last-day', 'first-day', 'left', 'to-come']);
  });

  it('are five at most, and say that there were more', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((id) => named(id, 'Ann'));
    expect(found('ann', six)).toEqual({ ids: ['1', '2', '3', '4', '5'], isCut: true });
    expect(found('ann', six.slice(1)).isCut).toBe(false);
  });

  it('do not take the place of better ones that come later', () => {
    const entries = [...Array.from({ length: 50 }, (_, n) => named(`X-${n}`, 'joanne')), named('X-99', 'Ann')];
    expect(found('ann', entries).ids).toEqual(['X-99', 'X-0', 'X-1', 'X-2', 'X-3']);
  });

  it('are only what is in reach, and tell of nothing else', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((id) => named(id, 'Ann'));
    expect(found('ann', six, (id) => id === '3')).toEqual({ ids: ['3'], isCut: false });
  });
});

describe('an entry', () => {
  it('is made once for a record, and again where what it refers to has changed', () => {
    let times = 0;
    const make = onceForEach(
      (_: { id: string }, name: string) => {
        times += 1;
        return entryOf(name, [], name);
      },
      (hit, name) => hit === name,
    );
    const record = { id: '1' };
    expect(make(record, 'Ann')).toBe(make(record, 'Ann'));
    expect(make(record, 'Bea').hit).toBe('Bea');
    expect(make({ id: '1' }, 'Bea').hit).toBe('Bea');
    expect(times).toBe(3);
  });
});

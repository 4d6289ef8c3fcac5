import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, type Fit, fitOf, wantedOf, wordsOf } from '../../../../server/contract/search-words.ts';

const seed = 20210401;

function howWell(question: string, numbers: string[], name: string): Fit | null {
  const wanted = wantedOf(question);
  return wanted && fitOf(comparable(numbers, name), wanted);
}

describe('words', () => {
  it.each([
    ['Zoë O’Neill-Smith', ['zoe', 'oneill', 'smith']],
    ["O'Neill", ['oneill']],
    ['ŁUKASZ Sørensen', ['lukasz', 'sorensen']],
    ['Straße', ['strasse']],
    ['P-0123', ['p', '0123']],
    ['ﬁnance', ['finance']],
    ['أمينة', ['امينة']],
    ['  ', []],
    ['–…', []],
  ])('of “%s” are in small letters, without accents and signs', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('how well a text fits', () => {
  it.each<[string, Fit | null]>([
    ['W-0142', 'exact'],
    ['w0142', 'exact'],
    ['w 0142', 'exact'],
    ['zoë smith', 'exact'],
    ['W-01', 'begins'],
    ['zoe sm', 'begins'],
    ['zo', 'begins'],
    ['smi', 'begins-word'],
    ['smith zoe', 'begins-word'],
    ['0142', 'begins-word'],
    ['142', 'inside'],
    ['mit', 'inside'],
    ['zoe ith', 'inside'],
    ['zoe brown', null],
    ['zoesmith', null],
    ['x', null],
  ])('of W-0142 Zoe Smith: “%s” is %s', (question, expected) => {
    expect(howWell(question, ['W-0142'], 'Zoe Smith')).toBe(expected);
  });

  it('looks at every number of a record', () => {
    expect(howWell('eh-2020-11-18', ['EH-2020-11-18', 'D-0001'], 'Capacity')).toBe('exact');
    expect(howWell('d-0001', ['EH-2020-11-18', 'D-0001'], 'Capacity')).toBe('exact');
  });

  it('has nothing to compare where there are neither letters nor digits', () => {
    expect(wantedOf(' - ')).toBe(null);
  });

  it('finds every name by itself, by its beginning and by a part of a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(), (name, at) => {
        const words = wordsOf(name);
        fc.pre(words.length > 0);
        expect(howWell(name, [], name)).toBe('exact');
        const letters = [...(words[0] ?? '')];
        const place = at % letters.length;
        for (const part of [letters.slice(0, place + 1), letters.slice(place)]) {
          expect(howWell(part.join(''), ['A-1'], name)).not.toBe(null);
        }
      }),
      { seed },
    );
  });
});

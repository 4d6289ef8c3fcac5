import { describe, expect, it } from 'vitest';
import { paragraphsOf, publishedWords, unbroken } from '../../../../client/features/decisions/words.ts';

const content = {
  ...{ purpose: '', background: '', options: [], reasons: '', consulted: [] },
  ...{ legal: '', financial: '', recommendation: '', publicationNote: '' },
};

describe('the words of a decision sheet', () => {
  it.each([
    ['2020-11-18', '', '18 Nov 2020'],
    ['2020-11-18', ' assumed: the source gives no day ', '18 Nov 2020 (assumed: the source gives no day)'],
    [null, 'not before the call-in ends', '(not before the call-in ends)'],
    [null, '', ''],
  ])('say of a publication on %s with the note “%s”: “%s”', (publishedOn, publicationNote, words) => {
    expect(publishedWords({ publishedOn, content: { ...content, publicationNote } })).toBe(words);
  });

  it('part paragraphs at empty lines, and keep the number of a record in one piece', () => {
    expect(paragraphsOf('One.\nStill one.\n \n Two. \n\n')).toEqual(['One.\nStill one.', 'Two.']);
    expect(unbroken('Post P-0408 (A-0205)')).toBe('Post P\u20110408 (A\u20110205)');
  });
});

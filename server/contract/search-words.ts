/** How well something fits what is searched for, the best first. */
export const FITS = ['exact', 'begins', 'begins-word', 'inside'] as const;
export type Fit = (typeof FITS)[number];

/** Texts as they are compared. */
export interface Comparable {
  /** Its numbers without blanks and signs: `p0123`. */
  numbers: readonly string[];
  /** Words of numbers and name, each after a blank: P-0123, Ann O’Neill → ` p 0123 ann oneill`. */
  words: string;
  /** Words of the name alone. */
  name: string;
}

/** Numbers and a name made ready to be compared. */
export function comparable(numbers: readonly string[], name: string): Comparable {
  const ofName = spaced(wordsOf(name));
  const ofNumbers = numbers.map(wordsOf);
  return {
    numbers: ofNumbers.map((words) => words.join('')),
    words: spaced(ofNumbers.flat()) + ofName,
    name: ofName,
  };
}

/** What is searched for, made ready to be compared with thousands of texts. */
export interface Wanted {
  words: readonly string[];
  /** Each word after a blank. */
  beginnings: readonly string[];
  /** All of them as a number is written: `p0123`. */
  together: string;
  /** All of them as a name is written: ` ann oneill`. */
  inOrder: string;
}

/** A question made ready; null where it has neither letters nor digits. */
export function wantedOf(question: string): Wanted | null {
  const words = wordsOf(question);
  if (words.length === 0) return null;
  const different = [...new Set(words)];
  return {
    words: different,
    beginnings: different.map((word) => ` ${word}`),
    together: words.join(''),
    inOrder: spaced(words),
  };
}

/**
 * How well a text fits, or null where it does not: the number or the whole name; the beginning of either; each word at
 * the beginning of a word; each somewhere.
 */
export function fitOf({ numbers, words, name }: Comparable, wanted: Wanted): Fit | null {
  const isNumber = numbers.some((number) => number.startsWith(wanted.together));
  if (!isNumber && !wanted.words.every((word) => words.includes(word))) return null;
  if (numbers.includes(wanted.together) || name === wanted.inOrder) return 'exact';
  if (isNumber || name.startsWith(wanted.inOrder)) return 'begins';
  return wanted.beginnings.every((word) => words.includes(word)) ? 'begins-word' : 'inside';
}

/** Words of a text in small letters, without accents, apostrophes and signs: `Zoë O’Neill-Smith` → zoe, oneill, smith. */
export function wordsOf(text: string): string[] {
  const plain = /^[ -~]*$/.test(text) ? text : withoutAccents(text);
  return (
    plain
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Letters that are letters of their own and not others with an accent. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

function withoutAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}’‘ʼ`]/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => OTHER_LETTERS[letter] ?? letter);
}

function spaced(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join('');
}

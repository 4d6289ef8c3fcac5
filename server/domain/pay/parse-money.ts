/** What a text says, or the text, what is wrong with it and what to do. */
export type Parsed =
  | { readonly value: number }
  | { readonly text: string; readonly wrong: string; readonly remedy: string };

/** Pounds, in groups of three or ungrouped, with at most two decimals. */
const POUNDS = /^£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;
const PERCENT = /^(\d+)(?:\.(\d{1,2}))? ?%?$/;
/** £9,999,999,999.99: far beyond any budget here, well below where numbers stop being exact. */
const MOST_DIGITS = 10;

/**
 * An amount of money in pounds as whole pence: `£1,234.50`, `1234.5` → 123450; `18933` → 1893300. White space around it
 * does not count. Everything else is refused: nothing is guessed or rounded.
 */
export function parsePence(text: string): Parsed {
  const remedy = 'Write pounds and pence such as 1234.50 or £1,234.50, without a sign or another currency.';
  return parseHundredths(text, POUNDS, 'is not an amount of money', remedy);
}

/** A percentage with at most two decimals as basis points: `25.00`, `25` and `25.0 %` → 2500; the rest as `parsePence`. */
export function parseBasisPoints(text: string): Parsed {
  const remedy = 'Write a percentage such as 25.00 or 33.33, with at most two decimals.';
  return parseHundredths(text, PERCENT, 'is not a percentage', remedy);
}

function parseHundredths(text: string, pattern: RegExp, wrong: string, remedy: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return { text, wrong: 'is empty', remedy };
  const [, whole, decimals = ''] = pattern.exec(trimmed) ?? [];
  if (whole === undefined) {
    if (/\d\.\d{3,}\D*$/.test(trimmed)) return { text, wrong: 'has more than two decimals', remedy };
    return { text, wrong, remedy };
  }
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  if (digits.length > MOST_DIGITS) return { text, wrong: 'is too large', remedy: 'Check the number of digits.' };
  return { value: Number(digits + decimals.padEnd(2, '0')) };
}

import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../../server/domain/csv.ts';

describe('CSV for spreadsheets', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    expect(toCsv(['Name', 'FTE'], [['Zoë', 0.8]])).toBe('\uFEFFName,FTE\r\nZoë,0.8\r\n');
  });

  it.each(['=1+1', '+44', '-2+3', '@SUM(A1)', '\tx', '\rx'])(
    'neutralises text that begins like a formula: %j',
    (text) => {
      const line = toCsv(['T'], [[text]]).split('T\r\n')[1] ?? '';
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('keeps negative numbers numbers', () => {
    expect(toCsv(['N'], [[-1.5], [0], [Number.NaN]])).toBe('\uFEFFN\r\n-1.5\r\n0\r\n\r\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(['a,b'], [['say "x"'], ['two\nlines']])).toBe('\uFEFF"a,b"\r\n"say ""x"""\r\n"two\nlines"\r\n');
  });
});

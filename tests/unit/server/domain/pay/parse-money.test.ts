import { describe, expect, it } from 'vitest';
import { parseBasisPoints, parsePence } from '../../../../../server/domain/pay/parse-money.ts';

describe('an amount of money', () => {
  it.each([
    ['£1,234.50', 123_450],
    ['1234.5', 123_450],
    ['18933', 1_893_300],
    ['£18,933', 1_893_300],
    ['0.07', 7],
    ['0', 0],
    [' £32.00 ', 3200],
    ['1,234,567.89', 123_456_789],
    ['0008', 800],
    ['9999999999.99', 999_999_999_999],
  ])('%s is %i pence', (text, value) => {
    expect(parsePence(text)).toEqual({ value });
  });

  it.each([
    '1,23',
    '1,2345',
    '12,34,567',
    ',123',
    '1234,567',
    '12.',
    '.50',
    '£',
    '£ 12',
    '££12',
    '12 £',
    '-5',
    '−5',
    '+5',
    '(5)',
    '1e3',
    '0x10',
    '1 234',
    '1.234,50',
    '€12',
    'twelve',
    '12p',
    'NaN',
    'Infinity',
    '１２',
  ])('is not “%s”', (text) => {
    expect(parsePence(text)).toMatchObject({ text, wrong: 'is not an amount of money' });
  });

  it('is refused with the value and a remedy', () => {
    const remedy = 'Write pounds and pence such as 1234.50 or £1,234.50, without a sign or another currency.';
    expect(parsePence('12.345')).toEqual({ text: '12.345', wrong: 'has more than two decimals', remedy });
    expect(parsePence('  ')).toEqual({ text: '  ', wrong: 'is empty', remedy });
    expect(parsePence('12345678901')).toMatchObject({ wrong: 'is too large' });
  });
});

describe('a percentage', () => {
  it.each([
    ['25.00', 2500],
    ['25', 2500],
    ['33.33', 3333],
    ['0.5', 50],
    ['100', 10_000],
    ['25.00 %', 2500],
    ['25%', 2500],
  ])('%s is %i basis points', (text, value) => {
    expect(parseBasisPoints(text)).toEqual({ value });
  });

  it.each(['-1', '1,5', '25..0', '%', '25 % %', '.25', '25.', '1/4', 'a quarter', '1,000'])('is not “%s”', (text) => {
    expect(parseBasisPoints(text)).toMatchObject({ text, wrong: 'is not a percentage' });
  });

  it('has at most two decimals', () => {
    expect(parseBasisPoints('33.333')).toMatchObject({ text: '33.333', wrong: 'has more than two decimals' });
  });
});

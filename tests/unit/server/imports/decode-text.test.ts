import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../server/imports/decode-text.ts';
import { FaultList } from '../../../../server/imports/faults.ts';

const decode = (bytes: number[] | Uint8Array) => {
  const faults = new FaultList();
  return { decoded: decodeText(Uint8Array.from(bytes), faults), faults };
};
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean) =>
  [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    const pair = [code & 0xff, code >> 8];
    return bigEndian ? pair.reverse() : pair;
  });

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decode(utf8('Zoë,Łukasz')).decoded).toEqual({ text: 'Zoë,Łukasz', notices: [] });
    expect(decode([0xef, 0xbb, 0xbf, ...utf8('name')]).decoded?.text).toBe('name');
  });

  it.each([
    ['little endian', [0xff, 0xfe], false],
    ['big endian', [0xfe, 0xff], true],
  ])('reads UTF-16 %s and says so', (_, mark, bigEndian) => {
    const { decoded } = decode([...mark, ...utf16('naïve,Ł', bigEndian)]);
    expect(decoded).toEqual({ text: 'naïve,Ł', notices: ['Read as UTF-16.'] });
  });

  it('reads Windows-1252 with a notice and loses no character', () => {
    const { decoded, faults } = decode([0x5a, 0x6f, 0xeb, 0x2c, 0x80, 0x2c, 0x93, 0x94]);
    expect(decoded?.text).toBe('Zoë,€,“”');
    expect(decoded?.notices[0]).toMatch(/Windows-1252/);
    expect(decoded?.text).not.toContain('\uFFFD');
    expect(faults.count).toBe(0);
  });

  it('refuses NUL and names the line', () => {
    const { decoded, faults } = decode(utf8('a,b\r\n1,\0'));
    expect(decoded).toBeUndefined();
    expect(faults.listed[0]?.message).toContain('NUL character (line 2)');
  });

  it('refuses UTF-16 without a mark and half a UTF-16 character', () => {
    expect(decode(utf16('a,b', false)).faults.count).toBe(1);
    expect(decode([0xff, 0xfe, 0x00, 0xd8]).faults.listed[0]?.message).toContain('UTF-16');
  });

  it('refuses a workbook and says how to save it', () => {
    const { faults } = decode([0x50, 0x4b, 0x03, 0x04, 1, 2]);
    expect(faults.listed[0]?.remedy).toContain('CSV UTF-8');
  });
});

import { describe, expect, it } from 'vitest';
import { bodiesByReader, lasting } from '../../../../../server/http/wire/lasting.ts';

describe('an answer that lasts', () => {
  it('cannot be changed, however deep', () => {
    const answer = lasting({ list: [{ name: 'a' }], shared: Object.freeze({ inner: [1] }) });
    expect(() => answer.list[0] && Object.assign(answer.list[0], { name: 'b' })).toThrow(TypeError);
    expect(() => answer.list.push({ name: 'c' })).toThrow(TypeError);
    expect(() => answer.shared.inner.push(2)).toThrow(TypeError);
  });

  it('is written once for each kind of reader', () => {
    const bodyOf = bodiesByReader();
    const answer = lasting({ a: 1 });
    const written: string[] = [];
    const ask = (value: object, reader: string) =>
      bodyOf(value, reader, () => {
        written.push(reader);
        return { text: `for ${reader}`, isWhole: true };
      });
    expect([ask(answer, 'hr'), ask(answer, 'manager'), ask(answer, 'hr')]).toEqual(['for hr', 'for manager', 'for hr']);
    expect(written).toEqual(['hr', 'manager']);
    // another answer is written by itself, and one that does not last each time
    ask(lasting({ a: 1 }), 'hr');
    const passing = { a: 1 };
    ask(passing, 'hr');
    ask(passing, 'hr');
    expect(written).toHaveLength(5);
  });

  it('is looked through each time where something of it was held back', () => {
    const bodyOf = bodiesByReader();
    const answer = lasting({ a: 1 });
    let times = 0;
    const ask = () => bodyOf(answer, 'hr', () => ({ text: String(++times), isWhole: false }));
    expect([ask(), ask()]).toEqual(['1', '2']);
  });

  it('is kept as bytes where it is long', () => {
    const text = JSON.stringify('ä'.repeat(20_000));
    const body = bodiesByReader()(lasting({}), '', () => ({ text, isWhole: true }));
    expect(body).toBeInstanceOf(Uint8Array);
    expect(typeof body === 'string' ? body : new TextDecoder().decode(body)).toBe(text);
  });
});

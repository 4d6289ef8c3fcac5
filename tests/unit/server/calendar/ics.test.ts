import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayEvent, writeCalendar } from '../../../../server/calendar/ics.ts';
import { parseCalendar, textOf } from '../../../support/ical.ts';

const madeAt = new Date('2021-04-01T09:00:00.123Z');
const event: DayEvent = {
  uid: 'arrangement-ends:A-0203@evenhand.example',
  date: '2021-05-31',
  summary: 'Ends: Agency',
  description: 'Extend it.',
  category: 'Ends',
};

describe('a calendar', () => {
  it('is written as RFC 5545 says, line for line', () => {
    expect(writeCalendar({ name: 'Evenhand: Oldham', madeAt, events: [event] }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Evenhand//Dates that are due//EN',
      'CALSCALE:GREGORIAN',
      'NAME:Evenhand: Oldham',
      'X-WR-CALNAME:Evenhand: Oldham',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT',
      'UID:arrangement-ends:A-0203@evenhand.example',
      'DTSTAMP:20210401T090000Z',
      'DTSTART;VALUE=DATE:20210531',
      'SUMMARY:Ends: Agency',
      'DESCRIPTION:Extend it.',
      'CATEGORIES:Ends',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('holds a component where it holds no event', () => {
    const { components } = parseCalendar(writeCalendar({ name: 'Empty', madeAt, events: [] }));
    expect(components.map(({ name }) => name)).toEqual(['VTIMEZONE']);
  });

  it('folds at 75 octets, not within a character', () => {
    // 8 octets of “SUMMARY:”, then 67 fit; an é has two
    const summary = `${'a'.repeat(66)}é${'b'.repeat(80)}`;
    const text = writeCalendar({ name: 'x', madeAt, events: [{ ...event, summary }] });
    expect(text).toContain(`SUMMARY:${'a'.repeat(66)}\r\n é${'b'.repeat(72)}\r\n ${'b'.repeat(8)}\r\n`);
  });

  it('keeps any text whole, whatever stands in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const file = writeCalendar({ name: summary, madeAt, events: [{ ...event, summary, description }] });
        const [found] = parseCalendar(Buffer.from(file).toString()).components;
        if (!found) throw new Error('The event is missing');
        expect(textOf(found, 'SUMMARY')).toBe(plain(summary));
        expect(textOf(found, 'DESCRIPTION')).toBe(plain(description));
      }),
      { seed: 20210401, numRuns: 150 },
    );
  });
});

/** A text without what no calendar can hold: control characters but line ends, which are all written as `\n`. */
function plain(text: string): string {
  return text.replaceAll(/\r\n?|\u2028|\u2029/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, '');
}

describe('the parser of these tests refuses', () => {
  const sound = writeCalendar({ name: 'x', madeAt, events: [event] });

  it.each<[string, string, RegExp]>([
    ['lines without CR', sound.replaceAll('\r\n', '\n'), /CRLF/],
    ['one line without CR', sound.replace('VERSION:2.0\r\n', 'VERSION:2.0\n'), /alone/],
    ['lines that are too long', sound.replace('Ends: Agency', 'x'.repeat(70)), /octets/],
    ['what is not escaped', sound.replace('Ends: Agency', 'Ends; Agency'), /escaped/],
    ['an escape of nothing', sound.replace('Ends: Agency', 'Ends\\: Agency'), /escape of/],
    ['a day that does not exist', sound.replace('20210531', '20210231'), /DTSTART/],
    ['an event without a stamp', sound.replace(/DTSTAMP.*\r\n/, ''), /DTSTAMP 0 times/],
    ['an event that does not end', sound.replace('END:VEVENT\r\n', ''), /VEVENT ends as/],
    ['nothing within', sound.replace(/BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/, ''), /no component/],
    ['the same event twice', sound.replace(/(BEGIN:VEVENT[\s\S]*END:VEVENT\r\n)/, '$1$1'), /same UID/],
    ['what comes after the end', `${sound}VERSION:2.0\r\n`, /after the end/],
  ])('%s', (_, text, fault) => {
    expect(() => parseCalendar(text)).toThrow(fault);
  });
});

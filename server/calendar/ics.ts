import type { CivilDate } from '../domain/calendar.ts';

/** An event of a whole day. */
export interface DayEvent {
  /** The same for as long as it is the same event, and of nobody else's. */
  uid: string;
  date: CivilDate;
  summary: string;
  description: string;
  category: string;
}

/** What a file of events says of itself. */
export interface CalendarFile {
  name: string;
  /** The instant it was made. */
  madeAt: Date;
  events: readonly DayEvent[];
}

/** Octets of a content line at most, without its end: RFC 5545, 3.1. */
const MOST_OCTETS = 75;

/**
 * Writes events of whole days as an iCalendar object (RFC 5545), with a name and how often it is worth asking again
 * (RFC 7986). The days are no busy time.
 * @returns lines that end in CRLF and are folded at 75 octets
 */
export function writeCalendar({ name, madeAt, events }: CalendarFile): string {
  const stamp = utc(madeAt);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Evenhand//Dates that are due//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...(events.length > 0 ? events.flatMap((event) => eventLines(event, stamp)) : NO_EVENTS),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

/** An object has to hold one component at least (3.4); without events it is the time zone that days do not need. */
const NO_EVENTS = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines({ uid, date, summary, description, category }: DayEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    `CATEGORIES:${text(category)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** 2021-04-01T09:00:00.000Z → `20210401T090000Z`. */
function utc(at: Date): string {
  return at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
}

/** A value of the type TEXT (3.3.11): what divides values is escaped, lines become `\n`, control characters go. */
function text(value: string): string {
  return value
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Folds a line (3.1) between characters, never within the octets of one. */
function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

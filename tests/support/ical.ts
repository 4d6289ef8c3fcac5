/** A property of an iCalendar component: its name, its parameters, its value as it is written. */
export interface IcalProperty {
  name: string;
  parameters: Readonly<Record<string, string>>;
  value: string;
}

/** A component and those within it. */
export interface IcalComponent {
  name: string;
  properties: IcalProperty[];
  components: IcalComponent[];
}

/** How often a property stands in a component (RFC 5545, 3.4, 3.6, 3.6.1 and 3.6.5; RFC 7986, 5). */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, 'once' | 'at most once' | 'any'>>>> = {
  VCALENDAR: {
    VERSION: 'once',
    PRODID: 'once',
    CALSCALE: 'at most once',
    METHOD: 'at most once',
    NAME: 'any',
    'REFRESH-INTERVAL': 'at most once',
  },
  VEVENT: {
    UID: 'once',
    DTSTAMP: 'once',
    DTSTART: 'once',
    SUMMARY: 'at most once',
    DESCRIPTION: 'at most once',
    TRANSP: 'at most once',
    CATEGORIES: 'any',
  },
  VTIMEZONE: { TZID: 'once' },
  STANDARD: { DTSTART: 'once', TZOFFSETFROM: 'once', TZOFFSETTO: 'once' },
};

/**
 * Reads one iCalendar object as strictly as RFC 5545 writes it: CRLF at every line, 75 octets at most before folding is
 * undone, names and values in their alphabets, every component closed and at least one of them, each property as often
 * as it may, identifiers once.
 * @throws Error that says what is wrong
 */
export function parseCalendar(text: string): IcalComponent {
  const root = componentOf(linesOf(text).map(propertyOf));
  if (root.name !== 'VCALENDAR') throw new Error(`The object is a ${root.name}`);
  if (root.components.length === 0) throw new Error('The object holds no component');
  check(root);
  const uids = root.components.flatMap((event) => event.properties.filter(({ name }) => name === 'UID'));
  if (new Set(uids.map(({ value }) => value)).size !== uids.length) throw new Error('Two events have the same UID');
  return root;
}

/** Value of a property of the type TEXT, with what was escaped. @throws Error where it is missing or not escaped */
export function textOf({ properties, name: component }: IcalComponent, name: string): string {
  const found = properties.find((property) => property.name === name);
  if (!found) throw new Error(`The ${component} has no ${name}`);
  return unescaped(found.value);
}

/** Content lines, folding undone. */
function linesOf(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end in CRLF');
  const physical = text.slice(0, -2).split('\r\n');
  const lines: string[] = [];
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`A line ends in CR or LF alone: ${JSON.stringify(line)}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets in “${line}”`);
    if (line.includes('\uFFFD')) throw new Error('A character was split');
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (!isFolded) lines.push(line);
    else if (lines.length === 0) throw new Error('The first line is a folded one');
    else lines[lines.length - 1] += line.slice(1);
  }
  return lines;
}

function propertyOf(line: string): IcalProperty {
  const match = /^([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=[^\p{Cc}",:;]+)*):([^\p{Cc}]*)$/u.exec(line);
  if (!match) throw new Error(`No content line: “${line}”`);
  const [, name = '', parameters = '', value = ''] = match;
  const pairs = parameters.split(';').flatMap((part) => (part === '' ? [] : [part.split('=')]));
  return { name, parameters: Object.fromEntries(pairs.map(([key = '', of = '']) => [key, of])), value };
}

function componentOf(lines: readonly IcalProperty[]): IcalComponent {
  const open: IcalComponent[] = [];
  let root: IcalComponent | undefined;
  for (const line of lines) {
    if (root) throw new Error(`“${line.name}” comes after the end`);
    if (line.name === 'BEGIN') {
      open.push({ name: line.value, properties: [], components: [] });
      continue;
    }
    const current = open.at(-1);
    if (!current) throw new Error(`“${line.name}” comes before the beginning`);
    if (line.name !== 'END') {
      if (current.components.length > 0) throw new Error(`“${line.name}” comes after a component`);
      current.properties.push(line);
      continue;
    }
    if (line.value !== current.name) throw new Error(`${current.name} ends as ${line.value}`);
    open.pop();
    const outer = open.at(-1);
    if (outer) outer.components.push(current);
    else root = current;
  }
  if (!root) throw new Error(`${open.at(-1)?.name ?? 'The object'} does not end`);
  return root;
}

function check({ name, properties, components }: IcalComponent): void {
  const allowed = ALLOWED[name];
  if (!allowed) throw new Error(`Nobody expects a ${name}`);
  for (const [property, howOften] of Object.entries(allowed)) {
    const count = properties.filter((one) => one.name === property).length;
    if (howOften === 'once' && count !== 1) throw new Error(`${name} has ${property} ${count} times`);
    if (howOften === 'at most once' && count > 1) throw new Error(`${name} has ${property} ${count} times`);
  }
  for (const property of properties) {
    if (!property.name.startsWith('X-') && !(property.name in allowed)) throw new Error(`${name} has ${property.name}`);
    checkValue(name, property);
  }
  for (const component of components) check(component);
}

const TEXTS = ['SUMMARY', 'DESCRIPTION', 'UID', 'NAME', 'X-WR-CALNAME', 'PRODID'];

function checkValue(component: string, { name, parameters, value }: IcalProperty): void {
  const fail = () => new Error(`${component}: ${name} is “${value}”`);
  if (name === 'VERSION' && value !== '2.0') throw fail();
  if (name === 'TRANSP' && !['OPAQUE', 'TRANSPARENT'].includes(value)) throw fail();
  if (name === 'DTSTAMP' && !/^\d{8}T\d{6}Z$/.test(value)) throw fail();
  if (name === 'DTSTART' && component === 'VEVENT' && parameters.VALUE === 'DATE' && !isDate(value)) throw fail();
  if (name === 'DTSTART' && parameters.VALUE !== 'DATE' && !/^\d{8}T\d{6}Z?$/.test(value)) throw fail();
  if (/^TZOFFSET/.test(name) && !/^[+-]\d{4}$/.test(value)) throw fail();
  if (name === 'REFRESH-INTERVAL' && !(parameters.VALUE === 'DURATION' && /^P(T\d+H|\d+D)$/.test(value))) throw fail();
  if (TEXTS.includes(name)) unescaped(value);
}

function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

/** A TEXT without its escapes (3.3.11). */
function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`Not escaped: “${value}”`);
  if (/^(?:[^\\]|\\[\\;,nN])*$/.test(value))
    return value.replaceAll(/\\(.)/g, (_, of: string) => (/n/i.test(of) ? '\n' : of));
  throw new Error(`An escape of nothing: “${value}”`);
}

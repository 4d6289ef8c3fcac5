/**
 * Heading of the column that says which districts a line is about: their ids, with a space between two. A file to
 * somebody confined to one district has to have it; it never leaves itself.
 */
export const LINE_DISTRICTS = 'District ids';

/**
 * Leaves lines out of a CSV text that are not about a district, by the column `LINE_DISTRICTS`. Without that column no
 * line stays, since nothing tells what it is about.
 * @returns the text unchanged where every line may stay, and how many were left out
 */
export function onlyLinesOf(text: string, districtId: string): { text: string; leftOut: number } {
  const [header = [], ...lines] = recordsOf(text);
  const at = header.map(headingOf).indexOf(LINE_DISTRICTS);
  const kept = lines.filter((cells) =>
    headingOf(cells[at] ?? '')
      .split(' ')
      .includes(districtId),
  );
  if (kept.length === lines.length) return { text, leftOut: 0 };
  return { text: textOf(text, [header, ...kept]), leftOut: lines.length - kept.length };
}

/**
 * Leaves columns out of a CSV text (RFC 4180, CRLF). Cells stay as they are written, quotes included.
 * @param mayLeave says for a heading whether its column may leave
 * @returns the text unchanged where every column may
 */
export function withoutColumns(text: string, mayLeave: (heading: string) => boolean): string {
  const [first = []] = recordsOf(text, 1);
  const kept = first.map((cell) => mayLeave(headingOf(cell)));
  if (kept.every(Boolean)) return text;
  const lines = recordsOf(text).map((cells) => cells.filter((_, at) => kept[at] ?? false));
  return textOf(text, lines);
}

/** Raw cells as a text, with a byte order mark where the former text had one. */
function textOf(former: string, lines: readonly (readonly string[])[]): string {
  const mark = former.startsWith('\uFEFF') ? '\uFEFF' : '';
  return `${mark}${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function headingOf(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Records of a CSV text as raw cells. @param atMost ends after so many */
function recordsOf(text: string, atMost = Number.POSITIVE_INFINITY): string[][] {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|\n|$)/y;
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  const records: string[][] = [];
  let record: string[] = [];
  while (cell.lastIndex < text.length && records.length < atMost) {
    const match = cell.exec(text);
    if (!match) break;
    record.push(match[1] ?? '');
    if (match[2] === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

/**
 * Leaves columns out of a CSV text (RFC 4180, CRLF). Cells stay as they are written, quotes included.
 * @param mayLeave says for a heading whether its column may leave
 * @returns the text unchanged where every column may
 */
export function withoutColumns(text: string, mayLeave: (heading: string) => boolean): string {
  const [first = []] = recordsOf(text, 1);
  const kept = first.map((cell) => mayLeave(headingOf(cell)));
  if (kept.every(Boolean)) return text;
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = recordsOf(text).map((cells) => cells.filter((_, at) => kept[at] ?? false).join(','));
  return `${mark}${lines.map((line) => `${line}\r\n`).join('')}`;
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

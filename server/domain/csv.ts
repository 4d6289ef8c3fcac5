/** A cell: text is neutralised against formulas, a number stays a number. */
export type CsvCell = string | number;

/**
 * A table as CSV for spreadsheets: UTF-8 with byte order mark, commas, CRLF (RFC 4180). Text that a spreadsheet would
 * take for a formula (first character = + - @ tab or CR) gets a leading apostrophe, as OWASP advises; so does text that
 * has such an apostrophe of its own, so that a reader who takes one off has the text back.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

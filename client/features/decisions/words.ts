import type { DecisionText, KeptSheet } from '../../../server/contract/decisions.ts';
import { formatDate, formatPence } from '../../format.ts';

/** Sections of plain text, as the sheet and the form head them. */
export const SECTIONS = {
  purpose: 'Purpose of the report',
  background: 'Background',
  reasons: 'Reasons for the decision',
  legal: 'Legal implications',
  financial: 'Financial implications',
  recommendation: 'Recommendation',
} as const satisfies Partial<Record<keyof DecisionText, string>>;
export type Section = keyof typeof SECTIONS;

/** Paragraphs of a text, parted by empty lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** A text in which numbers of records (P-0408) do not part at the end of a line. */
export function unbroken(text: string): string {
  return text.replaceAll(/\b([A-Z]{1,3})-(?=\d)/g, '$1\u2011');
}

/** The name of who carries a cost. */
export function fundName(fundNames: readonly { id: string; name: string }[], fundId: string | null): string {
  if (fundId === null) return 'Base budget';
  return fundNames.find(({ id }) => id === fundId)?.name ?? fundId;
}

/** When it was published, with what is to be known of that: `18 Nov 2020 (assumed)`. */
export function publishedWords({ publishedOn, content }: Pick<KeptSheet, 'publishedOn' | 'content'>): string {
  const note = content.publicationNote.trim();
  return note === '' ? formatDate(publishedOn) : `${formatDate(publishedOn)} (${note})`.trimStart();
}

/** Pence in a table of costs: a dash where there is nothing. */
export function money(pence: number | undefined): string {
  return pence === undefined || pence === 0 ? '–' : formatPence(pence);
}

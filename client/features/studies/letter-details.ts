import { formatDate } from '../../format.ts';

/** What the manager adds to every letter: to whom and until when one may answer. */
export interface LetterDetails {
  /** Name and role of whoever decides. */
  decidedBy: string;
  /** How to reach them. */
  contact: string;
  /** Last day to answer, `YYYY-MM-DD`; empty where not given yet. */
  replyBy: string;
}

export const NO_DETAILS: LetterDetails = { decidedBy: '', contact: '', replyBy: '' };

/** What is missing or cannot be, by field, each with what to do; empty where the letters can be printed. */
export function detailFaults(details: LetterDetails, today: string): Partial<Record<keyof LetterDetails, string>> {
  const { decidedBy, contact, replyBy } = details;
  return {
    ...(decidedBy.trim().length < 3 ? { decidedBy: 'Give the name and role of whoever decides.' } : {}),
    ...(contact.trim().length < 3 ? { contact: 'Give an email address, a telephone number or a place.' } : {}),
    ...replyByFault(replyBy, today),
  };
}

function replyByFault(replyBy: string, today: string): { replyBy?: string } {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(replyBy)) return { replyBy: 'Give the last day to answer.' };
  if (replyBy < today)
    return { replyBy: `${formatDate(replyBy)} is in the past. Give ${formatDate(today)} or a later day.` };
  return {};
}

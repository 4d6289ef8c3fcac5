import type { HeldCompetence } from '../../../server/contract/competences.ts';
import { formatCount, formatDate } from '../../format.ts';

/** How long a competence holds, in words: “lapses in 14 days”, “lapsed 3 days ago”, “until 15 Apr 2024”. */
export function standingWords({
  state,
  daysLeft,
  evidencedOn,
  expiresOn,
}: Omit<HeldCompetence, 'competenceId'>): string {
  if (state === 'later') return `evidenced only on ${formatDate(evidencedOn)}`;
  if (expiresOn === null || daysLeft === null) return 'does not lapse';
  if (state === 'holds') return `until ${formatDate(expiresOn)}`;
  return lapseWords(daysLeft);
}

/** “lapses in 14 days”, “lapses today”, “lapsed 3 days ago”. */
export function lapseWords(daysLeft: number): string {
  if (daysLeft === 0) return 'lapses today';
  return daysLeft > 0 ? `lapses in ${formatCount(daysLeft, 'day')}` : `lapsed ${formatCount(-daysLeft, 'day')} ago`;
}

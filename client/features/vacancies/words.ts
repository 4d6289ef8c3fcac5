import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import type { Recruitment, Vacancy } from '../../../server/contract/vacancies.ts';
import { formatCount, formatDate, formatFte } from '../../format.ts';

/** Whether somebody covers, in words: “Covered by agency until 31 May 2021”. */
export function coveredWords({ covered, coveredFte, vacantFte, awayFte, cover }: Vacancy): string {
  if (covered === 'nothing to cover') return 'Nothing to cover';
  if (covered === 'no') return 'Not covered';
  const kinds = [...new Set(cover.filter(({ countedFte }) => countedFte > 0).map(({ kind }) => kindWords(kind)))];
  const ends = cover.flatMap(({ countedFte, endDate }) => (countedFte > 0 && endDate !== null ? [endDate] : []));
  const first = ends.sort()[0];
  const by = kinds.length > 0 ? ` by ${kinds.join(' and ')}` : '';
  const until = first ? ` until ${formatDate(first)}` : '';
  if (covered === 'wholly') return `Covered${by}${until}`;
  return `${formatFte(coveredFte)} of ${formatFte(vacantFte + awayFte)} covered${by}${until}`;
}

/** A kind of cover within a sentence: `maternity cover`. */
export function kindWords(kind: Vacancy['cover'][number]['kind']): string {
  return OCCUPANCY_KINDS[kind].toLowerCase();
}

/** For how long, in words: `212 days, since 1 Sep 2020`. */
export function sinceWords({ since, daysVacant }: Vacancy): string {
  if (since === null || daysVacant === null) return '';
  return daysVacant === 0 ? 'From today' : `${formatCount(daysVacant, 'day')}, since ${formatDate(since)}`;
}

/** What comes next and how late it is: `Shortlist by 25 Mar 2021, 7 days overdue`. */
export function nextWords({ nextAction, nextActionBy, overdueDays }: Recruitment): string {
  const what = nextAction ?? (nextActionBy === null ? '' : 'Next action');
  const by = nextActionBy === null ? '' : ` by ${formatDate(nextActionBy)}`;
  const late = overdueDays === null ? '' : `, ${formatCount(overdueDays, 'day')} overdue`;
  return `${what}${by}${late}`;
}

/** How long a recruitment has been going on: `41 days open`, or how it ended. */
export function openWords({ stage, daysOpen, closedOn, filledByName }: Recruitment): string {
  const days = formatCount(daysOpen, 'day');
  if (closedOn === null) return `${days} open`;
  const who = stage === 'filled' && filledByName ? ` by ${filledByName}` : '';
  return `${stage === 'filled' ? 'Filled' : 'Withdrawn'}${who} on ${formatDate(closedOn)} after ${days}`;
}

/** From when until when a post is frozen, and why. */
export function frozenWords({ frozenFrom, frozenTo, frozenReason }: Vacancy): string {
  if (frozenFrom === null) return '';
  const until = frozenTo === null ? '' : ` until ${formatDate(frozenTo)}`;
  return `From ${formatDate(frozenFrom)}${until}: ${frozenReason ?? ''}`;
}

/** Who is away and what for: “Robin Archer, secondment until 30 Jun 2021”. */
export function awayWords({ holders }: Vacancy): string {
  return holders
    .filter(({ awayFte }) => awayFte > 0)
    .map(({ name, awayFor }) => {
      if (awayFor === null) return name;
      const until = awayFor.endDate === null ? '' : ` until ${formatDate(awayFor.endDate)}`;
      return `${name}, ${kindWords(awayFor.kind)}${until}`;
    })
    .join('; ');
}

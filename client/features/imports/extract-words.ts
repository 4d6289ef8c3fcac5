import type { ExtractKind } from '../../../server/contract/imports-extracts.ts';

interface ExtractWords {
  title: string;
  about: string;
  /** What is done with personal data. */
  care: string;
  /** What is counted once each. */
  counted: string;
  /** True where the months have to be said. */
  asksMonths: boolean;
}

/** The words that differ between files of other systems. */
export const extractWords: Readonly<Record<ExtractKind, ExtractWords>> = {
  'case-extract': {
    title: 'Import an extract of cases',
    about:
      'One row per case, from the case management system: district, ward, level, language, opened, closed, waiting since. A case that was closed and opened again has a row for each time.',
    care: 'Cases are counted as the file is read. No case, no family and nobody’s ethnicity is kept: only counts by month and district.',
    counted: 'Cases',
    asksMonths: true,
  },
  episodes: {
    title: 'Import episodes of early help',
    about:
      'One row per episode: start, end, district, ward, level, language. One that ended and began again has a row for each time. Reasons, organisations and workers are passed over.',
    care: 'Episodes are counted as the file is read. No name and no number of an episode or family is kept.',
    counted: 'Episodes',
    asksMonths: true,
  },
  referrals: {
    title: 'Import referrals',
    about: 'One row per month, district and source with its counts, or one row per contact with its outcome.',
    care: 'Only counts by month, district and source are kept.',
    counted: 'Referrals',
    asksMonths: false,
  },
};

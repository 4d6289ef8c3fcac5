import type { ExtractKind } from '../../contract/imports-extracts.ts';
import type { Column } from '../layout.ts';

/** A column of an extract, with what other systems call it. */
export interface ExtractColumn extends Column {
  also: readonly string[];
}

function column(id: string, title: string, example: string, help: string, ...also: string[]): ExtractColumn {
  return { id, title, required: false, example, help, also };
}

const required = (one: ExtractColumn): ExtractColumn => ({ ...one, required: true });

const DISTRICT = required(
  column(
    'district',
    'District',
    'North',
    'The district the case belongs to, by name or id.',
    'area',
    'locality',
    'team area',
  ),
);
const ABOUT = [
  DISTRICT,
  column(
    'ward',
    'Ward',
    '',
    'Ward the family lives in, by name or code; empty where it is not recorded.',
    'ward name',
    'ward code',
  ),
  column(
    'level',
    'Level of need',
    'Multiple needs',
    'Level of need at the start, by name or id; empty where it is not recorded. Such a case counts at the lowest level.',
    'need level',
    'tier',
    'threshold',
  ),
  column(
    'level_steps',
    'Level changes',
    '2021-02-10:Complex needs',
    'Later levels with their days, such as 2021-02-10:Complex needs, separated by |. Or one more row of the case for each, with “Level from”.',
  ),
  column(
    'level_from',
    'Level from',
    '',
    'Day from which the level of this row counts, in a further row of the same case that opens and closes on the same days.',
  ),
  column(
    'language',
    'Language',
    'Urdu',
    'Language the family needs, by name or code; empty where it is not recorded.',
    'first language',
    'main language',
    'preferred language',
  ),
  column(
    'ethnicity',
    'Ethnicity',
    'recorded',
    'Only whether anything is recorded is counted: yes, no, recorded, or the category. The category is never kept.',
    'ethnic origin',
    'ethnic group',
  ),
  column(
    'waiting_since',
    'Waiting since',
    '',
    'Day since which the family waits, or waited, for the case to open.',
    'wait start',
    'waiting from',
    'referral date',
    'referred on',
    'date referred',
  ),
  column(
    'scope',
    'Scope',
    'district',
    'Whose work it is: district, mash or commissioned; the district team’s where it is empty. The other two are counted apart.',
  ),
];
const FAMILY = column(
  'family_id',
  'Family id',
  'F-77',
  'What tells families apart. It is used while the file is read to count each family once, and never kept.',
  'family number',
  'household id',
  'household',
  'family',
  'family ref',
  'group id',
);

/** One row a case, or one for each time that it was open. */
const CASE_COLUMNS: readonly ExtractColumn[] = [
  required(
    column(
      'case_id',
      'Case id',
      'C-1001',
      'What tells cases apart. It is used while the file is read to count each case once, and never kept. A case that was closed and opened again has a row for each time.',
      'case number',
      'case no',
      'case ref',
      'case reference',
      'reference',
      'ref',
      'ref no',
      'person id',
    ),
  ),
  FAMILY,
  ...ABOUT,
  column(
    'opened',
    'Opened',
    '2021-01-11',
    'Day the case opened; empty while the family waits.',
    'open date',
    'opened on',
    'date opened',
    'case start',
    'start date',
  ),
  column(
    'closed',
    'Closed',
    '',
    'Day the case closed; empty while it is open.',
    'close date',
    'closed on',
    'date closed',
    'case end',
    'end date',
  ),
];

/** One row an episode of early help. */
const EPISODE_COLUMNS: readonly ExtractColumn[] = [
  column(
    'episode_id',
    'Episode id',
    'E-1001',
    'What tells episodes apart; without it each row is one. Never kept. One that ended and began again has a row for each time.',
    'episode number',
    'event id',
  ),
  FAMILY,
  ...ABOUT,
  required(
    column('start', 'Start', '2021-01-11', 'Day the episode began.', 'start date', 'episode start', 'eh start date'),
  ),
  column('end', 'End', '', 'Day the episode ended; empty while it goes on.', 'end date', 'episode end', 'eh end date'),
  column('reason', 'Reason', '', 'Why it ended. It is passed over.', 'closure reason', 'end reason'),
  column('organisation', 'Organisation', '', 'Who leads it. It is passed over.', 'lead organisation', 'agency'),
  column(
    'worker',
    'Worker',
    '',
    'It is passed over: no name of a worker is read, kept or shown.',
    'lead practitioner',
    'key worker',
    'lead professional',
  ),
];

/** One row a month, district and source, or one row a contact. */
const REFERRAL_COLUMNS: readonly ExtractColumn[] = [
  column(
    'month',
    'Month',
    '2021-03',
    'Month of the counts in this row, as 2021-03. Leave it out where each row is one contact.',
  ),
  column(
    'received',
    'Received',
    '',
    'Day of the contact, where each row is one.',
    'contact date',
    'date received',
    'referral date',
  ),
  DISTRICT,
  required(
    column(
      'source',
      'Source',
      'School',
      'Who referred, by name or id.',
      'referral source',
      'contact source',
      'referrer type',
    ),
  ),
  column(
    'outcome',
    'Outcome',
    '',
    'What became of a contact: Contact only, Referral, Repeat entry, Straight to MASH, Engaged or Unwilling.',
    'contact outcome',
    'result',
  ),
  column('contacts', 'Contacts', '40', 'Contacts of the month.'),
  column('referrals', 'Referrals', '9', 'Referrals of the month, each counted once.'),
  column('repeat_entries', 'Repeat entries', '2', 'Further entries of referrals that are counted already.'),
  column('straight_to_mash', 'Straight to MASH', '1', 'Referrals that went straight to the MASH.'),
  column('engaged', 'Engaged', '6', 'Families that consented and engaged.'),
  column('unwilling', 'Unwilling', '2', 'Families unwilling to engage.'),
];

export const EXTRACT_COLUMNS: Readonly<Record<ExtractKind, readonly ExtractColumn[]>> = {
  'case-extract': CASE_COLUMNS,
  episodes: EPISODE_COLUMNS,
  referrals: REFERRAL_COLUMNS,
};

/** Columns of which a file needs one: without it nothing can be counted. */
export const ONE_OF: Readonly<Record<ExtractKind, readonly string[]>> = {
  'case-extract': ['opened', 'waiting_since'],
  episodes: [],
  referrals: ['month', 'received'],
};

/** Columns whose cells say who somebody is: they are never shown, in samples or in faults. */
const PERSONAL = new Set(['case_id', 'episode_id', 'family_id', 'worker', 'organisation', 'reason']);
const PERSONAL_HEADING =
  /name|worker|practitioner|officer|professional|contact person|allocated|child|parent|carer|mother|father|address|email|phone|mobile|nhs|upn|birth|\bdob\b|\bid\b|_id\b|ref|number|note|comment|free text/i;

/** True where a heading, or the column it is matched with, may be of personal data. */
export function isPersonal(heading: string, columnId: string | undefined): boolean {
  return (columnId !== undefined && PERSONAL.has(columnId)) || PERSONAL_HEADING.test(heading);
}

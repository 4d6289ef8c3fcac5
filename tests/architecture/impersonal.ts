/** Response schemas that hold no data about people or money, by their name in the API description, each with the reason. */
export const IMPERSONAL: Readonly<Record<string, { why: string; tells?: readonly string[] }>> = {
  Access: { why: 'the tables of permissions themselves' },
  AccountWithLink: { why: 'an account beside its one-time link' },
  Accounts: { why: 'a list of accounts' },
  Arrangements: { why: 'dates and a list of arrangements' },
  AuditPage: { why: 'a list of events' },
  Backup: { why: 'a file' },
  Backups: { why: 'files and settings' },
  Capacity: { why: 'a date and a sentence with counts beside arrangements and districts' },
  CompetenceSet: { why: 'the competences there are and how many records name each' },
  Decisions: { why: 'a list of decision records' },
  DecisionSubjects: { why: 'a list of records' },
  CalendarAddress: { why: 'an address that is shown once to whoever made it' },
  CalendarFeed: { why: 'whether the reader has a calendar address' },
  DemandHistory: { why: 'months, notes and a share beside series of districts' },
  DemandRecording: { why: 'months and settings beside lists of completeness by district' },
  DemandRows: { why: 'a list of counts' },
  Digest: { why: 'dates and a list of what needs action' },
  ErasureDone: { why: 'how much was erased, under the name that stands for the person from now on' },
  EstablishmentRule: { why: 'a rule and what the council set of it' },
  EstablishmentRules: { why: 'rules for temporary posts, of nobody' },
  ExtractDone: { why: 'how many figures' },
  ExtractHeadings: { why: 'headings, and values that name nobody' },
  ExtractLayout: { why: 'columns and made-up examples' },
  ExtractMapping: { why: 'headings' },
  ExtractPreview: { why: 'counts by month and district, for those who import them' },
  FundingLines: { why: 'dates and a list of funding lines' },
  Health: { why: 'the state of the installation' },
  HeldCompetences: { why: 'a date and headcounts beside people, counts and lapses' },
  ImportDone: { why: 'how many rows' },
  ImportFault: { why: 'a cell of the file that the reader sent' },
  ImportLayout: { why: 'columns and made-up examples' },
  ImportProgress: { why: 'how many rows are read' },
  ImportRunState: { why: 'how many rows are read' },
  ImportPreview: { why: 'counts beside rows of the file that the reader sent' },
  LatestStudy: { why: 'a study or nothing' },
  Letters: { why: 'a list of letters' },
  CouncilAddress: { why: 'an address at the identity provider, with nothing of anybody in it', tells: ['address'] },
  LinkOwner: { why: 'the holder of a link, to themself', tells: ['email'] },
  Liveness: { why: 'the state of the process' },
  OneMore: { why: 'a list of options' },
  OneTimeLink: { why: 'a link that is shown once to whoever made it' },
  Overview: { why: 'a date, settings and wards beside districts' },
  OwnSessions: { why: 'the browsers the reader is signed in at' },
  People: { why: 'a date and a list of people' },
  PlanHeads: { why: 'a list of plans' },
  PolicyPresets: { why: 'the policies to choose from' },
  ProposalStarted: { why: 'an id' },
  Readiness: { why: 'the state of the installation' },
  Reference: { why: 'lists of districts, teams, roles, languages and levels' },
  Relaxations: { why: 'a list of ways out' },
  Session: { why: 'the reader and the installation', tells: ['email'] },
  SignInWays: { why: 'how one may sign in, and the demo accounts whose password is public', tells: ['email'] },
  Recruitments: { why: 'a date and a list of recruitments' },
  StudyStarted: { why: 'an id' },
  Vacancies: { why: 'a date and two months beside vacancies and districts' },
};

/** Names of fields that tell of people or money wherever they stand. */
export const TELLING =
  /^(personIds?|staffNumber|email|phone|birth\w*|preferences|cannotWorkIn|contractedMinutes|placements|pin|(\w*(pence|salary|honorari)\w*)|pay\w*|grade\w*|scalePoint\w*)$/i;

/** Query parameters that choose a date, a page or a kind of answer, and look at no field of anybody. */
export const PLAIN_PARAMETERS = ['asAt', 'from', 'to', 'with', 'kind', 'below', 'districtId', 'run'];

/** Addresses that answer without a schema of ours. */
export const WITHOUT_SCHEMA = ['/api/openapi.json'];

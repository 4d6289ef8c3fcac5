/** A published scheme of what a full-time caseworker carries, as a starting point for a service's own settings. */
export interface CaseloadScheme {
  id: string;
  name: string;
  /** What was published, by whom and for which year. */
  source: string;
  /** What of it is a reading of ours rather than published. */
  note: string;
  totalPoints: number | null;
  fixedPoints: number | null;
  /** `totalPoints` − `fixedPoints` where those are given. */
  pointsPerFullTime: number;
  newStarterShare: number | null;
  newStarterMonths: number | null;
  /** Points of every case whatever its level; null: the scheme weighs by level, and the weights in force stay. */
  pointsPerCase: number | null;
}

/** The published schemes that settings can start from, in the order the form offers them. */
export const CASELOAD_SCHEMES: readonly CaseloadScheme[] = [
  {
    id: 'wirral',
    name: 'Wirral: 100 points',
    source:
      'Published: Wirral Council’s caseload scheme, 100 points per full-time worker of which 15 are fixed load; a first-year worker 90',
    note: 'A first-year worker’s 90 points less the 15 fixed leave 75 of the 85 for cases: 88.24 % of a full caseload. The points per case stay as they are.',
    totalPoints: 100,
    fixedPoints: 15,
    pointsPerFullTime: 85,
    newStarterShare: 0.8824,
    newStarterMonths: 12,
    pointsPerCase: null,
  },
  {
    id: 'harrow',
    name: 'Harrow: 12 to 17 families',
    source: 'Published: Harrow Council, a key worker carries 12 to 17 families',
    note: 'Taken at the middle, 14.5, every case counting 1 point whatever its level.',
    totalPoints: null,
    fixedPoints: null,
    pointsPerFullTime: 14.5,
    newStarterShare: null,
    newStarterMonths: null,
    pointsPerCase: 1,
  },
  {
    id: 'dfe-2022',
    name: 'England 2022: 16.6 cases',
    source: 'Published: Department for Education, children’s social workers in England, average caseload 16.6 (2022)',
    note: 'Social workers’ cases, not early help: a comparison rather than a standard. Every case counts 1 point.',
    totalPoints: null,
    fixedPoints: null,
    pointsPerFullTime: 16.6,
    newStarterShare: null,
    newStarterMonths: null,
    pointsPerCase: 1,
  },
  {
    id: 'dfe-2023',
    name: 'England 2023: 16.0 cases',
    source: 'Published: Department for Education, children’s social workers in England, average caseload 16.0 (2023)',
    note: 'Social workers’ cases, not early help: a comparison rather than a standard. Every case counts 1 point.',
    totalPoints: null,
    fixedPoints: null,
    pointsPerFullTime: 16,
    newStarterShare: null,
    newStarterMonths: null,
    pointsPerCase: 1,
  },
];

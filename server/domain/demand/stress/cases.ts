/** Districts a case is about; null for all of them. */
type Districts = { districtIds: readonly string[] | null };

/** Children return to school, and schools refer. */
export interface SchoolReturn extends Districts {
  kind: 'school-return';
  /** By what share referrals from schools rise above a usual month in the month of the return: 1.5 is 150 % more. */
  rise: number;
  /** Months before it in which schools refer less, 0…6. */
  monthsHeldBack: number;
  /** By what share they refer less then, 0…1. */
  heldBack: number;
}

/** Publicity or a well-known case: more referrals from everywhere, for a while. */
export interface Publicity extends Districts {
  kind: 'publicity';
  /** By what share all referrals rise at the peak. */
  rise: number;
  /** Months from the event until the rise arrives. */
  monthsUntil: number;
  /** By what share the rise falls from each month to the next, above 0 to 1; 1: it lasts one month. */
  falls: number;
}

/** A partner stops: its families come at once, and families that it would have taken come to the district teams. */
export interface PartnerCloses {
  kind: 'partner-closes';
  /** Families that the partner supports when it closes. */
  families: readonly { districtId: string; levelId: string; families: number }[];
  /** Referrals that the partner would have taken, in each month after. */
  referrals: readonly { districtId: string; perMonth: number }[];
}

/** Homes are built and families move in. */
export interface NewEstate {
  kind: 'new-estate';
  districtId: string;
  homes: number;
  childrenPer100Homes: number;
  /** Months until everybody has moved in, in equal parts; 1: all in the first month. */
  monthsToMoveIn: number;
}

/** A change of demand that is thought through. */
export type StressCase = SchoolReturn | Publicity | PartnerCloses | NewEstate;

/** The districts that a case touches. @param all ids of all districts */
export function districtsOf(stress: StressCase, all: readonly string[]): Set<string> {
  if (stress.kind === 'new-estate') return new Set([stress.districtId]);
  if (stress.kind !== 'partner-closes') return new Set(stress.districtIds ?? all);
  return new Set([...stress.families, ...stress.referrals].map(({ districtId }) => districtId));
}

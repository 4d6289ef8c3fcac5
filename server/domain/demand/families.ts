/**
 * True where more families are counted than cases are open. Every family counted has a case of its own, while a case
 * may be one of several of a family, so families are never more than cases.
 */
export function hasTooManyFamilies({ openCases, families }: { openCases: number; families: number | null }): boolean {
  return families !== null && families > openCases;
}

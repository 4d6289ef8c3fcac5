/** When the service has its allocation reviewed. Shares are of a district’s fair share. */
export interface ReviewRule {
  /** A month is bad for a district that is further than this below its fair share, such as 0.1. */
  below: number;
  /** So many bad months of the same district ask for a review … */
  months: number;
  /** … among the last so many that count. */
  of: number;
  /** A district further than this below in two months running asks for one, even soon after the last. */
  farBelow: number;
  /** Months after a review that decided in which nothing else asks for another. */
  restMonths: number;
  /** What has been asked for stands until every district is within this of its fair share, from below. */
  backWithin: number;
  /** Most moves that are worth advising. */
  mostMoves: number;
  /** Moves are advised only where they bring the worst district up by so much of its fair share. */
  leastGain: number;
}

/** The rule as long as the service has set none. */
export const DEFAULT_REVIEW_RULE: ReviewRule = {
  below: 0.1,
  months: 3,
  of: 4,
  farBelow: 0.2,
  restMonths: 3,
  backWithin: 0.07,
  mostMoves: 3,
  leastGain: 0.05,
};

/** The setting `review-rule` as it is stored; its default where nothing is. Of a broken entry, the default of a field. */
export function reviewRuleOf(stored: unknown): ReviewRule {
  const fields: Readonly<Record<string, unknown>> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const numberOr = (name: keyof ReviewRule): number => {
    const value = fields[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : DEFAULT_REVIEW_RULE[name];
  };
  return {
    below: numberOr('below'),
    months: numberOr('months'),
    of: numberOr('of'),
    farBelow: numberOr('farBelow'),
    restMonths: numberOr('restMonths'),
    backWithin: numberOr('backWithin'),
    mostMoves: numberOr('mostMoves'),
    leastGain: numberOr('leastGain'),
  };
}

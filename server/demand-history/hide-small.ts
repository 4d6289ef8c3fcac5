/** How many families each line of one month speaks of, in the order of the lines; null where nothing is recorded. */
export type CountsOfMonth = readonly (number | null)[];

/**
 * Says which figures of one month may not be shown, so that no subtraction gives them away either.
 * @returns as many entries as there are counts; true: not shown
 */
export type HideSmall = (counts: CountsOfMonth) => readonly boolean[];

/** Shows everything: for figures that speak of no small group. */
export const hideNothing: HideSmall = (counts) => counts.map(() => false);

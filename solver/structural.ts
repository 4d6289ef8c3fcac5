/** Rules that describe how people can be placed at all; they are never the ones to give up. */
export const structural: ReadonlySet<string> = new Set(['wholePlacement', 'splitStep', 'districtLimit']);

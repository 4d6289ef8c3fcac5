import type { Chance } from './random.ts';

const GIVEN =
  'Alex Ashley Bailey Blair Cameron Casey Charlie Chris Corey Dale Dana Darcy Drew Eden Elliot Ellis Finley Frankie Glen Harley Hayden Jamie Jesse Jo Jordan Kai Kelly Kerry Kim Lee Leslie Logan Lou Max Morgan Nicky Pat Quinn Reese Robin Rowan Sam Sandy Sasha Shay Sky Stevie Taylor Terry Val'.split(
    ' ',
  );
const FAMILY =
  'Archer Ash Baker Barnes Beck Birch Bridge Brook Carter Clay Cooper Cross Dale Dean Fell Field Fisher Fletcher Ford Forest Gardner Green Hale Harper Heath Hill Holt Hunter Lake Lane Marsh Mason Meadows Miller Moor North Oakley Park Pike Pool Porter Potter Reed Rivers Sawyer Shaw Shepherd Stone Thorn Tyler Vale Wade Walker Ward Waters Weaver Webb Wells West Wood'.split(
    ' ',
  );

/** Names made up of two neutral lists, each name once. They say nothing about language, sex or family origin. */
export function makeUpNames(count: number, chance: Chance): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    const given = chance.pick(GIVEN);
    const family = chance.pick(FAMILY);
    if (given !== family) names.add(`${given} ${family}`);
  }
  return [...names];
}

import type { Db } from '../../db/open.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandFairness, FairnessBand } from '../contract/demand-fairness.ts';
import { bandCount, bandWord, NO_FIGURE, UNKNOWN_WARD } from '../domain/demand/fairness/bands.ts';
import {
  districtSentence,
  gapSentence,
  lastingSentence,
  sureSentence,
  unknownSentence,
} from '../domain/demand/fairness/words.ts';
import { smallNumbersSentence } from '../domain/demand/quality/settings.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { lasting } from '../http/wire/lasting.ts';
import { type FairnessGround, fairnessGround, GROUND_TABLES } from './ground.ts';
import { languageLines } from './language-lines.ts';
import { bandLines, districtLines, monthLines, wardLines } from './lines.ts';

const remembered = rememberedRead<DemandFairness>('fairness of service', GROUND_TABLES);

/**
 * Coverage and waiting by deprivation of wards and by language at a date, and waiting month by month up to it. Small
 * numbers are hidden over all districts first, so that what a reader confined to one sees fits what others see.
 * @throws ProblemError conflict where settings are missing, saying which
 */
export function demandFairness(db: Db, asAt: string, confinedTo: Confinement): DemandFairness {
  return remembered(db, JSON.stringify([asAt, confinedTo]), () => lasting(readAnew(db, asAt, confinedTo)));
}

function readAnew(db: Db, asAt: string, confinedTo: Confinement): DemandFairness {
  const ground = fairnessGround(db, asAt);
  const bands = bandLines(ground, confinedTo);
  const lines = monthLines(ground, confinedTo);
  const districts = districtLines(ground, confinedTo);
  return {
    asAt,
    month: ground.month,
    demandMonth: ground.service.demandMonth,
    bandWord: bandWord(bandCount(ground.wards.length)),
    words: { districtId: confinedTo, sentences: sentences({ bands, lines, districts }) },
    smallNumbersSentence: smallNumbersSentence(ground.rule),
    bands,
    wards: wardLines(ground, confinedTo),
    districts,
    languages: languageLines(ground, confinedTo),
    months: ground.months,
    lines,
    marked: markedIn(ground),
  };
}

/** The bands of deprivation alone, the most deprived first. */
export function deprived<T extends Pick<FairnessBand, 'id'>>(bands: readonly T[]): T[] {
  return bands.filter(({ id }) => id !== NO_FIGURE && id !== UNKNOWN_WARD);
}

function sentences({ bands, lines, districts }: Pick<DemandFairness, 'bands' | 'lines' | 'districts'>): string[] {
  const [most, ...others] = deprived(bands);
  const least = others.at(-1);
  const found: (string | null)[] = [];
  if (most && least) {
    const [only] = districts;
    found.push(gapSentence(most, least, districts.length === 1 && only ? only : null), sureSentence(most, least));
  }
  const [more, less] = lines.filter(({ kind }) => kind === 'side');
  if (more && less) found.push(lastingSentence(more, less));
  found.push(districtSentence(districts));
  const noWard = bands.find(({ id }) => id === UNKNOWN_WARD);
  found.push(noWard ? unknownSentence(noWard) : null);
  return found.flatMap((sentence) => (sentence === null ? [] : [sentence]));
}

/** Marked stretches that reach into the months. */
function markedIn({ months, marked }: FairnessGround): DemandFairness['marked'] {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return marked.filter(({ fromMonth, toMonth }) => fromMonth <= last && toMonth >= first);
}

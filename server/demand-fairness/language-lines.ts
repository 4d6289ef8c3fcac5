import type { FairnessLanguage } from '../contract/demand-fairness.ts';
import { keyOf } from '../domain/demand/fairness/counts.ts';
import type { ServiceFigures } from '../domain/demand/fairness/figures.ts';
import { figuresOf } from '../domain/demand/fairness/month.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { coveragesToday, isSeen, languageCoverage } from './coverage.ts';
import type { FairnessGround } from './ground.ts';

/** A line for each language group that has a case, somebody waiting or a speaker. */
export function languageLines(ground: FairnessGround, confinedTo: Confinement): FairnessLanguage[] {
  const { groups } = ground;
  const waitsCounted = (ground.now?.waiting.languages.size ?? 0) > 0;
  const { demand, balances, speakers } = ground.service;
  const coverages = coveragesToday(ground);
  const own = balances.filter(({ districtId }) => isSeen(districtId, confinedTo));
  return groups.flatMap(({ id, name, kind }): FairnessLanguage[] => {
    const figures =
      confinedTo === null
        ? figuresOf(ground.now, 'languages', id)
        : figuresOf(ground.now, 'languageCells', keyOf(confinedTo, id));
    const speakersFte = own.reduce((sum, { districtId }) => sum + (speakers.get(keyOf(districtId, id)) ?? 0), 0);
    if (!figures.openCases && !figures.waiting && !isHidden(figures, waitsCounted) && speakersFte === 0) return [];
    const isTold = figures.openCases !== null && ground.isFteTold(confinedTo, id);
    const rows = demand.filter(({ districtId, groupId }) => groupId === id && isSeen(districtId, confinedTo));
    const demandFte = rows.reduce((sum, row) => sum + row.demandFte, 0);
    const cover = own.flatMap(({ languages }) => languages.filter(({ code }) => code === id));
    const coveredFte = cover.reduce((sum, row) => sum + row.coveredFte, 0);
    const needsSpeaker = kind === 'needs-speaker';
    const spoken = { coverage: isTold && demandFte > 0 ? coveredFte / demandFte : null, isRough: false, parts: [] };
    return [
      {
        districtId: confinedTo,
        ...{ id, name, kind, waitsCounted },
        ...figures,
        demandFte: isTold ? demandFte : null,
        coveredFte: isTold && needsSpeaker ? coveredFte : null,
        speakersFte: needsSpeaker || kind === 'english' ? speakersFte : null,
        ...(needsSpeaker ? spoken : languageCoverage(ground, id, coverages, confinedTo)),
      },
    ];
  });
}

/** True where something was counted that is too few to show. */
function isHidden({ isCounted, openCases, waiting }: ServiceFigures, waitsCounted: boolean): boolean {
  return isCounted && (openCases === null || (waitsCounted && waiting === null));
}

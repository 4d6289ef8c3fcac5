import type { Db } from '../../db/open.ts';
import {
  ARRANGEMENT_TABLES,
  DEMAND_TABLES,
  POST_GROUND_TABLES,
  SETTING_TABLES,
  STAFF_TABLES,
} from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { ArrangementEffect, Capacity } from '../contract/capacity.ts';
import { awayMinutes, effectSentence, effectsSummary } from '../domain/capacity-summary.ts';
import type { ServiceFacts } from '../domain/facts.ts';
import { lasting } from '../http/wire/lasting.ts';
import { arrangementsAt, type EffectAt } from './arrangements-at.ts';
import { districtGaps } from './district-gaps.ts';
import { serviceAt } from './service-at.ts';

const remembered = rememberedRead<Capacity>('capacity', [
  ...DEMAND_TABLES,
  ...ARRANGEMENT_TABLES,
  ...POST_GROUND_TABLES,
  ...STAFF_TABLES,
  ...SETTING_TABLES,
]);

/**
 * Temporary arrangements at a date with what they do to capacity, and each district's gap.
 * @param confinedTo the one district the reader may see: arrangements in its posts, and those that count in it
 * @throws ProblemError conflict where the settings do not allow it, saying what is missing
 */
export function readCapacity(db: Db, asAt: string, confinedTo: string | null): Capacity {
  return remembered(db, JSON.stringify([asAt, confinedTo]), () => {
    const service = serviceAt(db, asAt);
    const gaps = districtGaps(db, service);
    const effects = arrangementsAt(db, service).filter(
      ({ arrangement, districtId, absence }) =>
        confinedTo === null ||
        arrangement.postDistrictId === confinedTo ||
        districtId === confinedTo ||
        absence?.districtId === confinedTo,
    );
    return lasting({
      asAt,
      summary: effectsSummary(effects, service.fullTimeMinutes),
      arrangements: effects.map((effect) => effectView(effect, service)),
      gaps: [...gaps.values()].filter(({ districtId }) => confinedTo === null || districtId === confinedTo),
    });
  });
}

function effectView(effect: EffectAt, { districts, fullTimeMinutes }: ServiceFacts): ArrangementEffect {
  const { id, kind, name, postTitle, unitName, postDistrictId, endDate } = effect.arrangement;
  const districtName = (wanted: string) => districts.find((district) => district.id === wanted)?.name ?? wanted;
  return {
    id,
    kind,
    name,
    postTitle,
    unitName,
    districtId: postDistrictId,
    endDate,
    countsIn: effect.districtId ?? effect.absence?.districtId ?? null,
    caseFte: (effect.caseMinutes + (effect.absence?.caseMinutes ?? 0)) / fullTimeMinutes,
    awayFte: awayMinutes(effect) / fullTimeMinutes,
    sentence: effectSentence(effect, { districtName, unitName, fullTimeMinutes }),
  };
}

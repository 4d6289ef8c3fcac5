import type { Db } from '../../db/open.ts';
import {
  ARRANGEMENT_TABLES,
  readArrangementRows,
  readStaffRows,
  SETTING_TABLES,
  STAFF_TABLES,
} from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import { type CapacityEffect, capacityEffects } from '../domain/capacity-effects.ts';
import type { ServiceFacts } from '../domain/facts.ts';

/** A temporary arrangement with its post and unit. */
type Arrangement = ReturnType<typeof readArrangementRows>['arrangements'][number];
/** What a temporary arrangement does to capacity. */
export type EffectAt = CapacityEffect<Arrangement>;

const remembered = rememberedRead<readonly EffectAt[]>('effects of arrangements', [
  ...ARRANGEMENT_TABLES,
  ...STAFF_TABLES,
  ...SETTING_TABLES,
]);

/**
 * Every temporary arrangement in force at the date of the facts, of all units, and what it does to capacity: those that
 * change a district's first, then ring-fenced time, then the rest; each by number.
 */
export function arrangementsAt(db: Db, service: ServiceFacts): readonly EffectAt[] {
  return remembered(db, service.asAt, () => {
    const { people } = readStaffRows(db, service.asAt);
    const { arrangements } = readArrangementRows(db, service.asAt);
    return capacityEffects(arrangements, { ...service, people }).sort((a, b) => rank(a) - rank(b));
  });
}

function rank({ caseMinutes, way, arrangement, absence }: EffectAt): number {
  if (caseMinutes !== 0 || absence) return 0;
  if (way === 'refused') return 1;
  return arrangement.kind === 'ring-fenced' ? 2 : 3;
}

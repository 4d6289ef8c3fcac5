import type { Db } from '../../db/open.ts';
import { listDemandNotes } from '../../db/queries/demand.ts';
import { listUnwilling, readSettingRows } from '../../db/queries/demand-method.ts';
import { type DemandSums, HISTORY_SETTING_TABLES, sumDemand } from '../../db/queries/demand-sums.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandHistory } from '../contract/demand.ts';
import type { DistrictDemand } from '../domain/caseload.ts';
import { monthDemand } from '../domain/demand/month-demand.ts';
import { shownLanguages } from '../domain/demand/suppress-languages.ts';
import { UNKNOWN_LANGUAGE } from '../domain/facts.ts';
import type { Confinement } from '../http/district-to-read.ts';

type Figures = Pick<DistrictDemand, 'openCases' | 'demandFte'>;

interface HistorySettings {
  districts: { id: string }[];
  notes: DemandHistory['notes'];
  demandOf: (sums: DemandSums) => Figures;
}

const remembered = rememberedRead<HistorySettings>('settings of the history', HISTORY_SETTING_TABLES);

/**
 * Open cases and demand FTE of each month that has counts, by district, with the settings of that month, and how
 * complete the recording of languages was: to who does not keep the counts only where they are not too few to show. A reader confined to a
 * district sees that district only.
 */
export function demandHistory(db: Db, confinedTo: Confinement, keepsCounts: boolean): DemandHistory {
  const settings = remembered(db, '', () => ({
    districts: listDistricts(db),
    notes: listDemandNotes(db),
    demandOf: demandCalculator(db),
  }));
  const isVisible = (districtId: string) => confinedTo === null || confinedTo === districtId;
  const months = new Map<string, DemandSums[]>();
  for (const sums of sumDemand(db)) {
    if (!isVisible(sums.districtId)) continue;
    const ofMonth = months.get(sums.month);
    if (ofMonth) ofMonth.push(sums);
    else months.set(sums.month, [sums]);
  }
  const inOrder = [...months].sort(([a], [b]) => (a < b ? -1 : 1));
  const byMonth = inOrder.map(([, all]) => new Map(all.map((sums) => [sums.districtId, settings.demandOf(sums)])));
  return {
    months: inOrder.map(([month]) => month),
    districts: settings.districts
      .filter(({ id }) => isVisible(id))
      .map(({ id }) => ({
        districtId: id,
        openCases: byMonth.map((month) => month.get(id)?.openCases ?? 0),
        demandFte: byMonth.map((month, at) => month.get(id)?.demandFte ?? uncounted(settings, inOrder[at]?.[0], id)),
      })),
    notes: settings.notes,
    languageRecorded: inOrder.map(([month, all]) => {
      if (keepsCounts) return shareRecorded(all);
      const isShown = shownLanguages(readLanguageRows(db, month)).language(confinedTo, UNKNOWN_LANGUAGE);
      return isShown ? shareRecorded(all) : null;
    }),
  };
}

/** Demand FTE of a district in a month for which only others have counts: what chasing weighs there. */
function uncounted({ demandOf }: HistorySettings, month: string | undefined, districtId: string): number {
  return month === undefined
    ? 0
    : demandOf({ month, districtId, levels: [], openCases: 0, unknownLanguage: 0 }).demandFte;
}

/** Works out demand with the settings as they are now, and each sum only once. */
function demandCalculator(db: Db): HistorySettings['demandOf'] {
  const unwilling = new Map(
    listUnwilling(db).map((row) => [JSON.stringify([row.month, row.districtId]), row.unwilling]),
  );
  const demandOf = monthDemand(
    readSettingRows(db),
    (month, districtId) => unwilling.get(JSON.stringify([month, districtId])) ?? null,
  );
  const known = new WeakMap<DemandSums, Figures>();
  return (sums) => {
    const found = known.get(sums);
    if (found) return found;
    const { openCases, demandFte } = demandOf(sums);
    known.set(sums, { openCases, demandFte });
    return { openCases, demandFte };
  };
}

/** Share of the cases whose language was recorded, 0…1; 1 where there is no case. */
function shareRecorded(sums: readonly DemandSums[]): number {
  const all = sums.reduce((sum, { openCases }) => sum + openCases, 0);
  const unknown = sums.reduce((sum, { unknownLanguage }) => sum + unknownLanguage, 0);
  return all === 0 ? 1 : (all - unknown) / all;
}

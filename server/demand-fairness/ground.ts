import type { Db } from '../../db/open.ts';
import { FAIRNESS_TABLES, listLanguageWaits } from '../../db/queries/demand-fairness.ts';
import { listCaseQuality, listLanguageRecorded, RECORDING_TABLES } from '../../db/queries/demand-recording.ts';
import { BALANCE_TABLES } from '../../db/queries/facts.ts';
import { LANGUAGE_COUNT_TABLES, readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import { UNKNOWN_WARD } from '../domain/demand/fairness/bands.ts';
import { keyOf } from '../domain/demand/fairness/counts.ts';
import { type ShownMonth, shownMonth } from '../domain/demand/fairness/month.ts';
import { type Completeness, completeness } from '../domain/demand/quality/completeness.ts';
import { qualityCounts } from '../domain/demand/quality/counts.ts';
import { rateOf, sumOf } from '../domain/demand/rates.ts';
import type { Shown } from '../domain/demand/suppress.ts';
import { type ShownLanguages, shownLanguages } from '../domain/demand/suppress-languages.ts';
import { inLanguageGroups } from './language-waits.ts';
import { type ServiceToday, serviceToday } from './service-today.ts';
import { type WardMonths, wardMonths } from './ward-months.ts';

/** All that fairness of service is told from, as it may be shown: nothing in it depends on the reader. */
export interface FairnessGround extends WardMonths {
  service: ServiceToday;
  /**
   * The month that is looked at, with open cases by language; where no ward was ever counted, languages alone, of the month
   * of the demand. Undefined where there is neither.
   */
  now: ShownMonth | undefined;
  /** True where FTE of a group of languages are told: of a district, or of all (null). */
  isFteTold: ShownLanguages['fte'];
  /** Share of the district’s cases with a language recorded; null where it is too few to show. */
  recorded: ReadonlyMap<string, number | null>;
}

/** Tables that a `FairnessGround` looks at. */
export const GROUND_TABLES = [
  ...FAIRNESS_TABLES,
  ...RECORDING_TABLES,
  ...LANGUAGE_COUNT_TABLES,
  ...BALANCE_TABLES,
] as const;

const remembered = rememberedRead<FairnessGround>('ground of fairness', GROUND_TABLES);

/** What may be shown at a date. @throws ProblemError conflict where settings are missing, saying which */
export function fairnessGround(db: Db, asAt: string): FairnessGround {
  return remembered(db, asAt, () => {
    const wards = wardMonths(db, asAt);
    const service = serviceToday(db, asAt, wards.groups);
    const recording = languageRecording(db, wards, service);
    const now = wards.shown.get(wards.month ?? '') ?? languagesAlone(db, wards, service);
    const languages = shownLanguages(readLanguageRows(db, service.demandMonth ?? ''));
    const recorded = recording.flatMap(({ districtId, missing, openCases }) =>
      districtId === null ? [] : [[districtId, missing && rateOf(openCases - missing.part, openCases).value] as const],
    );
    return {
      ...wards,
      service,
      isFteTold: languages.fte,
      now: now && { ...now, open: { ...now.open, ...openByLanguage(wards, service, languages) } },
      recorded: new Map(recorded),
    };
  });
}

/** A month in which no ward was counted: families that wait, by language. */
function languagesAlone(
  db: Db,
  { month, groups, rule }: WardMonths,
  { demandMonth, balances }: ServiceToday,
): ShownMonth | undefined {
  if (month !== null || demandMonth === null) return undefined;
  const districtIds = balances.map(({ districtId }) => districtId);
  const waits = inLanguageGroups(groups, districtIds, listLanguageWaits(db, demandMonth));
  return shownMonth([], waits, rule, { unknown: UNKNOWN_WARD });
}

/** How completely languages are recorded in the month of the demand, as the page about recording shows it. */
function languageRecording(db: Db, { rule }: WardMonths, { demandMonth }: ServiceToday): Completeness[] {
  const counts = qualityCounts(listCaseQuality(db), listLanguageRecorded(db));
  const ofMonth = counts.filter(({ field, month }) => field === 'language' && month === demandMonth);
  return completeness('language', ofMonth, rule);
}

/** Open cases of every group of languages, of districts and of all; what has no row was counted as 0. */
function openByLanguage({ groups }: WardMonths, { demand, balances }: ServiceToday, shown: ShownLanguages) {
  const told = (districtId: string | null, groupId: string): Shown => {
    const rows = demand.filter((row) => row.groupId === groupId && (districtId ?? row.districtId) === row.districtId);
    return shown.group(districtId, groupId) ? sumOf(rows, ({ openCases }) => openCases) : 'suppressed';
  };
  return {
    languages: new Map(groups.map(({ id }) => [id, told(null, id)])),
    languageCells: new Map(
      balances.flatMap(({ districtId }) =>
        groups.map(({ id }) => [keyOf(districtId, id), told(districtId, id)] as const),
      ),
    ),
  };
}

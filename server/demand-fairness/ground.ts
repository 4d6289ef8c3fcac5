import type { Db } from '../../db/open.ts';
import { FAIRNESS_TABLES } from '../../db/queries/demand-fairness.ts';
import { listCaseQuality, listLanguageRecorded, RECORDING_TABLES } from '../../db/queries/demand-recording.ts';
import { ARRANGEMENT_TABLES, DEMAND_TABLES, SETTING_TABLES, STAFF_TABLES } from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import { type ShownMonth, shownLanguages } from '../domain/demand/fairness/month.ts';
import { type Completeness, completeness } from '../domain/demand/quality/completeness.ts';
import { qualityCounts } from '../domain/demand/quality/counts.ts';
import { rateOf } from '../domain/demand/rates.ts';
import { UNKNOWN_LANGUAGE } from '../domain/facts.ts';
import { inEveryGroup } from './language-waits.ts';
import { seenOfRecording } from './recording-seen.ts';
import { type ServiceToday, serviceToday } from './service-today.ts';
import { type WardMonths, wardMonths } from './ward-months.ts';

/** All that fairness of service is told from, as it may be shown: nothing in it depends on the reader. */
export interface FairnessGround extends WardMonths {
  service: ServiceToday;
  /** The month that is looked at, with open cases by language; undefined where there is none. */
  now: ShownMonth | undefined;
  /** Share of the district’s cases with a language recorded; null where it is too few to show. */
  recorded: ReadonlyMap<string, number | null>;
}

/** Tables that a `FairnessGround` looks at. */
export const GROUND_TABLES = [
  ...FAIRNESS_TABLES,
  ...RECORDING_TABLES,
  ...SETTING_TABLES,
  ...DEMAND_TABLES,
  ...STAFF_TABLES,
  ...ARRANGEMENT_TABLES,
] as const;

const remembered = rememberedRead<FairnessGround>('ground of fairness', GROUND_TABLES);

/** What may be shown at a date. @throws ProblemError conflict where settings are missing, saying which */
export function fairnessGround(db: Db, asAt: string): FairnessGround {
  return remembered(db, asAt, () => {
    const wards = wardMonths(db, asAt);
    const service = serviceToday(db, asAt, wards.groups);
    const recording = languageRecording(db, wards, service);
    const now = wards.shown.get(wards.month ?? '');
    const recorded = recording.flatMap(({ districtId, missing, openCases }) =>
      districtId === null ? [] : [[districtId, missing && rateOf(openCases - missing.part, openCases).value] as const],
    );
    return {
      ...wards,
      service,
      now: now && { ...now, open: { ...now.open, ...openByLanguage(wards, service, recording) } },
      recorded: new Map(recorded),
    };
  });
}

/** How completely languages are recorded in the month of the demand, as the page about recording shows it. */
function languageRecording(db: Db, { rule }: WardMonths, { demandMonth }: ServiceToday): Completeness[] {
  const counts = qualityCounts(listCaseQuality(db), listLanguageRecorded(db));
  const ofMonth = counts.filter(({ field, month }) => field === 'language' && month === demandMonth);
  return completeness('language', ofMonth, rule);
}

function openByLanguage({ groups, rule }: WardMonths, { demand, balances }: ServiceToday, recording: Completeness[]) {
  const districtIds = balances.map(({ districtId }) => districtId);
  const cases = inEveryGroup(groups, districtIds, (districtId, languageCode) => {
    const row = demand.find((of) => of.districtId === districtId && of.groupId === languageCode);
    return { districtId, languageCode, openCases: row?.openCases ?? 0 };
  });
  const unknown = cases.filter(({ languageCode }) => languageCode === UNKNOWN_LANGUAGE);
  const noLanguage = seenOfRecording(recording, unknown);
  const { languages, languageCells } = shownLanguages(cases, rule, { unknown: UNKNOWN_LANGUAGE, noLanguage });
  return { languages, languageCells };
}

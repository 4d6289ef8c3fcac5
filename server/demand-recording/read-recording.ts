import type { Db } from '../../db/open.ts';
import { RECORDING_TABLES } from '../../db/queries/demand-recording.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandRecording, RecordingLine, RecordingRow } from '../contract/demand-recording.ts';
import { addMonths, type CivilDate, latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { type Completeness, completenessByMonth, QUALITY_FIELDS } from '../domain/demand/quality/completeness.ts';
import { completenessSentence, nextSteps } from '../domain/demand/quality/words.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { lasting } from '../http/wire/lasting.ts';
import { languageEstimates } from './language-estimates.ts';
import { qualityCounts } from './quality-counts.ts';
import { recordingSettingsNow } from './recording-settings.ts';

const remembered = rememberedRead<DemandRecording>('recording of cases', RECORDING_TABLES);

/** A district, or all of them (null). */
interface Place {
  id: string | null;
  name: string;
}

/**
 * How completely cases are recorded at a date, and month by month up to it. Small numbers are hidden over all districts
 * first, so that what a reader confined to one sees fits what others see.
 */
export function demandRecording(db: Db, asAt: CivilDate, confinedTo: Confinement): DemandRecording {
  return remembered(db, JSON.stringify([asAt, confinedTo]), () => lasting(readAnew(db, asAt, confinedTo)));
}

function readAnew(db: Db, asAt: CivilDate, confinedTo: Confinement): DemandRecording {
  const settings = recordingSettingsNow(db);
  const counts = qualityCounts(db);
  const month = latestCompleteMonth(new Set(counts.map((count) => count.month)), asAt) ?? null;
  const months = [...new Set(counts.map((count) => count.month))].filter((at) => month !== null && at <= month);
  const monthBefore = months.find((at) => month !== null && at === addMonths(month, -12)) ?? null;
  const found = completenessByMonth(counts, settings.smallNumbers);
  const lineAt = (at: Month | null, { id }: Place, field: string): Completeness | undefined =>
    found.get(`${at} ${field}`)?.find(({ districtId }) => districtId === id);
  const places = placesOf(listDistricts(db), confinedTo);
  const both = QUALITY_FIELDS.flatMap((field) =>
    places.flatMap((place) => {
      const now = lineAt(month, place, field);
      const before = lineAt(monthBefore, place, field);
      if (!now) return [];
      const sentence = completenessSentence(now, before, place.id === null ? 'all districts' : place.name);
      return [{ place, now, before, sentence }];
    }),
  );
  return {
    asAt,
    month,
    monthBefore,
    months,
    rows: both.map(rowOf),
    lines: QUALITY_FIELDS.flatMap((field) =>
      places.map((place) => lineOf(place, field, months, (at) => lineAt(at, place, field))),
    ).filter(({ values, hidden }) => hidden.length > 0 || values.some((value) => value !== null)),
    steps: nextSteps(both),
    ...languageEstimates(db, asAt, both, settings.languageFallback),
    settings,
  };
}

function placesOf(districts: readonly Place[], confinedTo: Confinement): Place[] {
  const own = districts.filter(({ id }) => confinedTo === null || id === confinedTo);
  return confinedTo === null ? [...own, { id: null, name: 'All districts' }] : own;
}

interface Both {
  place: Place;
  now: Completeness;
  before: Completeness | undefined;
  sentence: string;
}

function rowOf({ place, now, before, sentence }: Both): RecordingRow {
  const { field, openCases, missing } = now;
  return {
    districtId: place.id,
    name: place.name,
    field,
    openCases,
    recorded: missing ? openCases - missing.part : null,
    missing: missing?.part ?? null,
    share: missing?.value ?? null,
    shareBefore: before?.missing?.value ?? null,
    isHidden: missing === null,
    sentence,
  };
}

function lineOf(
  { id, name }: Place,
  field: RecordingLine['field'],
  months: readonly Month[],
  at: (month: Month) => Completeness | undefined,
): RecordingLine {
  const found = months.map(at);
  return {
    districtId: id,
    name,
    field,
    values: found.map((completeness) => completeness?.missing?.value ?? null),
    hidden: found.flatMap((completeness, place) => (completeness?.missing === null ? [place] : [])),
  };
}

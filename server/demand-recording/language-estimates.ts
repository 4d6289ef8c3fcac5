import type { Db } from '../../db/open.ts';
import { listWardPlaces } from '../../db/queries/demand-fairness.ts';
import { listSpeakers } from '../../db/queries/demand-recording.ts';
import type { DemandRecording } from '../contract/demand-recording.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { Completeness } from '../domain/demand/quality/completeness.ts';
import {
  estimateLanguages,
  estimateShare,
  notEnglishShare,
  speakersInDistrict,
} from '../domain/demand/quality/language-estimate.ts';
import type { LanguageFallback } from '../domain/demand/quality/settings.ts';
import { sumOf } from '../domain/demand/rates.ts';

/**
 * What the census suggests about cases without a language, for districts where they are more than the set share: from the
 * share of their own wards at the date, where that is known. It stands beside what is recorded and enters nothing else.
 */
export function languageEstimates(
  db: Db,
  asAt: CivilDate,
  lines: readonly { place: { name: string }; now: Completeness }[],
  { on, aboveShare }: LanguageFallback,
): Pick<DemandRecording, 'estimates' | 'censusSource'> {
  const speakers = on ? listSpeakers(db) : [];
  const wards = Map.groupBy(on ? listWardPlaces(db, asAt) : [], ({ districtId }) => districtId);
  const known = new Map(speakers.map((row) => [row.languageCode, row]));
  const estimates = lines.flatMap(({ place: { name }, now: { districtId, field, missing } }) => {
    if (!on || districtId === null || field !== 'language' || !missing || (missing.value ?? 0) <= aboveShare) return [];
    const notEnglish = notEnglishShare(wards.get(districtId) ?? []);
    const there = notEnglish === null ? speakers : speakersInDistrict(speakers, notEnglish);
    const languages = estimateLanguages(missing.part, there).map(({ languageCode, ...estimate }) => ({
      code: languageCode,
      name: known.get(languageCode)?.name ?? languageCode,
      needsSpeaker: known.get(languageCode)?.needsSpeaker ?? false,
      ...estimate,
    }));
    if (languages.length === 0) return [];
    const shareOfOthers = sumOf(
      languages.filter(({ needsSpeaker }) => needsSpeaker),
      ({ censusShare }) => censusShare,
    );
    const together = estimateShare(missing.part, Math.min(1, shareOfOthers));
    return [{ districtId, name, cases: missing.part, share: missing.value ?? 0, languages, together, notEnglish }];
  });
  return { estimates, censusSource: estimates.length > 0 ? (speakers[0]?.source ?? '') : '' };
}

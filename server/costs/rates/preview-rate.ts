import type { Db } from '../../../db/open.ts';
import { countUses, readRates } from '../../../db/queries/rates.ts';
import { readReferenceRows } from '../../../db/queries/reference.ts';
import type { RatePreviewRequest, RatesPreview } from '../../contract/rates.ts';
import type { CivilDate } from '../../domain/calendar.ts';
import { differingFields } from '../../domain/differences.ts';
import { invalidInput } from '../../http/problem.ts';
import { type RateFacts, rateFaults, rateNotes } from './check-rate.ts';
import { effectOf, effectYears } from './effect.ts';
import { nameOfRate, RATE_LABELS, ratesVersion, rateWords, storedRate } from './rate-rows.ts';

/** What a rate is checked against, as it is stored now. */
export function rateFacts(db: Db): RateFacts {
  const roles = new Map(readReferenceRows(db).roles.map(({ id, title }) => [id, title]));
  return { rates: readRates(db), roles, uses: countUses(db) };
}

/** A rate in words, and each field that a change would leave different. */
export function describeChange({ rate, remove }: RatePreviewRequest, { rates, roles }: RateFacts) {
  const was = storedRate(rates, rate);
  const { what: _, ...is } = rate;
  const { what: __, ...before } = was ?? { what: null };
  const after = remove ? {} : is;
  const changed = differingFields(before, after, Object.keys(RATE_LABELS));
  const name = nameOfRate(rate, {
    grade: (id) => rates.grades.find((grade) => grade.id === id)?.name ?? id,
    role: (id) => roles.get(id) ?? id,
  });
  return { was, name, changed };
}

/**
 * What a change of a rate would do, before it is saved: the fields before and after, and budget and forecast of the year
 * of the date (and of the year the rate starts in, where that is later).
 * @throws ProblemError invalid-input naming what to correct
 */
export async function previewRate(db: Db, request: RatePreviewRequest, asAt: CivilDate): Promise<RatesPreview> {
  const facts = rateFacts(db);
  const faults = rateFaults(request.rate, request.remove, facts);
  if (faults.length > 0) throw invalidInput(faults);
  const { name, changed } = describeChange(request, facts);
  const notes = rateNotes(request.rate, request.remove, facts);
  if (!changed) notes.push('Nothing would change: the rate is recorded like this already.');
  const effects = [];
  for (const year of effectYears(request.rate, asAt)) effects.push(await effectOf(db, request, year));
  return {
    version: ratesVersion(facts.rates),
    what: name,
    differences: Object.keys(changed?.after ?? {}).map((field) => ({
      label: RATE_LABELS[field] ?? field,
      before: rateWords(field, changed?.before[field]),
      after: rateWords(field, changed?.after[field]),
    })),
    effects,
    notes,
  };
}

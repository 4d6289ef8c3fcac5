import type { Person, PersonChange } from '../../../server/contract/people.ts';

/** One choice of district as it is being written; an empty district is no choice. */
export interface ChoiceDraft {
  districtId: string;
  reason: string;
}

/** The details of a person as they are being written. */
export interface PersonDraft {
  languages: string[];
  choices: ChoiceDraft[];
  cannotWorkIn: string[];
  startDate: string;
  endDate: string;
  /** Why the record is changed; empty for nothing said. */
  reason: string;
}

/** How many choices the details offer at least. */
const CHOICES = 3;

/** The draft that shows a person as stored. */
export function draftOf(person: Person): PersonDraft {
  const ranked = [...person.preferences].sort((a, b) => a.rank - b.rank);
  const stated = ranked.map(({ districtId, reason }) => ({ districtId, reason: reason ?? '' }));
  const spare = Array.from({ length: Math.max(0, CHOICES - stated.length) }, () => ({ districtId: '', reason: '' }));
  return {
    languages: person.languages,
    choices: [...stated, ...spare],
    cannotWorkIn: person.cannotWorkIn,
    startDate: person.startDate,
    endDate: person.endDate ?? '',
    reason: '',
  };
}

/** What has to be corrected before the draft can be saved, with the remedy; undefined where nothing has. */
export function faultOf(draft: PersonDraft): string | undefined {
  const chosen = draft.choices.map((choice) => choice.districtId).filter(Boolean);
  if (new Set(chosen).size < chosen.length) return 'A district is chosen twice. Choose another one, or none.';
  if (chosen.some((id) => draft.cannotWorkIn.includes(id))) {
    return 'A chosen district is also one this person cannot work in. Take one of the two away.';
  }
  if (draft.startDate === '') return 'Give a start date.';
  if (draft.endDate !== '' && draft.endDate < draft.startDate)
    return 'The end lies before the start. Correct one of the two.';
  if (draft.reason.trim() !== '' && draft.reason.trim().length < 3) return 'Say why in a few words, or leave it empty.';
  return undefined;
}

/** The fields in which the draft differs from the stored person. */
export function changeFrom(person: Person, draft: PersonDraft): PersonChange {
  const change: PersonChange = {};
  const stored = draftOf(person);
  if (!same(stored.languages, draft.languages)) change.languages = draft.languages;
  if (!same(stored.choices, draft.choices)) {
    change.preferences = draft.choices
      .filter((choice) => choice.districtId !== '')
      .map((choice, index) => ({
        districtId: choice.districtId,
        rank: index + 1,
        reason: choice.reason.trim() === '' ? null : choice.reason.trim(),
      }));
  }
  if (!same(stored.cannotWorkIn, draft.cannotWorkIn)) change.cannotWorkIn = draft.cannotWorkIn;
  if (stored.startDate !== draft.startDate) change.startDate = draft.startDate;
  if (stored.endDate !== draft.endDate) change.endDate = draft.endDate === '' ? null : draft.endDate;
  return change;
}

/**
 * A draft that started from one state of a person, going on from a newer one: what was written is kept, the rest follows.
 * @returns `clashes` is true where a field that was written is another in the newer state too
 */
export function rebased(draft: PersonDraft, from: Person, to: Person): { draft: PersonDraft; clashes: boolean } {
  const [before, now] = [draftOf(from), draftOf(to)];
  const written = (field: keyof PersonDraft) => !same(before[field], draft[field]);
  const fields = (Object.keys(draft) as (keyof PersonDraft)[]).filter(written);
  const kept = Object.fromEntries(fields.map((field) => [field, draft[field]]));
  const clashes = fields.some((field) => !same(before[field], now[field]) && !same(now[field], draft[field]));
  return { draft: { ...now, ...kept }, clashes };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

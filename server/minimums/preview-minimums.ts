import type { Db } from '../../db/open.ts';
import type { AskedMinimums, MinimumEffect, MinimumsPreview } from '../contract/minimums.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { boundByRole, cellOf, coverOf, coverOfRoles, shortOf } from '../domain/minimums/cover.ts';
import {
  boundSentence,
  changeSentence,
  coverSentence,
  newStarterSentence,
  olderPlansSentence,
} from '../domain/minimums/words.ts';
import { currentPlacements } from '../domain/problem.ts';
import { type CheckedMinimums, checkedMinimums } from './asked-minimums.ts';
import { type CoverGround, coverGround } from './cover-ground.ts';
import { type PlanStanding, planStandings } from './plan-covers.ts';

/**
 * What a change of minimums would do, before it is saved: which districts would be below at the date, which plans would
 * be as they stand, and how much of each role is bound.
 * @throws ProblemError invalid-input naming each that cannot be, with the remedy
 */
export function previewMinimums(db: Db, asked: AskedMinimums, asAt: CivilDate): MinimumsPreview {
  const ground = coverGround(db, asAt);
  const checked = checkedMinimums(ground, asked);
  const plans = planStandings(db);
  return {
    version: ground.version,
    asAt,
    effects: effectsOf(ground, checked, plans),
    notes: checked.changes.length > 0 ? notesOf(ground, checked, plans) : [],
  };
}

function effectsOf(
  { service, people }: CoverGround,
  { changes }: CheckedMinimums,
  plans: readonly PlanStanding[],
): MinimumEffect[] {
  const there = coverOf(people, currentPlacements({ people }));
  const nameOf = new Map(service.districts.map(({ id, name }) => [id, name]));
  const titleOf = new Map(service.roles.map(({ id, title }) => [id, title]));
  return changes.map(({ roleId, districtId, before, after }) => {
    const key = cellOf({ roleId, districtId });
    const { fte, people: heads } = there.get(key) ?? { fte: 0, people: 0 };
    const shortFte = shortOf(after, fte);
    const named = { district: nameOf.get(districtId) ?? districtId, role: titleOf.get(roleId) ?? roleId };
    const below = plans.filter(({ cover }) => shortOf(after, cover.get(key)?.fte ?? 0) > 0);
    return {
      ...{ roleId, districtId, before, after, fte, people: heads, shortFte },
      sentence: changeSentence(named, before, after),
      cover: coverSentence(named, { minimumFte: after, fte, shortFte }),
      plansBelow: below.map(({ name }) => name),
    };
  });
}

function notesOf(
  { minimums, service, people }: CoverGround,
  { after, changes }: CheckedMinimums,
  plans: readonly PlanStanding[],
): string[] {
  const [was, is, total] = [boundByRole(minimums), boundByRole(after), coverOfRoles(people)];
  const changed = new Set(changes.map(({ roleId }) => roleId));
  const roles = service.roles.filter(({ id }) => changed.has(id));
  return [
    ...roles.map(({ id, title }) => boundSentence(title, is.get(id) ?? 0, total.get(id) ?? { fte: 0, people: 0 })),
    ...roles.flatMap(({ id, title, caseload }) => {
      const isNewlyBound = was.has(id) !== is.has(id);
      return service.newStarters && caseload > 0 && isNewlyBound ? [newStarterSentence(title, is.has(id))] : [];
    }),
    olderPlansSentence(plans.map(({ name }) => name)),
  ].filter((note) => note !== '');
}

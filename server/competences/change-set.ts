import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { replaceCompetenceSet } from '../../db/queries/competences.ts';
import type { CompetenceSet, CompetenceSetChange } from '../contract/competences.ts';
import type { Fault } from '../contract/problems.ts';
import { differingFields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput } from '../http/problem.ts';
import { competenceSetNow } from './competence-set.ts';

/** The set as it is to be, and the version it starts from. */
export interface SetEdit {
  version: number;
  change: CompetenceSetChange;
  actor: Actor;
  at: Date;
}

/**
 * Replaces the set of competences and levels: adds, renames, orders, warns earlier or later, and removes what nothing
 * names any more.
 * @throws ProblemError version-changed with the set as it is now; invalid-input naming what is still in use
 */
export function changeCompetenceSet(db: Db, { version, change, actor, at }: SetEdit): CompetenceSet {
  return db.transaction(
    () => {
      const before = competenceSetNow(db);
      if (before.version !== version) throw versionChanged('the list of competences', before);
      const faults = [...checkCompetences(before, change), ...checkLevels(before, change)];
      if (faults.length > 0) throw invalidInput(faults);
      const taken = new Set(before.competences.map(({ id }) => id));
      const competences = change.competences.map(({ id, name, warnDays }) => ({
        id: id ?? newId(name, taken),
        name,
        warnDays,
      }));
      replaceCompetenceSet(db, { levels: change.levels, competences }, version);
      const after = competenceSetNow(db);
      appendAuditEvent(db, {
        at: at.toISOString(),
        actor,
        action: 'competence.settings',
        subject: 'competence-set',
        subjectId: 'all',
        ...differingFields(setFields(before), setFields(after)),
      });
      return after;
    },
    { behavior: 'immediate' },
  );
}

function checkCompetences(before: CompetenceSet, { competences }: CompetenceSetChange): Fault[] {
  const wanted = new Set(competences.map(({ id }) => id));
  const faults = before.competences
    .filter(({ id, people, posts }) => !wanted.has(id) && people + posts > 0)
    .map(({ name, people, posts }) => ({
      field: 'competences',
      value: name,
      remedy: `“${name}” is on the record of ${count(people, 'person', 'people')} and asked for by ${count(posts, 'post', 'posts')}. Take it away there first, or keep it.`,
    }));
  const known = before.competences.map(({ id }) => id);
  for (const [place, { id, name }] of competences.entries()) {
    if (id !== null && !known.includes(id)) {
      const remedy = 'There is no such competence. Leave the id out (null) to add a new one.';
      faults.push({ field: `competences.${place}.id`, value: id, remedy });
    }
    const isRepeated =
      competences.findIndex((one) => sameName(one.name, name)) !== place ||
      (id !== null && competences.findIndex((one) => one.id === id) !== place);
    if (isRepeated) {
      faults.push({
        field: `competences.${place}.name`,
        value: name,
        remedy: 'It stands in the list twice. Keep one.',
      });
    }
  }
  return faults;
}

function checkLevels(before: CompetenceSet, { levels }: CompetenceSetChange): Fault[] {
  const gone = before.levels.filter(({ level, inUse }) => inUse > 0 && !levels.some((one) => one.level === level));
  const repeated = levels.filter(
    ({ level, name }, place) => levels.findIndex((one) => one.level === level || sameName(one.name, name)) !== place,
  );
  return [
    ...gone.map(({ name, inUse }) => ({
      field: 'levels',
      value: name,
      remedy: `The level “${name}” is named by ${count(inUse, 'record', 'records')}. Change them first, or keep it.`,
    })),
    ...repeated.map(({ name }) => ({
      field: 'levels',
      value: name,
      remedy: 'A level with this number or name stands in the list twice. Keep one.',
    })),
  ];
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en-GB') === b.trim().toLocaleLowerCase('en-GB');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** An id from a name: “Whole-family working” → `whole-family-working`; numbered where it is taken. */
function newId(name: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 50) || 'competence';
  let found = base;
  for (let number = 2; taken.has(found); number += 1) found = `${base}-${number}`;
  taken.add(found);
  return found;
}

function setFields({ competences, levels }: CompetenceSet) {
  return {
    competences: competences.map(({ name, warnDays }) => `${name} (warned ${warnDays} days before)`),
    levels: levels.map(({ level, name }) => `${level} ${name}`),
  };
}

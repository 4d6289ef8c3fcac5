import { arrangementWords, type FactEffect } from './capacity-words.ts';
import type { FactDistrict, FactPerson, PlanFacts } from './facts.ts';
import { changedMinimums } from './minimums/cover.ts';
import { formatDay } from './pay/formats.ts';

/** One thing that differs between two sets of facts, and whom or what it is about. */
export interface FactChange {
  about: { personId: string } | { districtId: string } | 'everything';
  sentence: string;
}

/**
 * What changed between the facts a plan was made on and the facts now, as sentences: settings first, then demand by
 * district, then people by staff number.
 */
export function factChanges(before: PlanFacts, now: PlanFacts): FactChange[] {
  return [...settingChanges(before, now), ...demandChanges(before, now), ...peopleChanges(before, now)];
}

function settingChanges(before: PlanFacts, now: PlanFacts): FactChange[] {
  const changes: FactChange[] = [];
  const say = (sentence: string) => changes.push({ about: 'everything', sentence });
  if (before.demandMonth !== now.demandMonth) {
    say(`Demand now comes from ${now.demandMonth ?? 'no month'}; the plan uses ${before.demandMonth ?? 'no month'}.`);
  }
  if (before.pointsPerFullTime !== now.pointsPerFullTime) {
    say(
      `One full-time caseworker now carries ${now.pointsPerFullTime} points; the plan uses ${before.pointsPerFullTime}.`,
    );
  }
  if (before.fullTimeMinutes !== now.fullTimeMinutes) {
    say(`Full time is now ${now.fullTimeMinutes / 60} hours a week; the plan uses ${before.fullTimeMinutes / 60}.`);
  }
  if (!sameRule(before, now)) {
    say(`People in their first months now carry ${carried(now)}; the plan has ${carried(before)}.`);
  }
  if (!same(before.roles, now.roles)) say('The roles, or how much of a role carries cases, changed.');
  return changes;
}

/** True where people in their first months carry the same for as long in both. */
function sameRule({ newStarters: was }: PlanFacts, { newStarters: is }: PlanFacts): boolean {
  return was?.share === is?.share && was?.months === is?.months;
}

/** “90 % of a full caseload for 12 months”, or “a full caseload”. */
function carried({ newStarters }: PlanFacts): string {
  if (!newStarters) return 'a full caseload';
  const { share, months } = newStarters;
  return `${percent(share)} of a full caseload for ${months} ${months === 1 ? 'month' : 'months'}`;
}

function demandChanges(before: PlanFacts, now: PlanFacts): FactChange[] {
  const changes: FactChange[] = [];
  const old = new Map(before.districts.map((district) => [district.id, district]));
  const current = new Set(now.districts.map((district) => district.id));
  for (const district of now.districts) {
    const was = old.get(district.id);
    const about = { districtId: district.id };
    if (!was) changes.push({ about, sentence: `${district.name} is a new district.` });
    else {
      if (was.name !== district.name) changes.push({ about, sentence: `${was.name} is now called ${district.name}.` });
      if (was.demandFte !== district.demandFte) {
        const sentence = `Demand in ${district.name} is now ${two(district.demandFte)} FTE; the plan uses ${two(was.demandFte)}.`;
        changes.push({ about, sentence });
      } else if (!same(was.languageDemand, district.languageDemand)) {
        changes.push({ about, sentence: `The languages of the cases in ${district.name} changed.` });
      }
      for (const sentence of minimumChanges(was, district, now.roles)) changes.push({ about, sentence });
    }
  }
  for (const district of before.districts) {
    if (current.has(district.id)) continue;
    changes.push({ about: { districtId: district.id }, sentence: `${district.name} is no longer a district.` });
  }
  return changes;
}

/** The minimums of a district that differ, whatever their order. */
function minimumChanges(was: FactDistrict, is: FactDistrict, roles: PlanFacts['roles']): string[] {
  const minimumsOf = ({ id, minimums }: FactDistrict) => minimums.map((minimum) => ({ ...minimum, districtId: id }));
  const title = new Map(roles.map((role) => [role.id, role.title]));
  return changedMinimums(minimumsOf(was), minimumsOf(is)).map(({ roleId, before, after }) => {
    const what = `The minimum of ${title.get(roleId) ?? roleId} in ${is.name}`;
    const had = `the plan uses ${before === null ? 'none' : two(before)}`;
    return after === null ? `${what} is taken away; ${had}.` : `${what} is now ${two(after)} FTE; ${had}.`;
  });
}

function peopleChanges(before: PlanFacts, now: PlanFacts): FactChange[] {
  const districtName = new Map([...before.districts, ...now.districts].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? 'no district' : (districtName.get(id) ?? id));
  const old = new Map(before.people.map((person) => [person.id, person]));
  const current = new Map(now.people.map((person) => [person.id, person]));
  const ids = [...new Set([...old.keys(), ...current.keys()])].sort();
  return ids.flatMap((id): FactChange[] => {
    const was = old.get(id);
    const is = current.get(id);
    const about = { personId: id };
    if (!was && is) return [{ about, sentence: joined(is, nameOf) }];
    if (was && !is) return [{ about, sentence: left(was, nameOf) }];
    if (!was || !is) return [];
    const ownCaseload = sameRule(before, now) ? caseloadChanges(was, is) : [];
    return [...personChanges(was, is, nameOf), ...ownCaseload].map((sentence) => ({ about, sentence }));
  });
}

function joined(is: FactPerson, nameOf: (id: string | null) => string): string {
  const where = `${nameOf(is.currentDistrictId)} (${two(is.fte)} FTE)`;
  const [by] = is.byArrangement ? (is.effects ?? []) : [];
  return by
    ? `${is.name} now works in ${where} by an arrangement: ${arrangementWords(by)}.`
    : `${is.name} joined ${where}.`;
}

function left(was: FactPerson, nameOf: (id: string | null) => string): string {
  if (!was.byArrangement) return `${was.name} is no longer in post in a district team.`;
  return `${was.name} no longer works in ${nameOf(was.currentDistrictId)}: the arrangement ${was.id} ended or adds nothing there.`;
}

/** What arrangements began, ended or changed for somebody: each adds or takes something of their time. */
function effectChanges(was: FactPerson, is: FactPerson): string[] {
  const [before, now] = [was.effects ?? [], is.effects ?? []];
  const key = ({ id, caseFte, until }: FactEffect) => JSON.stringify([id, caseFte, until]);
  const known = new Set(before.map(key));
  const ids = new Set(now.map(({ id }) => id));
  const stands = `${two(is.fte)} FTE now; the plan uses ${two(was.fte)}.`;
  return [
    ...now
      .filter((effect) => !known.has(key(effect)))
      .map((effect) => {
        const same = before.find(({ id, caseFte }) => id === effect.id && caseFte === effect.caseFte);
        if (same) return `${is.name}: now ${arrangementWords(effect)}.`;
        const does = `${effect.fte < 0 ? 'takes' : 'adds'} ${two(Math.abs(effect.fte))} FTE`;
        return `${is.name}: ${arrangementWords(effect)} ${does}. ${stands}`;
      }),
    ...before
      .filter(({ id }) => !ids.has(id))
      .map((effect) => `${is.name}: ${arrangementWords(effect)} no longer counts. ${stands}`),
  ];
}

function personChanges(was: FactPerson, is: FactPerson, nameOf: (id: string | null) => string): string[] {
  const changes: string[] = [];
  if (was.name !== is.name) changes.push(`${was.name} is now called ${is.name}.`);
  if (was.contractedMinutes !== is.contractedMinutes && !is.byArrangement) {
    changes.push(`${is.name} now works ${two(is.fte)} FTE; the plan uses ${two(was.fte)}.`);
  }
  if (was.currentDistrictId !== is.currentDistrictId) {
    const places = `${nameOf(is.currentDistrictId)}; the plan has ${nameOf(was.currentDistrictId)}`;
    changes.push(`${is.name} now works in ${places} as today’s district.`);
  }
  if (was.roleId !== is.roleId) changes.push(`${is.name} has another role now.`);
  changes.push(...effectChanges(was, is));
  if (!same(was.languages, is.languages)) changes.push(`The languages of ${is.name} changed.`);
  if (!same(was.preferences, is.preferences)) changes.push(`The preferences of ${is.name} changed.`);
  if (!same(was.cannotWorkIn, is.cannotWorkIn)) changes.push(`Where ${is.name} cannot work changed.`);
  return changes;
}

/** Under the same rule the share that somebody carries changes with their first day or their role. */
function caseloadChanges({ reduced: was }: FactPerson, { name, reduced: is }: FactPerson): string[] {
  if (same(was, is)) return [];
  const had = was ? `a full one from ${formatDay(was.fullFrom)}` : 'a full one';
  if (!is) return [`${name} carries a full caseload now; the plan has ${had}.`];
  return [
    `${name} carries ${percent(is.share)} of a full caseload now and a full one from ${formatDay(is.fullFrom)}; the plan has ${had}.`,
  ];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function two(value: number): string {
  return value.toFixed(2);
}

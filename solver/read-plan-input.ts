import type { InputFault, PlanDistrict, PlanInput, PlanPolicy, PlanRole, PlanStaff } from './plan-input.ts';
import { FieldReader, isObject, type JsonObject, limits } from './read-fields.ts';

/** The policy where a problem states none; each figure can be overridden on its own. */
export const defaultPolicy: PlanPolicy = {
  tolerance: 0.02,
  severe: 0.1,
  maxMoves: null,
  weights: { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 },
};

export type PlanInputReading = { ok: true; input: PlanInput } | { ok: false; faults: InputFault[] };

/**
 * Checks a parsed JSON value against `evenhand-problem/1` and fills the default policy.
 * Returns either a problem that every other part of the solver can trust, or all faults at once; never throws.
 */
export function readPlanInput(json: unknown): PlanInputReading {
  const read = new FieldReader();
  const root = read.object('problem', json, 'Give an object in the format evenhand-problem/1.');
  if (!root) return { ok: false, faults: read.faults };
  if (root.format !== 'evenhand-problem/1') read.refuse('format', root.format, 'Give "evenhand-problem/1".');

  const roles = read.list('roles', root.roles).map((role, at) => readRole(read, `roles[${at}]`, role));
  const roleIds = read.uniqueIds(
    'roles',
    roles.map((role) => role.id),
  );
  const districts = read
    .list('districts', root.districts)
    .map((district, at) => readDistrict(read, `districts[${at}]`, district, roleIds));
  const districtIds = read.uniqueIds(
    'districts',
    districts.map((district) => district.id),
  );
  if (districts.length === 0) read.refuse('districts', root.districts, 'Give at least one district.');
  if (districts.length > limits.districts) {
    read.refuse('districts', districts.length, `Give at most ${limits.districts} districts.`);
  }
  const staff = read
    .list('staff', root.staff)
    .map((person, at) => readStaff(read, `staff[${at}]`, person, roleIds, districtIds));
  read.uniqueIds(
    'staff',
    staff.map((person) => person.id),
  );
  if (staff.length > limits.staff) read.refuse('staff', staff.length, `Give at most ${limits.staff} people.`);

  const input: PlanInput = {
    format: 'evenhand-problem/1',
    title: read.text('title', root.title, ''),
    asAt: readDate(read, root.asAt),
    districts,
    roles,
    staff,
    policy: readPolicy(read, root.policy),
  };
  return read.faults.length > 0 ? { ok: false, faults: read.faults } : { ok: true, input };
}

function readDate(read: FieldReader, value: unknown): string {
  const text = read.text('asAt', value, '');
  if (text !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) read.refuse('asAt', value, 'Give a date as YYYY-MM-DD.');
  return text;
}

function readRole(read: FieldReader, field: string, value: unknown): PlanRole {
  const source = read.object(field, value) ?? {};
  return {
    id: read.text(`${field}.id`, source.id),
    ...optionalName(read, field, source),
    caseload: read.number(`${field}.caseload`, source.caseload, 0, 1),
  };
}

function readDistrict(read: FieldReader, field: string, value: unknown, roleIds: ReadonlySet<string>): PlanDistrict {
  const source = read.object(field, value) ?? {};
  const id = read.text(`${field}.id`, source.id);
  const district: PlanDistrict = {
    id,
    name: read.text(`${field}.name`, source.name, id),
    demandFte: read.number(`${field}.demandFte`, source.demandFte, 0, limits.demandFte),
  };
  const range = { low: 0, high: limits.demandFte };
  const languages = read.numbers(`${field}.languageDemandFte`, source.languageDemandFte, range);
  const remedy = 'This role is not in roles. Add the role or correct the id.';
  const minimum = read.numbers(`${field}.minimumFte`, source.minimumFte, range, { ids: roleIds, remedy });
  if (languages) district.languageDemandFte = languages;
  if (minimum) district.minimumFte = minimum;
  if (source.maximumFte !== undefined && source.maximumFte !== null) {
    district.maximumFte = read.number(`${field}.maximumFte`, source.maximumFte, 0, limits.demandFte);
  }
  return district;
}

function readStaff(
  read: FieldReader,
  field: string,
  value: unknown,
  roleIds: ReadonlySet<string>,
  districtIds: ReadonlySet<string>,
): PlanStaff {
  const source = read.object(field, value) ?? {};
  const unknownDistrict = 'This district is not in districts. Add the district or correct the id.';
  const role = read.text(`${field}.role`, source.role);
  if (typeof source.role === 'string' && !roleIds.has(role)) {
    read.refuse(`${field}.role`, role, 'This role is not in roles. Add the role or correct the id.');
  }
  const kind = source.kind === 'vacancy' ? 'vacancy' : 'person';
  if (source.kind !== undefined && source.kind !== kind) {
    read.refuse(`${field}.kind`, source.kind, 'Give "person" or "vacancy".');
  }
  const current = source.current ?? null;
  if (current !== null && !(typeof current === 'string' && districtIds.has(current))) {
    read.refuse(`${field}.current`, current, unknownDistrict);
  }
  const languages = read.list(`${field}.languages`, source.languages).map((language, at) => {
    return read.text(`${field}.languages[${at}]`, language);
  });
  const person: PlanStaff = {
    id: read.text(`${field}.id`, source.id),
    ...optionalName(read, field, source),
    kind,
    role,
    fte: read.number(`${field}.fte`, source.fte, 0, limits.fte),
    languages: [...new Set(languages)],
    current: typeof current === 'string' ? current : null,
  };
  const known = { ids: districtIds, remedy: unknownDistrict };
  const preferences = read.numbers(`${field}.preferences`, source.preferences, { low: 0, high: 1 }, known);
  if (preferences) person.preferences = preferences;
  const excluded = read.knownTexts(`${field}.excluded`, source.excluded, districtIds, unknownDistrict);
  if (excluded.length > 0) person.excluded = excluded;
  readSplit(read, field, source, person);
  readPin(read, field, source.pinned, person, known);
  return person;
}

function optionalName(read: FieldReader, field: string, source: JsonObject): { name?: string } {
  return source.name === undefined || source.name === null ? {} : { name: read.text(`${field}.name`, source.name) };
}

function readSplit(read: FieldReader, field: string, source: JsonObject, person: PlanStaff): void {
  const maxDistricts = read.whole(`${field}.maxDistricts`, source.maxDistricts ?? undefined, 1, limits.districts, 1);
  if (maxDistricts === 1) return;
  const step = read.number(`${field}.splitStep`, source.splitStep, 0.01, 1);
  if (!isMultiple(1, step)) {
    read.refuse(`${field}.splitStep`, source.splitStep, 'Give a step that divides 1, such as 0.5, 0.25 or 0.2.');
  }
  person.maxDistricts = maxDistricts;
  person.splitStep = step;
}

function readPin(
  read: FieldReader,
  field: string,
  value: unknown,
  person: PlanStaff,
  known: { ids: ReadonlySet<string>; remedy: string },
): void {
  if (value === undefined || value === null) return;
  const path = `${field}.pinned`;
  if (typeof value === 'string') {
    if (!known.ids.has(value)) read.refuse(path, value, known.remedy);
    person.pinned = value;
    return;
  }
  if (!isObject(value)) {
    read.refuse(path, value, 'Give a district, or shares by district that add up to 1.');
    return;
  }
  const shares = read.numbers(path, value, { low: 0, high: 1 }, known) ?? {};
  const used = Object.entries(shares).filter(([, share]) => share > 0);
  const sum = used.reduce((total, [, share]) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9) read.refuse(path, value, `The shares add up to ${tidy(sum)}. Make them add up to 1.`);
  const limit = person.maxDistricts ?? 1;
  if (used.length > limit) {
    read.refuse(path, value, `The pin names ${used.length} districts. Raise maxDistricts (${limit}) or pin fewer.`);
  }
  const step = person.splitStep ?? 1;
  for (const [district, share] of used) {
    if (!isMultiple(share, step)) read.refuse(`${path}.${district}`, share, `Give a multiple of ${step}.`);
  }
  person.pinned = Object.fromEntries(used);
}

function readPolicy(read: FieldReader, value: unknown): PlanPolicy {
  const source = value === undefined || value === null ? {} : (read.object('policy', value) ?? {});
  const weights =
    source.weights === undefined || source.weights === null
      ? {}
      : (read.object('policy.weights', source.weights) ?? {});
  const weight = (id: keyof PlanPolicy['weights']): number =>
    read.number(`policy.weights.${id}`, weights[id], 0, limits.weight, defaultPolicy.weights[id]);
  return {
    tolerance: read.number('policy.tolerance', source.tolerance, 0, 1, defaultPolicy.tolerance),
    severe: read.number('policy.severe', source.severe, 0, 1, defaultPolicy.severe),
    maxMoves:
      source.maxMoves === undefined || source.maxMoves === null
        ? null
        : read.whole('policy.maxMoves', source.maxMoves, 0, limits.staff),
    weights: {
      fairShare: weight('fairShare'),
      severe: weight('severe'),
      language: weight('language'),
      preference: weight('preference'),
      move: weight('move'),
    },
  };
}

function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}

function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

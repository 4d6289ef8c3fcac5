import type { Db } from '../../db/open.ts';
import type { AuditRow } from '../../db/queries/audit.ts';
import { readAccountNames, readCountLabels, readPersonNames, readPlanNames } from '../../db/queries/audit-list.ts';
import { readPostTitles } from '../../db/queries/audit-names.ts';
import { readImportReference } from '../../db/queries/imports.ts';

/** Names of what events speak of. An id without a name is shown as it is. */
export interface Names {
  person: (id: string) => string | undefined;
  plan: (id: string) => string;
  account: (id: string) => string;
  /** “post P-014, Family Worker”. */
  post: (id: string) => string;
  /** “March 2021, North, Level 2, Urdu”. */
  count: (id: string) => string;
  district: (id: string) => string;
  unit: (id: string) => string;
  role: (id: string) => string;
  language: (id: string) => string;
}

/** Names of everything that some events speak of, in a few reads. */
export function namesFor(db: Db, events: readonly AuditRow[]): Names {
  const lists = readImportReference(db);
  const district = lookUp(lists.districts);
  const language = lookUp(lists.languages);
  const level = lookUp(lists.levels);
  const people = readPersonNames(db, unique(events.map(({ personId }) => personId)));
  const planIds = events.flatMap((event) => (event.subject === 'plan' ? [event.subjectId, copiedFrom(event)] : []));
  const plans = readPlanNames(db, unique(planIds));
  const idsOf = (wanted: string) =>
    unique(events.map(({ subject, subjectId }) => (subject === wanted ? subjectId : null)));
  const counts = readCountLabels(db, idsOf('demand'));
  const posts = readPostTitles(db, [...idsOf('post'), ...idsOf('recruitment')]);
  const accounts = readAccountNames(db, idsOf('account'));
  return {
    person: (id) => people.get(id),
    plan: (id) => plans.get(id) ?? id,
    account: (id) => accounts.get(id) ?? 'an account',
    post: (id) => {
      const title = posts.get(id);
      return title === undefined ? `post ${id}` : `post ${id}, ${title}`;
    },
    count: (id) => {
      const row = counts.get(id);
      if (!row) return id;
      return [row.month, district(row.districtId), level(row.levelId), language(row.languageCode)].join(', ');
    },
    district,
    unit: lookUp(lists.units),
    role: lookUp(lists.roles),
    language,
  };
}

function copiedFrom({ action, after }: AuditRow): string | null {
  if (action !== 'plan.create' || after === null) return null;
  const { copyOf } = JSON.parse(after) as { copyOf?: unknown };
  return typeof copyOf === 'string' ? copyOf : null;
}

function lookUp(entries: readonly { id: string; name: string }[]): (id: string) => string {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

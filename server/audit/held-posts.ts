import type { Db } from '../../db/open.ts';
import { listHeldPosts } from '../../db/queries/audit-person-posts.ts';
import type { SubjectAccess } from '../contract/subject-access.ts';
import { FIELD_RULES } from './fields.ts';
import type { Names } from './names.ts';

/** Every post a person held or filled, field by field in words; what is not said of a post is left out. */
export function heldPostsInWords(db: Db, personId: string, names: Names): SubjectAccess['posts'] {
  const rules = FIELD_RULES.occupancy ?? {};
  return listHeldPosts(db, personId).map(({ held, title, unit, steps }) => {
    const { personId: _, workerName: __, ...fields } = held;
    const told = {
      ...fields,
      steps: steps.map(({ fromDate, point }) => `${point} from ${fromDate}`).join(', ') || null,
    };
    return {
      title: `${title}, ${unit}`,
      lines: Object.entries(told).flatMap(([field, value]) => {
        const rule = rules[field];
        if (!rule || value === null) return [];
        const words = rule.words ? rule.words(value, names) : String(value);
        return words === null ? [] : [{ field: rule.label, value: words }];
      }),
    };
  });
}

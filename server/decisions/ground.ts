import type { Db } from '../../db/open.ts';
import { readDecisionRecords } from '../../db/queries/decisions.ts';
import { readRates } from '../../db/queries/rates.ts';
import { listCaseloadStandards, readReferenceRows } from '../../db/queries/reference.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import type { DecisionGround, DecisionItemRef, DecisionSubject } from '../domain/establishment/decision-records.ts';

/**
 * What a decision is drafted from and costed with, read from the records as they are now.
 * @param items in the order of the decision
 * @param onDate day of the decision, or the present day where it has none yet
 */
export function decisionGround(db: Db, items: readonly DecisionItemRef[], onDate: CivilDate): DecisionGround {
  const records = readDecisionRecords(db, items);
  const { payPoints, onCosts, gradeRanges, grades, funds } = readRates(db);
  const { units, roles, districts } = readReferenceRows(db);
  const posts = new Map(records.posts.map((post) => [post.id, post]));
  const occupancies = new Map(records.occupancies.map((one) => [one.id, one]));
  const lines = new Map(records.lines.map((line) => [line.id, line]));
  const subjectOf = ({ kind, subjectId }: DecisionItemRef): DecisionSubject => {
    const occupancy = occupancies.get(subjectId);
    const line = lines.get(subjectId);
    const lineOccupancy = occupancies.get(line?.occupancyId ?? '') ?? null;
    const post = posts.get(
      kind === 'post' ? subjectId : (occupancy?.postId ?? line?.postId ?? lineOccupancy?.postId ?? ''),
    );
    if (post && kind === 'post') return { kind, subjectId, post };
    if (post && kind === 'occupancy' && occupancy) return { kind, subjectId, occupancy, post };
    if (post && kind === 'funding-line' && line) return { kind, subjectId, line, post, occupancy: lineOccupancy };
    return { kind: 'gone', subjectId };
  };
  return {
    subjects: items.map(subjectOf),
    around: records.around,
    posts: records.posts,
    fundingLines: records.fundingLines,
    rates: { payPoints, onCosts, gradeRanges },
    fullTimeMinutes: standardAt(listCaseloadStandards(db), onDate).fullTimeMinutes,
    onDate,
    names: {
      unit: named(units),
      role: named(roles.map(({ id, title }) => ({ id, name: title }))),
      grade: named(grades),
      fund: named(funds),
      district: named(districts),
    },
  };
}

function named(entries: readonly { id: string; name: string }[]): (id: string) => string {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

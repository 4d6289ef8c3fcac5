import type { PlanRow } from '../contract/plans.ts';
import { assumptionWords } from '../domain/assumption-words.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import type { PlanFacts } from '../domain/facts.ts';
import type { Plan } from '../domain/plan.ts';
import type { DistrictShare } from '../domain/problem.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import { evaluate } from './evaluate.ts';
import { EXPORT_COLUMNS } from './export-columns.ts';
import { planRows } from './plan-rows.ts';

/**
 * A plan (or today's placements) as CSV, a line per person the reader may see, with names instead of ids. For somebody
 * of one district each line says for the way out which districts it is about.
 */
export function exportPlan(plan: Plan, onlyDistrictId: string | null): string {
  const names = namesOf(plan.facts);
  const demandAsIf = assumptionWords(plan.facts, onlyDistrictId) ?? '';
  const rows = planRows(evaluate(plan), { onlyDistrictId }).map((row): CsvCell[] => [
    row.personId,
    row.name,
    names.role(row.roleId),
    Math.round(row.fte * 100) / 100,
    row.languages.map(names.language).join('; '),
    row.currentDistrictId === null ? '' : names.district(row.currentDistrictId),
    placed(row.placements, names.district),
    row.choice,
    row.moved ? 'yes' : 'no',
    row.pin ? (row.pin.expires === null ? 'yes' : `until ${row.pin.expires}`) : '',
    row.pin?.reason ?? '',
    row.cannotWorkIn.map(names.district).join('; '),
    row.reason,
    row.warnings.join(' '),
    row.fteWorking,
    demandAsIf,
    ...(onlyDistrictId === null ? [] : [districtsOf(row)]),
  ]);
  return toCsv([...Object.keys(EXPORT_COLUMNS), ...(onlyDistrictId === null ? [] : [LINE_DISTRICTS])], rows);
}

function districtsOf({ currentDistrictId, placements }: PlanRow): string {
  return [currentDistrictId ?? '', ...placements.map(({ districtId }) => districtId)].join(' ');
}

/** “North”, or “North 0.50; East 0.50”. */
function placed(placements: readonly DistrictShare[], name: (id: string) => string): string {
  if (placements.length === 1) return name(placements[0]?.districtId ?? '');
  return placements.map(({ districtId, share }) => `${name(districtId)} ${share.toFixed(2)}`).join('; ');
}

function namesOf(facts: PlanFacts) {
  const lookUp = (entries: readonly (readonly [string, string])[]) => {
    const names = new Map(entries);
    return (id: string) => names.get(id) ?? id;
  };
  return {
    role: lookUp(facts.roles.map(({ id, title }) => [id, title])),
    language: lookUp(facts.languages.map(({ code, name }) => [code, name])),
    district: lookUp(facts.districts.map(({ id, name }) => [id, name])),
  };
}

/** Name of the file a plan is saved as: letters, digits, spaces and dashes of its name, and its date. */
export function exportFileName(plan: Plan): string {
  const name = plan.name
    .replaceAll(/[^\p{L}\p{N} _-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${name || 'Plan'} ${plan.asAt}.csv`;
}

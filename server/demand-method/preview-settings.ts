import type { Db } from '../../db/open.ts';
import { listUnwilling } from '../../db/queries/demand-method.ts';
import { sumDemand } from '../../db/queries/demand-sums.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { verify } from '../../solver/verify.ts';
import type { SettingsAsked, SettingsPreview } from '../contract/demand-method.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { effectSentence, effectSide, monthsSentence } from '../domain/demand/effect.ts';
import { monthDemand, monthsChanged } from '../domain/demand/month-demand.ts';
import type { SettingRows } from '../domain/demand/settings.ts';
import { type FactSource, type PlanFacts, planFacts } from '../domain/facts.ts';
import { districtBalances } from '../domain/measures.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { POLICY_PRESETS } from '../domain/policy.ts';
import { currentPlacements, placementList, toProblem } from '../domain/problem.ts';
import { orConflict } from '../solving/or-conflict.ts';
import { type AskedSettings, askedSettings } from './asked-settings.ts';
import { settingsVersion } from './read-method.ts';
import { fieldDifferences } from './setting-words.ts';

/**
 * What a change of settings would do, before it is saved: demand, capacity and coverage of each district now and after,
 * and the months whose figures would change. It is shown for the as-at date where the settings are in force then, else
 * for their first day.
 * @throws ProblemError invalid-input naming what to correct; conflict where settings are missing
 */
export function previewSettings(db: Db, change: SettingsAsked, asAt: CivilDate): SettingsPreview {
  const asked = askedSettings(db, change);
  const { before, after, fields } = asked;
  const at = dateOfEffect(change.fromDate, asked.until, asAt);
  const unwilling = listUnwilling(db);
  const rows = { ...readFactRows(db, at), unwilling };
  const [was, is] = [balancesWith(rows, before), balancesWith(rows, after)];
  const differences = fieldDifferences(fields.before, fields.after);
  const months = changedMonths(db, asked, unwilling);
  return {
    version: settingsVersion(before),
    at,
    month: was.facts.demandMonth,
    differences,
    districts: was.districts.map(({ districtId, name, demandFte, capacityFte }) => {
      const found = is.districts.find((district) => district.districtId === districtId);
      const sides = {
        before: effectSide(demandFte, capacityFte),
        after: effectSide(found?.demandFte ?? 0, found?.capacityFte ?? 0),
      };
      return { districtId, name, ...sides, sentence: effectSentence(sides.before, sides.after) };
    }),
    monthsChanged: months,
    monthsSentence: monthsSentence(months),
    notes: notes(change, asked, is.facts, differences.length === 0),
  };
}

function dateOfEffect(fromDate: CivilDate, until: CivilDate | null, asAt: CivilDate): CivilDate {
  const isInForce = fromDate <= asAt && (until === null || asAt < until);
  return isInForce ? asAt : fromDate;
}

/** Districts with everybody where they are today, under some settings. */
function balancesWith(rows: FactSource, settings: SettingRows) {
  const facts = factsOf({ ...rows, ...settings });
  const placements = currentPlacements(facts);
  const [preset] = POLICY_PRESETS;
  if (!preset) throw new Error('There is no policy to check placements with');
  const problem = toProblem(facts, { weights: preset.weights, maxMoves: null });
  const checked = verify(problem, placementList(facts, placements));
  return { facts, districts: districtBalances(facts, placements, checked) };
}

function factsOf(rows: FactSource): PlanFacts {
  return orConflict(() => planFacts(rows));
}

function changedMonths(
  db: Db,
  { before, after }: AskedSettings,
  unwilling: ReturnType<typeof listUnwilling>,
): string[] {
  const known = new Map(unwilling.map((row) => [JSON.stringify([row.month, row.districtId]), row.unwilling]));
  const unwillingOf = (month: string, districtId: string) => known.get(JSON.stringify([month, districtId])) ?? null;
  return monthsChanged(sumDemand(db), monthDemand(before, unwillingOf), monthDemand(after, unwillingOf));
}

function notes(change: SettingsAsked, { until }: AskedSettings, facts: PlanFacts, isSame: boolean): string[] {
  const said: string[] = [];
  if (isSame) said.push('Nothing would change: the settings of this date are like this already.');
  if (until !== null && change.what === 'set') {
    said.push(`These settings hold until ${formatDay(until)}, when the next ones start.`);
  }
  const { newStarters } = facts;
  const counted = facts.roles.filter(({ id, caseload }) => caseload > 0 && newStarters?.exceptRoleIds.includes(id));
  if (counted.length > 0) {
    const titles = counted.map(({ title }) => title).join(', ');
    said.push(
      `New starters in these roles still count in full, as each district needs a set number of them: ${titles}.`,
    );
  }
  if (facts.districts.some(({ chasing }) => chasing && chasing.unwilling === null)) {
    said.push('No referrals are recorded for the month in some districts, so chasing adds nothing there.');
  }
  return said;
}

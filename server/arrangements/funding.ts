import type { Db } from '../../db/open.ts';
import { updateFundingLineAt } from '../../db/queries/arrangements.ts';
import { listFundingLines, listOccupancies } from '../../db/queries/establishment.ts';
import { insertFundingLine } from '../../db/queries/occupancies.ts';
import type { FundingAction } from '../contract/arrangement-requests.ts';
import type { ArrangementPreview, FundingLines, FundingLineView } from '../contract/arrangements.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { checkFunding } from '../domain/establishment/arrangement-rules.ts';
import { type CostGround, postBudget } from '../domain/establishment/cost-of-records.ts';
import type { FundingRecord } from '../domain/establishment/records.ts';
import { versionChanged } from '../http/preconditions.ts';
import { type Costed, costOfRecords, costView } from './cost-view.ts';
import { describeFunding } from './describe.ts';
import { groundOf, type Lookup, lookupMany, lookupOne } from './lookup.ts';
import { findFundingLine, fundingFacts, planFunding, subjectOf } from './plan-funding.ts';
import { compareCosts, fundingAfter } from './preview-action.ts';
import { refuseFindings } from './refuse-findings.ts';
import { type Saving, tellOfFunding } from './save-action.ts';

/** Funding lines that hold on some day of a period, each beside what it is about. */
export function fundingLinesAt(
  db: Db,
  asAt: CivilDate,
  { from, to }: { from: CivilDate; to: CivilDate },
): FundingLines {
  const lookup = lookupMany(db, asAt, listOccupancies(db));
  return { asAt, from, to, lines: listFundingLines(db, { from, to }).map((line) => lineView(line, lookup)) };
}

/** What an action on a funding line would do, and what the cost then falls on; nothing is stored. */
export function previewFunding(db: Db, action: FundingAction, today: CivilDate): ArrangementPreview {
  const lookup = lookupOne(db, today);
  const { before, after, findings } = planFunding(db, action, lookup);
  const cost = (lines: readonly FundingRecord[]) => costOfSubject(after, groundOf(lookup, lines), lookup);
  const mayBeSaved = !findings.some(({ severity }) => severity === 'refuse');
  return {
    changes: describeFunding({ before, after }, lookup),
    notes: [],
    findings,
    mayBeSaved,
    ...compareCosts(cost(lookup.fundingLines), cost(fundingAfter(lookup.fundingLines, [{ before, after }])), null),
    suggestedCapacity: null,
    capacity: [],
  };
}

/**
 * Does an action on a funding line and tells the history of it, in one transaction.
 * @throws ProblemError as `planFunding`; invalid-input naming a rule that refuses; version-changed
 */
export function saveFunding(db: Db, action: FundingAction, saving: Saving): FundingLineView {
  return db.transaction(
    () => {
      const lookup = lookupOne(db, saving.today);
      const stored = action.action === 'add' ? null : findFundingLine(db, action.id);
      if (stored && stored.version !== saving.version) throw changedMeanwhile(stored, lookup);
      const planned = planFunding(db, action, lookup);
      refuseFindings(planned.findings);
      const { id: _, version: __, ...values } = planned.after;
      if (stored && !updateFundingLineAt(db, stored.id, stored.version, values)) throw changedMeanwhile(stored, lookup);
      const id = stored?.id ?? insertFundingLine(db, values);
      tellOfFunding(db, planned, id, planned.action, planned.why, saving);
      return lineView(findFundingLine(db, id), lookup);
    },
    { behavior: 'immediate' },
  );
}

function changedMeanwhile(stored: FundingRecord, lookup: Lookup) {
  return versionChanged('this funding line', lineView(stored, lookup));
}

function lineView(line: FundingRecord, lookup: Lookup): FundingLineView {
  const facts = fundingFacts(line, lookup);
  const subjectTitle = subjectOf(line, lookup)?.title ?? line.postId ?? line.occupancyId ?? '';
  return { ...line, subjectTitle, findings: facts ? checkFunding(facts, lookup.settings) : [] };
}

/** What the post or the arrangement costs in the months that the line touches. */
function costOfSubject(line: FundingRecord, ground: CostGround, lookup: Lookup): Costed {
  const record = line.occupancyId === null ? undefined : lookup.occupancy(line.occupancyId);
  if (record) return costOfRecords([record], ground, lookup, line.toDate);
  const post = line.postId === null ? undefined : lookup.post(line.postId);
  if (!post) throw new Error('A funding line of nothing');
  const window = { from: line.fromDate.slice(0, 7), to: line.toDate.slice(0, 7) };
  return costView([{ cost: postBudget(post, ground, window), place: null }], lookup.fundName);
}

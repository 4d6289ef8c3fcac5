import type { Db } from '../../db/open.ts';
import { insertDecisionEdition, listDecisionEditions } from '../../db/queries/decisions.ts';
import {
  type DecisionComparison,
  type DecisionEdition,
  type EditionHead,
  type KeptSheet,
  keptSheet,
} from '../contract/decisions.ts';
import { sheetDifferences } from '../domain/establishment/decision-differences.ts';
import type { DecisionSheet } from '../domain/establishment/decision-sheet.ts';
import { ProblemError } from '../http/problem.ts';

/** An edition with what it keeps. */
export interface Edition extends EditionHead {
  sheet: KeptSheet;
}

/** Editions of a decision record, earliest first. */
export function editionsOf(db: Db, id: string): Edition[] {
  return listDecisionEditions(db, id).map(({ version, at, by, record }, index) => {
    const sheet = keptSheet.parse(JSON.parse(record));
    return { version, number: index + 1, at, by, reason: sheet.reason, sheet };
  });
}

/** An edition without what it keeps. */
export function editionHeadOf({ sheet: _, ...head }: Edition): EditionHead {
  return head;
}

/** Keeps a sheet as the edition of a version, in the transaction that made the version. */
export function keepEdition(
  db: Db,
  edition: { id: string; version: number; at: Date; by: string; reason: string | null },
  sheet: DecisionSheet,
): void {
  const { id, version, at, by, reason } = edition;
  const kept: KeptSheet = { ...sheet, reason };
  insertDecisionEdition(db, { decisionId: id, version, record: JSON.stringify(kept), at: at.toISOString(), by });
}

/** One edition, to be read and printed. @throws ProblemError not-found */
export function openEdition(db: Db, id: string, version: number): DecisionEdition {
  const { sheet, ...head } = editionAt(db, id, version);
  return { id, ...sheet, ...head };
}

/** Two editions compared in words, the first named as the earlier one. @throws ProblemError not-found */
export function compareEditions(db: Db, id: string, version: number, other: number): DecisionComparison {
  const [before, after] = [editionAt(db, id, version), editionAt(db, id, other)];
  return {
    id,
    before: editionHeadOf(before),
    after: editionHeadOf(after),
    differences: sheetDifferences(before.sheet, after.sheet),
  };
}

function editionAt(db: Db, id: string, version: number): Edition {
  const found = editionsOf(db, id).find((edition) => edition.version === version);
  if (found) return found;
  throw new ProblemError(
    'not-found',
    `Decision ${id} has no edition of version ${version}. Choose one of its editions.`,
  );
}

import type { Db } from '../open.ts';
import {
  decision,
  decisionItem,
  fundingLine,
  personCompetence,
  recruitment,
  recruitmentStage,
} from '../schema/index.ts';

/** A competence that somebody holds, as it is stored. */
export type HeldCompetence = typeof personCompetence.$inferInsert;

/** Records of the establishment that no file is imported for. */
export interface EstablishmentRows {
  fundingLines: (typeof fundingLine.$inferInsert)[];
  decisionItems: (typeof decisionItem.$inferInsert)[];
  recruitments: (typeof recruitment.$inferInsert)[];
  recruitmentStages: (typeof recruitmentStage.$inferInsert)[];
  competences: HeldCompetence[];
}

/** Adds decision records without what they are about; arrangements can name them then. All in one transaction. */
export function insertDecisions(db: Db, rows: readonly (typeof decision.$inferInsert)[]): void {
  db.transaction((tx) => {
    for (const row of rows) tx.insert(decision).values(row).run();
  });
}

/**
 * Adds what refers to posts, occupancies and people that stand, all in one transaction.
 * @throws where a row refers to something that does not stand, or breaks a rule of the schema
 */
export function insertEstablishment(db: Db, rows: EstablishmentRows): void {
  db.transaction((tx) => {
    for (const row of rows.fundingLines) tx.insert(fundingLine).values(row).run();
    for (const row of rows.decisionItems) tx.insert(decisionItem).values(row).run();
    for (const row of rows.recruitments) tx.insert(recruitment).values(row).run();
    for (const row of rows.recruitmentStages) tx.insert(recruitmentStage).values(row).run();
    for (const row of rows.competences) tx.insert(personCompetence).values(row).run();
  });
}

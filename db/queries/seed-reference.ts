import type { Db } from '../open.ts';
import {
  agencyRate,
  caseloadStandard,
  caseWeight,
  competence,
  competenceLevel,
  demandNote,
  district,
  districtMinimum,
  districtWard,
  fund,
  grade,
  gradeRange,
  installation,
  language,
  levelOfNeed,
  onCostRate,
  payPoint,
  publishedReferral,
  referralSource,
  role,
  sourceNote,
  unit,
  ward,
  wardBoundary,
} from '../schema/index.ts';

/** Rows of every list that other records refer to, and the facts about the installation. */
export interface ReferenceRows {
  districts: (typeof district.$inferInsert)[];
  wards: (typeof ward.$inferInsert)[];
  wardBoundaries: (typeof wardBoundary.$inferInsert)[];
  districtWards: (typeof districtWard.$inferInsert)[];
  units: (typeof unit.$inferInsert)[];
  roles: (typeof role.$inferInsert)[];
  minimums: (typeof districtMinimum.$inferInsert)[];
  languages: (typeof language.$inferInsert)[];
  levels: (typeof levelOfNeed.$inferInsert)[];
  caseWeights: (typeof caseWeight.$inferInsert)[];
  caseloadStandards: (typeof caseloadStandard.$inferInsert)[];
  demandNotes: (typeof demandNote.$inferInsert)[];
  referralSources: (typeof referralSource.$inferInsert)[];
  publishedReferrals: (typeof publishedReferral.$inferInsert)[];
  installation: (typeof installation.$inferInsert)[];
  sourceNotes: (typeof sourceNote.$inferInsert)[];
  grades: (typeof grade.$inferInsert)[];
  gradeRanges: (typeof gradeRange.$inferInsert)[];
  payPoints: (typeof payPoint.$inferInsert)[];
  onCostRates: (typeof onCostRate.$inferInsert)[];
  agencyRates: (typeof agencyRate.$inferInsert)[];
  funds: (typeof fund.$inferInsert)[];
  competences: (typeof competence.$inferInsert)[];
  competenceLevels: (typeof competenceLevel.$inferInsert)[];
}

/**
 * Fills an empty database with reference rows, all in one transaction.
 * @throws where a list already has one of the rows
 */
export function insertReference(db: Db, rows: ReferenceRows): void {
  const lists = [
    [district, rows.districts],
    [ward, rows.wards],
    [wardBoundary, rows.wardBoundaries],
    [districtWard, rows.districtWards],
    [unit, rows.units],
    [role, rows.roles],
    [districtMinimum, rows.minimums],
    [language, rows.languages],
    [levelOfNeed, rows.levels],
    [caseWeight, rows.caseWeights],
    [caseloadStandard, rows.caseloadStandards],
    [demandNote, rows.demandNotes],
    [referralSource, rows.referralSources],
    [publishedReferral, rows.publishedReferrals],
    [installation, rows.installation],
    [sourceNote, rows.sourceNotes],
    [grade, rows.grades],
    [gradeRange, rows.gradeRanges],
    [payPoint, rows.payPoints],
    [onCostRate, rows.onCostRates],
    [agencyRate, rows.agencyRates],
    [fund, rows.funds],
    [competence, rows.competences],
    [competenceLevel, rows.competenceLevels],
  ] as const;
  db.transaction((tx) => {
    for (const [table, entries] of lists) {
      for (const entry of entries) tx.insert(table).values(entry).run();
    }
  });
}

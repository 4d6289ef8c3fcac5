import type { StoredCount } from '../db/queries/imports.ts';
import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import { DEMAND_FILES, demandFileText } from './demand-files.ts';
import { districtMonths } from './demand-totals.ts';
import { generateCaseFlow } from './generate-demand-flow.ts';
import { generateFamilies, generateOutOfScope, generateQuality } from './generate-demand-recording.ts';
import { generateReferrals } from './generate-demand-referrals.ts';
import { generateWards } from './generate-demand-wards.ts';

/** Everything that stands beside the synthetic counts of open cases, in step with them. */
export function generateDemandDetail(counts: readonly StoredCount[]): DemandDetailRows {
  const months = districtMonths(counts);
  const caseFlow = generateCaseFlow(months);
  const { wardCounts, languageWaits } = generateWards(months, caseFlow);
  return {
    families: generateFamilies(counts),
    referrals: generateReferrals(caseFlow),
    caseFlow,
    outOfScope: generateOutOfScope(months),
    wardCounts,
    languageWaits,
    caseQuality: generateQuality(months, wardCounts),
  };
}

/** The same as text, by file name. */
export function demandDetailFiles(counts: readonly StoredCount[]) {
  const rows = generateDemandDetail(counts);
  return {
    'families.csv': demandFileText(DEMAND_FILES.families, rows.families),
    'referrals.csv': demandFileText(DEMAND_FILES.referrals, rows.referrals),
    'case-flow.csv': demandFileText(DEMAND_FILES.caseFlow, rows.caseFlow),
    'out-of-scope.csv': demandFileText(DEMAND_FILES.outOfScope, rows.outOfScope),
    'ward-counts.csv': demandFileText(DEMAND_FILES.wardCounts, rows.wardCounts),
    'language-waits.csv': demandFileText(DEMAND_FILES.languageWaits, rows.languageWaits),
    'case-quality.csv': demandFileText(DEMAND_FILES.caseQuality, rows.caseQuality),
  };
}

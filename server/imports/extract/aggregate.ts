import type { FigureRow, FigureTableId } from '../../../db/queries/imports-extracts.ts';
import type { ExtractKind } from '../../contract/imports-extracts.ts';

/** What is left of an extract once it is read: counts, and nothing of any one case. */
export interface Aggregate {
  kind: ExtractKind;
  /** Months it covers, both inclusive; null where it has no sound row. */
  from: string | null;
  to: string | null;
  /** Districts it has rows of. */
  districts: string[];
  /** Cases and families, each counted once; null where the file cannot tell. */
  cases: number | null;
  families: number | null;
  /** Counts by table; a table the file says nothing of is absent. */
  tables: Partial<Record<FigureTableId, FigureRow[]>>;
  notices: string[];
}

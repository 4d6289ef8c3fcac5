import { useQueryClient } from '@tanstack/react-query';
import type { DemandRow } from '../../../server/contract/demand.ts';
import { type Edits, useEdits } from '../../edits/use-edits.ts';
import { formatCount } from '../../format.ts';
import { type CountFigures, demandQuery, saveDemand, showDemand } from './queries.ts';

/** Edits of the counts of a month, saved at once. */
export function useDemandEdits(month: string, districtId: string | undefined): Edits<CountFigures> {
  const queryClient = useQueryClient();
  return useEdits<DemandRow, CountFigures>({
    read: (id) => queryClient.getQueryData(demandQuery(month, districtId).queryKey)?.find((row) => row.id === id),
    show: (row) => showDemand(queryClient, row),
    preview: (row, change) => ({ ...row, ...change }),
    save: saveDemand,
    isRow: (value): value is DemandRow =>
      typeof value === 'object' && value !== null && 'id' in value && 'version' in value && 'openCases' in value,
    describe: (row, fields) => ('families' in fields ? familiesOf(row) : formatCount(row.openCases, 'open case')),
  });
}

function familiesOf({ families }: DemandRow): string {
  return families === null ? 'families not known' : formatCount(families, 'family', 'families');
}

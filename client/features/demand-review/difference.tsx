import type { DriftMonth, DriftRow } from '../../../server/contract/demand-review.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatDate, formatFte, formatFteDifference, formatMonth, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';

/** A district’s difference from its fair share, which opens how it was worked out. */
export function Difference({ row, of }: { row: DriftRow | undefined; of: Pick<DriftMonth, 'date' | 'month'> }) {
  const { districtName } = useReference();
  if (!row || row.difference === null) return <>–</>;
  const name = districtName(row.districtId);
  return (
    <WorkedOut figure={formatPercentDifference(row.difference)} title={`${name}, ${formatDate(of.date)}`}>
      <WorkingTable
        lines={[
          { what: `Demand, ${formatMonth(of.month)}`, result: `${formatFte(row.demandFte)} FTE` },
          {
            what: 'Fair share',
            how: 'capacity of all districts × this demand ÷ demand of all',
            result: `${formatFte(row.fairShareFte)} FTE`,
          },
          { what: `Capacity, ${formatDate(of.date)}`, result: `${formatFte(row.capacityFte)} FTE` },
          {
            what: 'Capacity less fair share',
            how: `${formatFte(row.capacityFte)} − ${formatFte(row.fairShareFte)}`,
            result: `${formatFteDifference(row.differenceFte)} FTE`,
          },
          {
            what: 'Of the fair share',
            how: `${formatFteDifference(row.differenceFte)} ÷ ${formatFte(row.fairShareFte)}`,
            result: formatPercentDifference(row.difference, 1),
          },
        ]}
      />
    </WorkedOut>
  );
}

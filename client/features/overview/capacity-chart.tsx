import { useMemo } from 'react';
import type { DistrictBalance } from '../../../server/contract/overview.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatFte, formatPercentDifference } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { capacityOption } from './capacity-option.ts';

/** Capacity against fair share and demand, district by district. */
export function CapacityChart({ districts }: { districts: readonly DistrictBalance[] }) {
  const colours = useChartColours();
  const option = useMemo(() => capacityOption(districts, colours), [districts, colours]);
  const spoken = districts
    .map(
      (d) =>
        `${d.name}: capacity ${formatFte(d.capacityFte)}, fair share ${formatFte(d.fairShareFte)}, demand ${formatFte(d.demandFte)}`,
    )
    .join('; ');
  return (
    <Panel title="Capacity, fair share and demand" note="FTE">
      <Chart
        label={`Bar chart. ${spoken}`}
        option={option}
        height={400}
        tableTitle="The figures as a table"
        table={
          <PlainTable
            caption="Capacity, fair share and demand by district, FTE"
            rows={districts}
            rowKey={(district) => district.districtId}
            columns={[
              { title: 'District', cell: (district) => district.name },
              { title: 'Capacity', numeric: true, cell: (district) => formatFte(district.capacityFte) },
              { title: 'Fair share', numeric: true, cell: (district) => formatFte(district.fairShareFte) },
              { title: 'Difference', numeric: true, cell: (district) => formatPercentDifference(district.difference) },
              { title: 'Demand', numeric: true, cell: (district) => formatFte(district.demandFte) },
            ]}
          />
        }
      />
    </Panel>
  );
}

import type { Overview } from '../../../server/contract/overview.ts';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatFte, formatFteDifference, formatNumber } from '../../format.ts';

type Unit = Overview['otherUnits'][number];

const kinds: Record<string, string> = { central: 'Central unit', commissioned: 'Commissioned provider' };

/** Units whose people are not allocated to districts. */
export function OtherUnits({ units }: { units: Overview['otherUnits'] }) {
  if (units.length === 0) return null;
  return (
    <Panel title="Other units" note="not allocable: they count in no district’s capacity">
      <PlainTable
        caption="Central units and commissioned providers"
        rows={units}
        rowKey={(unit) => unit.unitId}
        columns={[
          { title: 'Unit', cell: (unit) => unit.name },
          { title: 'Kind', cell: (unit) => kinds[unit.kind] ?? unit.kind },
          { title: 'People', numeric: true, cell: (unit) => formatNumber(unit.headcount) },
          { title: 'FTE', numeric: true, cell: (unit) => formatFte(unit.peopleFte) },
          ...(units.some(({ ringFencedFte }) => ringFencedFte > 0)
            ? [
                {
                  title: 'Ring-fenced',
                  numeric: true,
                  cell: ({ ringFencedFte }: Unit) => (ringFencedFte > 0 ? formatFteDifference(-ringFencedFte) : ''),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

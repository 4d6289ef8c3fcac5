import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { figure, NOT_KNOWN, points, share } from './words.ts';

/** Open cases by district and level of need, with what opened, closed and moved. */
export function LevelsTable({ method }: { method: DemandMethod }) {
  const { districtName, levelName } = useReference();
  const rows = method.districts.flatMap(({ districtId, levels }) => levels.map((level) => ({ districtId, ...level })));
  return (
    <ScrolledTable
      caption="Open cases and their way, by district and level of need"
      rows={rows}
      rowKey={({ districtId, levelId }) => JSON.stringify([districtId, levelId])}
      columns={[
        { title: 'District', cell: ({ districtId }) => districtName(districtId) },
        { title: 'Level of need', cell: ({ levelId }) => levelName(levelId) },
        { title: 'Open cases', numeric: true, cell: ({ openCases }) => formatNumber(openCases) },
        { title: 'Families', numeric: true, cell: ({ families }) => figure(families) },
        { title: 'Opened', numeric: true, cell: ({ flow }) => figure(flow?.opened) },
        { title: 'Closed', numeric: true, cell: ({ flow }) => figure(flow?.closed) },
        { title: 'Stepped up', numeric: true, cell: ({ flow }) => share(flow?.stepUpRate) },
        { title: 'Stepped down', numeric: true, cell: ({ flow }) => share(flow?.stepDownRate) },
        {
          title: 'Days open',
          numeric: true,
          cell: ({ flow }) =>
            flow?.meanDays === null || flow?.meanDays === undefined ? NOT_KNOWN : formatNumber(flow.meanDays),
        },
        { title: 'Points per case', numeric: true, cell: ({ pointsPerCase }) => points(pointsPerCase) },
        { title: 'Points', numeric: true, cell: (row) => points(row.points) },
      ]}
    />
  );
}

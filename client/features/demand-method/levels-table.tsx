import type { DemandMethod, ShownCount, ShownRate } from '../../../server/contract/demand-method.ts';
import { type Column, ScrolledTable } from '../../components/plain-table.tsx';
import { formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { figure, NOT_KNOWN, points, shownCount, shownShare, TOO_FEW } from './words.ts';

/** Open cases by district and level of need, with what opened, closed and moved. */
export function LevelsTable({ method }: { method: DemandMethod }) {
  const { districtName, levelName } = useReference();
  const rows = method.districts.flatMap(({ districtId, levels }) => levels.map((level) => ({ districtId, ...level })));
  const steps: Column<(typeof rows)[number]>[] = [
    { title: 'Stepped up', numeric: true, cell: ({ flow }) => step(flow?.stepUpRate, flow?.steppedUp) },
    { title: 'Stepped down', numeric: true, cell: ({ flow }) => step(flow?.stepDownRate, flow?.steppedDown) },
  ];
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
        { title: 'Opened', numeric: true, cell: ({ flow }) => shownCount(flow?.opened) },
        { title: 'Closed', numeric: true, cell: ({ flow }) => shownCount(flow?.closed) },
        // a month tells none of them where small counts are hidden: no columns of nothing
        ...steps.filter(({ cell }) => rows.some((row) => cell(row) !== TOO_FEW)),
        {
          title: 'Days open',
          numeric: true,
          cell: ({ flow }) => {
            if (flow?.closed.value === null) return TOO_FEW;
            return flow?.meanDays === null || flow?.meanDays === undefined ? NOT_KNOWN : formatNumber(flow.meanDays);
          },
        },
        { title: 'Points per case', numeric: true, cell: ({ pointsPerCase }) => points(pointsPerCase) },
        { title: 'Points', numeric: true, cell: (row) => points(row.points) },
      ]}
    />
  );
}

/** Cases that moved as a share of those at the level; by themselves where those are not told. */
function step(rate: ShownRate | undefined, count: ShownCount | undefined): string {
  return rate?.isHidden ? shownCount(count) : shownShare(rate);
}

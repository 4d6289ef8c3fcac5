import type { DemandChain, DemandMethod } from '../../../server/contract/demand-method.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { useReference } from '../../reference.ts';
import classes from './method.module.css';
import { shownCount } from './words.ts';

/** Work in the districts that is not the district teams': shown apart, never part of demand. */
export function OutOfScope({ method }: { method: DemandMethod }) {
  const { districtName } = useReference();
  const isRecorded = method.districts.some(({ outOfScope }) => outOfScope.length > 0);
  const casesOf = (chain: DemandChain, kind: string) => chain.outOfScope.find((row) => row.kind === kind)?.openCases;
  return (
    <Panel title="Kept apart: not the district teams’ work">
      <p className={classes.quiet}>
        Open cases of the MASH and of a commissioned provider. They are in no figure above and ask for no caseworker of
        a district.
      </p>
      {isRecorded ? (
        <div className={classes.narrow}>
          <ScrolledTable
            caption="Open cases that are not the district teams’"
            rows={method.districts}
            rowKey={({ districtId }) => districtId}
            columns={[
              { title: 'District', cell: ({ districtId }) => districtName(districtId) },
              { title: 'MASH', numeric: true, cell: (chain) => shownCount(casesOf(chain, 'mash')) },
              {
                title: 'Commissioned provider',
                numeric: true,
                cell: (chain) => shownCount(casesOf(chain, 'commissioned')),
              },
            ]}
          />
        </div>
      ) : (
        <p>None is recorded for this month.</p>
      )}
    </Panel>
  );
}

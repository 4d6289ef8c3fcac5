import { useMemo, useState } from 'react';
import type { Overview } from '../../../server/contract/overview.ts';
import { DistrictMark } from '../../components/district-mark.tsx';
import legend from '../../components/legend.module.css';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatNumber, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { WardCircles } from './ward-circles.tsx';
import { layOutWards } from './ward-layout.ts';
import classes from './ward-map.module.css';

const WIDTH = 640;

type Ward = Overview['wards'][number];

/** Schematic map: a circle per ward near its position, sized by children, with its district's letter and colour. */
export function WardMap({ wards, notice }: { wards: readonly Ward[]; notice: string }) {
  const { districts, districtName, districtIndex } = useReference();
  const layout = useMemo(() => layOutWards(wards, WIDTH), [wards]);
  const [looked, setLooked] = useState<Ward>();
  const shown = districts.filter((district) => wards.some((ward) => ward.districtId === district.id));
  if (wards.length === 0) {
    return (
      <Panel title="Wards">
        <p>{notice}</p>
      </Panel>
    );
  }
  return (
    <Panel title="Wards" note={notice}>
      <ul className={legend.legend}>
        {shown.map((district) => (
          <li key={district.id}>
            <DistrictMark name={district.name} index={districtIndex(district.id)} />
            {district.name}
          </li>
        ))}
      </ul>
      <WardCircles wards={wards} layout={layout} width={WIDTH} look={setLooked} looked={looked} />
      <p className={classes.detail}>
        {looked
          ? `${looked.name}, ${districtName(looked.districtId)}: ${formatNumber(looked.children)} children aged 0–17, ${formatPercent(looked.idaciRate, 1)} in income deprivation (IDACI)`
          : 'The area of a circle follows the number of children aged 0–17. Point at one, or use Tab and the arrow keys.'}
      </p>
      <details className={classes.table}>
        <summary>The wards as a table</summary>
        <PlainTable
          caption="Wards with children aged 0–17 and share in income deprivation (IDACI)"
          rows={wards}
          rowKey={(ward) => ward.code}
          columns={[
            { title: 'Ward', cell: (ward) => ward.name },
            { title: 'District (assumed)', cell: (ward) => districtName(ward.districtId) },
            { title: 'Children', numeric: true, cell: (ward) => formatNumber(ward.children) },
            { title: 'IDACI', numeric: true, cell: (ward) => formatPercent(ward.idaciRate, 1) },
          ]}
        />
      </details>
    </Panel>
  );
}

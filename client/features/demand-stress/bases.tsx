import type { StressAnswer } from '../../../server/contract/demand-stress.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth } from '../../format.ts';
import classes from './demand-stress.module.css';
import { basisOf, hardestOf, monthWords, plannedWords } from './words.ts';
import { After, Covered } from './workings.tsx';

/** What a plan for the cases rests on, beside what this page rests on: nothing where the two are the same. */
export function Bases({ answer }: { answer: StressAnswer }) {
  const { total, hardest, lastMonth, plannedFor } = answer;
  const all = total?.months.find(({ month }) => month === hardest);
  const rows = answer.districts.flatMap((district) => {
    const { name, capacityFte, counted } = district;
    const here = hardestOf(answer, district);
    return here ? [{ name, capacityFte, here, plan: { ...counted, month: lastMonth } }] : [];
  });
  if (hardest === lastMonth && plannedFor === lastMonth) return null;
  const allPlanned = total ? { ...total.counted, month: lastMonth } : undefined;
  const here = `${basisOf(answer, hardest)}, ${monthWords(answer, hardest)}`;
  const plan = `counted, ${formatMonth(lastMonth)}`;
  return (
    <>
      <p className={classes.note}>A plan for this demand {plannedWords(answer)}</p>
      <details className={classes.more}>
        <summary>This page and a plan side by side</summary>
        <ScrolledTable
          caption={`Demand after, FTE, and how much of it is covered: this page (${here}) and a plan (${plan})`}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { title: 'District', cell: ({ name }) => name, total: all ? 'All districts' : undefined },
            {
              title: `This page: ${here}`,
              numeric: true,
              cell: ({ name, here: sides }) => <After name={name} sides={sides} />,
              total: all ? <After name="all districts" sides={all} /> : undefined,
            },
            {
              title: 'Covered',
              numeric: true,
              cell: ({ name, capacityFte, here: sides }) => (
                <Covered name={name} capacityFte={capacityFte} sides={sides} />
              ),
              total:
                all && total ? <Covered name="all districts" capacityFte={total.capacityFte} sides={all} /> : undefined,
            },
            {
              title: `A plan: ${plan}`,
              numeric: true,
              cell: ({ name, plan: sides }) => <After name={name} sides={sides} />,
              total: allPlanned ? <After name="all districts" sides={allPlanned} /> : undefined,
            },
            {
              title: 'Covered in a plan',
              numeric: true,
              cell: ({ name, capacityFte, plan: sides }) => (
                <Covered name={name} capacityFte={capacityFte} sides={sides} />
              ),
              total:
                allPlanned && total ? (
                  <Covered name="all districts" capacityFte={total.capacityFte} sides={allPlanned} />
                ) : undefined,
            },
          ]}
        />
      </details>
    </>
  );
}

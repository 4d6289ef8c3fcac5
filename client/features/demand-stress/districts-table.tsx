import type { StressAnswer, StressDistrict } from '../../../server/contract/demand-stress.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference } from '../../format.ts';
import classes from './demand-stress.module.css';
import { hardestOf, monthWords } from './words.ts';
import { After, Before, Covered, Extra, ExtraOfAll } from './workings.tsx';

/** Every district in the month in which all together are asked most, without the cases and with them. */
export function DistrictsTable({ answer }: { answer: StressAnswer }) {
  const { total, hardest } = answer;
  const all = total?.months.find(({ month }) => month === hardest);
  const rows = answer.districts.flatMap((district) => {
    const month = hardestOf(answer, district);
    return month ? [{ district, month }] : [];
  });
  return (
    <ScrolledTable
      caption={`Districts in ${monthWords(answer, hardest)}, when it asks most: FTE and how much of it today’s case-holding FTE covers`}
      rows={rows}
      rowKey={({ district }) => district.districtId}
      columns={[
        { title: 'District', cell: ({ district }) => district.name, total: all ? 'All districts' : undefined },
        {
          title: 'Demand before',
          numeric: true,
          cell: ({ district, month }) => <Before answer={answer} name={district.name} sides={month} />,
          total: all ? <Before answer={answer} name="all districts" sides={all} /> : undefined,
        },
        {
          title: 'More',
          numeric: true,
          cell: ({ district, month }) => <Extra answer={answer} district={district} month={month} />,
          total: all ? <ExtraOfAll answer={answer} sides={all} /> : undefined,
        },
        {
          title: 'Demand after',
          numeric: true,
          cell: ({ district, month }) => <After name={district.name} sides={month} />,
          total: all ? <After name="all districts" sides={all} /> : undefined,
        },
        {
          title: 'Covered',
          numeric: true,
          cell: ({ district, month }) => (
            <Covered name={district.name} capacityFte={district.capacityFte} sides={month} />
          ),
          total:
            all && total ? <Covered name="all districts" capacityFte={total.capacityFte} sides={all} /> : undefined,
        },
        {
          title: 'Beside the others',
          cell: ({ month: { wordBefore, wordAfter } }) =>
            wordBefore && wordAfter ? (
              <span className={classes.change}>
                <BalanceChip word={wordBefore} /> → <BalanceChip word={wordAfter} />
              </span>
            ) : (
              '–'
            ),
        },
        {
          title: 'Of which speakers',
          numeric: true,
          cell: ({ district }) => <Speakers district={district} />,
        },
      ]}
    />
  );
}

/** The part of what comes on top that needs a speaker; what is hidden from this reader is named, not counted. */
function Speakers({ district: { name, languages } }: { district: StressDistrict }) {
  const told = languages.flatMap(({ demandFte, ...language }) =>
    demandFte === null ? [] : [{ ...language, result: formatFteDifference(demandFte), demandFte }],
  );
  const hidden = languages.filter(({ demandFte }) => demandFte === null).map((language) => language.name);
  if (told.length === 0) return <>{hidden.length > 0 ? 'too few cases to show' : formatFte(0)}</>;
  const sum = formatFteDifference(told.reduce((total, { demandFte }) => total + demandFte, 0));
  return (
    <WorkedOut figure={sum} title={`FTE more for ${name} that needs a speaker`}>
      <WorkingTable
        lines={[
          ...told.map((language) => ({ what: language.name, result: language.result })),
          ...(told.length > 1 ? [{ what: 'Together', result: sum }] : []),
        ]}
      />
      <p className={classes.note}>The cases are spread over languages as the district’s open cases are.</p>
      {hidden.length > 0 ? <p className={classes.note}>Too few cases to show: {hidden.join(', ')}.</p> : null}
    </WorkedOut>
  );
}

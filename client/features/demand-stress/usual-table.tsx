import type { StressAnswer, StressDistrict } from '../../../server/contract/demand-stress.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatPercent } from '../../format.ts';
import classes from './demand-stress.module.css';
import { figure, SOURCE_WORDS } from './words.ts';

type Usual = StressDistrict['usual'];
type Known = Usual['referrals'];

const amount = ({ value, basis }: Known) => `${figure(value)}${SOURCE_WORDS[basis]}`;
const share = ({ value, basis }: Known) => `${formatPercent(value)}${SOURCE_WORDS[basis]}`;

/** A figure of a usual month, a line of the table. */
interface Line {
  title: string;
  cell: (usual: Usual) => string;
}

const OF_ALL: readonly Line[] = [
  { title: 'Referrals', cell: ({ referrals }) => amount(referrals) },
  { title: 'Referrals from schools, Septembers left out', cell: ({ schoolReferrals }) => amount(schoolReferrals) },
  { title: 'Families that engage, of all referred', cell: ({ engaged }) => share(engaged) },
  { title: 'Families unwilling to engage, of all referred', cell: ({ unwilling }) => share(unwilling) },
  { title: 'Cases that open for each family that engages', cell: ({ casesPerEngaged }) => amount(casesPerEngaged) },
  { title: 'Open cases for each family', cell: ({ casesPerFamily }) => amount(casesPerFamily) },
];

/** The lines of a level of need. @param at its place in the list of levels */
function linesOf(name: string, at: number): Line[] {
  const line = (title: string, cell: (level: Usual['levels'][number]) => string): Line => ({
    title: `${name}: ${title}`,
    cell: ({ levels }) => {
      const level = levels[at];
      return level ? cell(level) : '–';
    },
  });
  return [
    line('of the cases that open', ({ openingShare }) => share(openingShare)),
    line('close in a month', ({ closing }) => share(closing)),
    line('move up in a month', ({ steppingUp }) => share(steppingUp)),
    line('move down in a month', ({ steppingDown }) => share(steppingDown)),
    line('open for each 1,000 children', ({ openPer1000Children }) => amount(openPer1000Children)),
  ];
}

/** What a usual month is in each district, and where each figure comes from: what every case is worked out with. */
export function UsualTable({ answer }: { answer: StressAnswer }) {
  const [first] = answer.learntFrom;
  const last = answer.learntFrom.at(-1);
  const lines = [...OF_ALL, ...answer.levels.flatMap(({ name }, at) => linesOf(name, at))];
  return (
    <Panel title="What it is worked out with">
      <p className={classes.note}>
        {first && last
          ? `A usual month is the mean of ${answer.learntFrom.length} months from ${formatMonth(first)} to ${formatMonth(last)}, without those marked as unlike others. `
          : 'No month is on record to learn from. '}
        More referrals become families that engage, then open cases; these close and move between levels at the
        district’s own rates, month for month. A figure whose counts in these months are too few to show is that of the
        last financial year. What a district has not recorded, or too little of in that year too, says where it is taken
        from.
      </p>
      <details>
        <summary>A usual month in each district</summary>
        <ScrolledTable
          caption="A usual month: referrals, how many engage, how many cases close"
          rows={lines}
          rowKey={({ title }) => title}
          columns={[
            { title: 'In a usual month', cell: ({ title }) => title },
            ...answer.districts.map(({ name, usual }) => ({
              title: name,
              numeric: true,
              cell: ({ cell }: Line) => cell(usual),
            })),
          ]}
        />
      </details>
    </Panel>
  );
}

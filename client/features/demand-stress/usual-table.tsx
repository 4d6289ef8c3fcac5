import type { StressAnswer, StressDistrict } from '../../../server/contract/demand-stress.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatPercent } from '../../format.ts';
import classes from './demand-stress.module.css';
import { figure, SOURCE_WORDS } from './words.ts';

type Known = StressDistrict['usual']['referrals'];

/** What a usual month is in each district, and where each figure comes from: what every case is worked out with. */
export function UsualTable({ answer }: { answer: StressAnswer }) {
  const [first] = answer.learntFrom;
  const last = answer.learntFrom.at(-1);
  const amount = ({ value, basis }: Known) => `${figure(value)}${SOURCE_WORDS[basis]}`;
  const share = ({ value, basis }: Known) => `${formatPercent(value)}${SOURCE_WORDS[basis]}`;
  const usual = (title: string, cell: (usual: StressDistrict['usual']) => string) => {
    return { title, numeric: true, cell: (district: StressDistrict) => cell(district.usual) };
  };
  const ofLevel = (at: number, title: string, cell: (level: StressDistrict['usual']['levels'][number]) => string) =>
    usual(title, ({ levels }) => {
      const level = levels[at];
      return level ? cell(level) : '–';
    });
  return (
    <Panel title="What it is worked out with">
      <p className={classes.note}>
        {first && last
          ? `A usual month is the mean of ${answer.learntFrom.length} months from ${formatMonth(first)} to ${formatMonth(last)}, without those marked as unlike others. `
          : 'No month is on record to learn from. '}
        More referrals become families that engage, then open cases; these close and move between levels at the
        district’s own rates, month for month. What a district has not recorded says where it is taken from.
      </p>
      <details>
        <summary>A usual month in each district</summary>
        <ScrolledTable
          caption="A usual month: referrals, how many engage, how many cases close"
          rows={answer.districts}
          rowKey={({ districtId }) => districtId}
          columns={[
            { title: 'District', cell: ({ name }) => name },
            usual('Referrals', ({ referrals }) => amount(referrals)),
            usual('From schools', ({ schoolReferrals }) => amount(schoolReferrals)),
            usual('Families that engage', ({ engaged }) => share(engaged)),
            usual('Unwilling', ({ unwilling }) => share(unwilling)),
            usual('Cases for each family that engages', ({ casesPerEngaged }) => amount(casesPerEngaged)),
            usual('Cases for each open family', ({ casesPerFamily }) => amount(casesPerFamily)),
            ...answer.levels.flatMap(({ name }, at) => [
              ofLevel(at, `${name}: share of those that open`, ({ openingShare }) => share(openingShare)),
              ofLevel(at, `${name}: close in a month`, ({ closing }) => share(closing)),
              ofLevel(at, `${name}: move up`, ({ steppingUp }) => share(steppingUp)),
              ofLevel(at, `${name}: move down`, ({ steppingDown }) => share(steppingDown)),
              ofLevel(at, `${name}: open for each 1,000 children`, ({ openPer1000Children }) =>
                amount(openPer1000Children),
              ),
            ]),
          ]}
        />
      </details>
    </Panel>
  );
}

import type { PlanView } from '../../../server/contract/plans.ts';
import { CouncilName } from '../../components/council-name.tsx';
import paper from '../../components/paper.module.css';
import tables from '../../components/paper-tables.module.css';
import {
  formatCount,
  formatDate,
  formatFte,
  formatNumber,
  formatPercent,
  formatPercentDifference,
} from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './print-sheet.module.css';
import { changeText, placementText, worstText } from './wording.ts';

/** The plan on paper: districts first, then the people of each district. Every sheet names plan and date. */
export function PrintSheet({ view }: { view: PlanView }) {
  const { districtName } = useReference();
  const { measures, rows, plan, asAt } = view;
  const title = plan ? `Plan “${plan.name}”` : 'Placements today';
  const demand = plan?.demandAsIf ? `, demand as if: ${plan.demandAsIf}` : '';
  const running = `${title}, as at ${formatDate(asAt)}${demand}`;
  return (
    <div className={`${paper.sheet} ${tables.sheet} ${classes.sheet}`}>
      <p className={tables.council}>
        <CouncilName />
      </p>
      <h1>Allocation of caseworkers to districts</h1>
      <p>
        <strong>{running}</strong>
        {plan ? `. Made by ${plan.createdBy}.` : '.'} {formatCount(measures.moves, 'move')}; first choice met{' '}
        {formatPercent(measures.firstChoice)}; worst district {worstText(measures, districtName)}; language gap{' '}
        {formatFte(measures.languageGapFte)} FTE.
      </p>
      {measures.breaches.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Districts view={view} running={running} />
      {measures.districts.map((district) => (
        <People
          key={district.districtId}
          heading={`${district.name}: ${running}`}
          rows={rows.filter((row) => row.placements.some(({ districtId }) => districtId === district.districtId))}
        />
      ))}
    </div>
  );
}

function Districts({ view, running }: { view: PlanView; running: string }) {
  return (
    <table>
      <thead>
        <tr>
          <th colSpan={8} scope="colgroup" className={tables.running}>
            Districts: {running}
          </th>
        </tr>
        <tr>
          <th scope="col">District</th>
          <th scope="col">People</th>
          <th scope="col">FTE</th>
          <th scope="col">Capacity FTE</th>
          <th scope="col">Fair share FTE</th>
          <th scope="col">Difference</th>
          <th scope="col" className={tables.text}>
            Status
          </th>
          <th scope="col" className={tables.text}>
            Languages short of speakers, FTE
          </th>
        </tr>
      </thead>
      <tbody>
        {view.measures.districts.map((district) => (
          <tr key={district.districtId}>
            <th scope="row">{district.name}</th>
            <td>{formatNumber(district.headcount)}</td>
            <td>{formatFte(district.peopleFte)}</td>
            <td>{formatFte(district.capacityFte)}</td>
            <td>{formatFte(district.fairShareFte)}</td>
            <td>{formatPercentDifference(district.difference)}</td>
            <td className={tables.text}>{district.word}</td>
            <td className={tables.text}>{languagesText(district)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The languages short of speakers, and those that the reader is not told of. */
function languagesText({ languages, few = [] }: District): string {
  const short = languages
    .filter(({ gapFte }) => gapFte >= 0.005)
    .map(({ name, gapFte }) => `${name} ${formatFte(gapFte)}`);
  if (few.length === 0) return short.join(', ') || 'none';
  return [...short, `too few cases to show: ${few.join(', ')}`].join(', ');
}

type District = PlanView['measures']['districts'][number];

function People({ heading, rows }: { heading: string; rows: PlanView['rows'] }) {
  const { roleTitle, languageName, districtName } = useReference();
  if (rows.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th colSpan={7} scope="colgroup" className={tables.running}>
            {heading}
          </th>
        </tr>
        <tr>
          <th scope="col">Person</th>
          <th scope="col" className={tables.text}>
            Role
          </th>
          <th scope="col">FTE</th>
          <th scope="col" className={tables.text}>
            Languages
          </th>
          <th scope="col" className={tables.text}>
            Now in
          </th>
          <th scope="col" className={tables.text}>
            Plan
          </th>
          <th scope="col" className={tables.text}>
            Choice
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.personId}>
            <th scope="row">
              {row.name} ({row.personId})
            </th>
            <td className={tables.text}>{roleTitle(row.roleId)}</td>
            <td>{formatFte(row.fte)}</td>
            <td className={tables.text}>{row.languages.map(languageName).join(', ')}</td>
            <td className={tables.text}>{row.currentDistrictId ? districtName(row.currentDistrictId) : 'none'}</td>
            <td className={tables.text}>
              {placementText(row.placements, districtName)}, {changeText(row)}
              {row.pin ? `, pinned: ${row.pin.reason}` : ''}
              {row.warnings.length > 0 ? `. ${row.warnings.join(' ')}` : ''}
            </td>
            <td className={tables.text}>{row.choice}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

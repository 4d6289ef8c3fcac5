import { Fragment } from 'react';
import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { CouncilName } from '../../components/council-name.tsx';
import paper from '../../components/paper.module.css';
import { formatDate } from '../../format.ts';
import { groupsOnPaper } from './groups.ts';
import type { Figure, MeasureGroup } from './rows.ts';
import { headDetails } from './scenario-head.tsx';
import classes from './scenarios.module.css';

/** The scenarios on one sheet for whoever decides: in short, then every measure side by side. */
export function PrintSheet({ found, groups }: { found: Scenarios; groups: readonly MeasureGroup[] }) {
  const { asAt, data, summary, stressNote, differences, scenarios } = found;
  return (
    <div className={`${paper.sheet} ${classes.sheet}`}>
      <p className={classes.council}>
        <CouncilName />
      </p>
      <h1>Scenarios side by side, as at {formatDate(asAt)}</h1>
      <ul>
        {[...differences, ...(data === 'live' ? [`All are measured on the data of ${formatDate(asAt)}.`] : [])].map(
          (sentence) => (
            <li key={sentence}>
              <strong>{sentence}</strong>
            </li>
          ),
        )}
        {[...summary, ...(stressNote === null ? [] : [stressNote])].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col" className={classes.measure}>
              Measure
            </th>
            {scenarios.map((scenario) => (
              <th key={scenario.planId} scope="col">
                {scenario.name}
                <small>{headDetails(scenario)}</small>
                <small>{scenario.demand}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupsOnPaper(groups).map(({ title, rows }) => (
            <Fragment key={title}>
              <tr>
                <th colSpan={scenarios.length + 1} scope="rowgroup" className={`${classes.group} ${classes.measure}`}>
                  {title}
                </th>
              </tr>
              {rows.map(({ id, title: measure, unit, figures }) => (
                <tr key={id}>
                  <th scope="row" className={classes.measure}>
                    {measure}
                    <span> {unit}</span>
                  </th>
                  {scenarios.map(({ planId }, at) => (
                    <td key={planId}>{figureText(figures[at])}</td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** “South −6 %, tight, best”; “3.21 (most: Urdu 0.71)”. */
function figureText(figure: Figure | undefined): string {
  if (!figure) return '';
  const { text, word, isBest, note } = figure;
  const besides = note && !word ? ` (${note})` : '';
  return `${text}${besides}${word ? `, ${word}` : ''}${isBest ? ', best' : ''}`;
}

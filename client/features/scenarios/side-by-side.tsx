import { Box } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Fragment } from 'react';
import type { Scenario } from '../../../server/contract/scenarios.ts';
import { FigureCell } from './figure-cell.tsx';
import type { MeasureGroup } from './rows.ts';
import { ScenarioHead } from './scenario-head.tsx';
import classes from './scenarios.module.css';

interface Props {
  scenarios: readonly Scenario[];
  groups: readonly MeasureGroup[];
}

/** Scenarios as columns and measures as rows; where the window is narrow, a block for each measure. */
export function SideBySide(props: Props) {
  const isNarrow = useMediaQuery('(max-width: 48rem)') ?? false;
  return isNarrow ? <Blocks {...props} /> : <Columns {...props} />;
}

function Columns({ scenarios, groups }: Props) {
  return (
    <Box component="section" className={classes.scroll} aria-label="Scenarios side by side" tabIndex={0}>
      <table className={classes.table}>
        <caption>The same measures for every scenario. A figure opens how it was worked out.</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {scenarios.map((scenario) => (
              <th key={scenario.planId} scope="col">
                <ScenarioHead scenario={scenario} />
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            <tr>
              <th colSpan={scenarios.length + 1} scope="rowgroup" className={classes.group}>
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <Fragment key={row.id}>
                <tr data-said={row.sentence !== undefined}>
                  <th scope="row">
                    {row.title}
                    {row.unit === '' ? null : <span className={classes.note}>{row.unit}</span>}
                  </th>
                  {scenarios.map(({ planId, name }, at) => {
                    const figure = row.figures[at];
                    return <td key={planId}>{figure ? <FigureCell row={row} figure={figure} of={name} /> : null}</td>;
                  })}
                </tr>
                {row.sentence ? (
                  <tr>
                    <td colSpan={scenarios.length + 1} className={classes.sentence}>
                      {row.sentence}
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </Box>
  );
}

function Blocks({ scenarios, groups }: Props) {
  return (
    <div className={classes.blocks}>
      <ul aria-label="Scenarios" className={classes.heads}>
        {scenarios.map((scenario) => (
          <li key={scenario.planId}>
            <ScenarioHead scenario={scenario} />
          </li>
        ))}
      </ul>
      {groups.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {rows.map((row) => (
            <div key={row.id} className={classes.block}>
              <h4>
                {row.title} {row.unit === '' ? null : <span className={classes.note}>{row.unit}</span>}
              </h4>
              <dl>
                {scenarios.map(({ planId, name }, at) => {
                  const figure = row.figures[at];
                  return figure ? (
                    <div key={planId}>
                      <dt>{name}</dt>
                      <dd>
                        <FigureCell row={row} figure={figure} of={name} />
                      </dd>
                    </div>
                  ) : null;
                })}
              </dl>
              {row.sentence ? <p className={classes.quiet}>{row.sentence}</p> : null}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

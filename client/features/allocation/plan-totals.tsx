import type { PlanMeasures } from '../../../server/contract/plans.ts';
import { CheckIcon } from '../../components/icons.tsx';
import { formatFte, formatNumber, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './district-strip.module.css';
import { worstText } from './wording.ts';

/** The few figures a plan is judged by, and what a waiting proposal would make of them. */
export function PlanTotals({
  measures,
  proposed,
  proof,
}: {
  measures: PlanMeasures;
  proposed: PlanMeasures | null;
  proof: string | null;
}) {
  const { districtName } = useReference();
  const lines: [string, (of: PlanMeasures) => string][] = [
    ['Moves', (of) => formatNumber(of.moves)],
    ['First choice met', (of) => formatPercent(of.firstChoice)],
    ['Worst district', (of) => worstText(of, districtName)],
    ['Language gap', (of) => `${formatFte(of.languageGapFte)}\u00a0FTE`],
  ];
  return (
    <div className={classes.totals}>
      <dl>
        {lines.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="numeric">
              {text(measures)}
              {proposed && text(proposed) !== text(measures) ? (
                <span className={classes.becomes}>
                  <span aria-hidden="true"> → </span>
                  <span className={classes.hidden}>, proposed: </span>
                  {text(proposed)}
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      {proof ? (
        <p className={classes.proof}>
          <CheckIcon /> {proof}
        </p>
      ) : null}
    </div>
  );
}

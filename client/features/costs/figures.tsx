import type { Costs } from '../../../server/contract/costs.ts';
import { formatPence } from '../../format.ts';
import classes from './costs.module.css';

/** The figures of the whole year, in whole pounds. */
export function Figures({ costs: { total, soFar } }: { costs: Costs }) {
  const { budgetPence, forecastPence, differencePence, savingPence, vacantPence, coverPence } = total;
  const part = (pence: number) => formatPence(pence, 0);
  const isPartOver = soFar.months > 0 && soFar.months < 12;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>Budget</dt>
        <dd>{part(budgetPence)}</dd>
        {isPartOver ? <dd className={classes.part}>{part(soFar.budgetPence)} of it in months that are over</dd> : null}
      </div>
      <div>
        <dt>Forecast</dt>
        <dd>{part(forecastPence)}</dd>
        {isPartOver ? (
          <dd className={classes.part}>{part(soFar.forecastPence)} of it in months that are over</dd>
        ) : null}
      </div>
      <div>
        <dt>{differencePence < 0 ? 'Forecast above budget' : 'Budget left'}</dt>
        <dd>{part(Math.abs(differencePence))}</dd>
      </div>
      <div>
        <dt>{savingPence < 0 ? 'Vacancies cost more' : 'Vacancies save'}</dt>
        <dd>{part(Math.abs(savingPence))}</dd>
        <dd className={classes.part}>
          {part(vacantPence)} of vacant hours − {part(coverPence)} for their cover
        </dd>
      </div>
    </dl>
  );
}

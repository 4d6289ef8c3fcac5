import type { RatesPreview } from '../../../server/contract/rates.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';

/** What a change of a rate would do: its fields, and budget and forecast before and after. */
export function RateEffect({ preview, remove }: { preview: RatesPreview; remove: boolean }) {
  const { unitName } = useReference();
  const { what, differences, effects, notes } = preview;
  return (
    <section className={classes.effect} aria-label="What the change does" role="status">
      <p>
        <strong>{remove ? `${what} would be taken out` : what}</strong>
      </p>
      {notes.map((note) => (
        <p key={note} className={classes.attention}>
          {note}
        </p>
      ))}
      {remove
        ? null
        : differences.map(({ label, before, after }) => (
            <p key={label}>
              {label}: {before ?? 'nothing'} → {after ?? 'nothing'}
            </p>
          ))}
      {effects.map(({ year, before, after, budgetDifferencePence, forecastDifferencePence, units }) => (
        <div key={year}>
          <ScrolledTable
            caption={`Costs of ${year}`}
            rows={[
              {
                name: 'Budget',
                before: before.budgetPence,
                after: after.budgetPence,
                difference: budgetDifferencePence,
              },
              {
                name: 'Forecast',
                before: before.forecastPence,
                after: after.forecastPence,
                difference: forecastDifferencePence,
              },
            ]}
            rowKey={({ name }) => name}
            columns={[
              { title: 'What', cell: ({ name }) => name },
              { title: 'Now', numeric: true, cell: (row) => formatPence(row.before) },
              { title: 'Then', numeric: true, cell: (row) => formatPence(row.after) },
              { title: 'Difference', numeric: true, cell: (row) => formatPence(row.difference) },
            ]}
          />
          {before.gaps === after.gaps ? null : (
            <p>
              Records that cannot be costed: {before.gaps} now, {after.gaps} then.
            </p>
          )}
          {units.length > 0 ? (
            <p className={classes.quiet}>
              Forecast by unit:{' '}
              {units.map((unit) => `${unitName(unit.unitId)} ${formatPence(unit.forecastDifferencePence)}`).join(', ')}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}

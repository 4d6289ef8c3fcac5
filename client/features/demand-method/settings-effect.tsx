import type { SettingsAsked, SettingsPreview } from '../../../server/contract/demand-method.ts';
import { formatDate, formatFte, formatMonth, formatPercent } from '../../format.ts';
import classes from './method.module.css';
import { WideTable } from './wide-table.tsx';
import { NOT_KNOWN } from './words.ts';

/** What a change of settings would do: its fields, every district now and then, and the months whose figures change. */
export function SettingsEffect({ preview, asked }: { preview: SettingsPreview; asked: SettingsAsked }) {
  const { differences, districts, notes, monthsSentence, at, month } = preview;
  const coverage = (value: number | null) => (value === null ? NOT_KNOWN : formatPercent(value));
  return (
    <section className={classes.effect} aria-label="What the change does" role="status">
      <p>
        <strong>
          {asked.what === 'remove'
            ? `The settings from ${formatDate(asked.fromDate)} would be taken out; those before them hold on.`
            : `What changes from ${formatDate(asked.fromDate)} on`}
        </strong>
      </p>
      {notes.map((note) => (
        <p key={note} className={classes.attention}>
          {note}
        </p>
      ))}
      {differences.map(({ label, before, after }) => (
        <p key={label}>
          {label}: {before ?? 'none'} → {after ?? 'none'}
        </p>
      ))}
      <WideTable
        caption={`Districts now and then, at ${formatDate(at)}${month === null ? '' : `, with the cases of ${formatMonth(month)}`}`}
        rows={districts}
        rowKey={({ districtId }) => districtId}
        columns={[
          {
            title: 'District',
            cell: ({ name, sentence }) => (
              <>
                {name}
                <span className={classes.note}>{sentence.replaceAll(' %', '\u00a0%')}</span>
              </>
            ),
          },
          {
            title: 'Demand, FTE',
            numeric: true,
            cell: ({ before, after }) => `${formatFte(before.demandFte)} → ${formatFte(after.demandFte)}`,
          },
          {
            title: 'Capacity, FTE',
            numeric: true,
            cell: ({ before, after }) => `${formatFte(before.capacityFte)} → ${formatFte(after.capacityFte)}`,
          },
          {
            title: 'Coverage',
            numeric: true,
            cell: ({ before, after }) => `${coverage(before.coverage)} → ${coverage(after.coverage)}`,
          },
        ]}
      />
      <p>{monthsSentence}</p>
    </section>
  );
}

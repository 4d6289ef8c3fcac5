import type { SettingsAsked, SettingsPreview } from '../../../server/contract/demand-method.ts';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte, formatMonth, formatPercent } from '../../format.ts';
import classes from './method.module.css';
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
            : `From ${formatDate(asked.fromDate)}`}
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
      <ScrolledTable
        caption={`Districts at ${formatDate(at)}${month === null ? '' : `, with the cases of ${formatMonth(month)}`}`}
        rows={districts}
        rowKey={({ districtId }) => districtId}
        columns={[
          { title: 'District', cell: ({ name }) => name },
          { title: 'Demand now', numeric: true, cell: ({ before }) => formatFte(before.demandFte) },
          { title: 'Demand then', numeric: true, cell: ({ after }) => formatFte(after.demandFte) },
          { title: 'Capacity now', numeric: true, cell: ({ before }) => formatFte(before.capacityFte) },
          { title: 'Capacity then', numeric: true, cell: ({ after }) => formatFte(after.capacityFte) },
          { title: 'Coverage now', numeric: true, cell: ({ before }) => coverage(before.coverage) },
          { title: 'Coverage then', numeric: true, cell: ({ after }) => coverage(after.coverage) },
          { title: 'In words', cell: ({ sentence }) => sentence },
        ]}
      />
      <p>{monthsSentence}</p>
    </section>
  );
}

import { Text } from '@mantine/core';
import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import type { Vacancy } from '../../../server/contract/vacancies.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte } from '../../format.ts';
import classes from './panel.module.css';
import type { VacancyRow } from './rows.ts';
import { coveredWords, kindWords } from './words.ts';

/** Who holds the post, who of them is away, and who covers whom until when. */
export function CoverSection({ row }: { row: VacancyRow }) {
  return (
    <section className={classes.section}>
      <h3>Cover</h3>
      <Text>{coveredWords(row)}</Text>
      {row.holders.length > 0 ? (
        <ul className={classes.list}>
          {row.holders.map((holder) => (
            <li key={holder.occupancyId}>{holderWords(holder)}</li>
          ))}
        </ul>
      ) : null}
      {row.cover.length > 0 ? (
        <PlainTable
          caption="Who covers"
          rows={row.cover}
          rowKey={({ occupancyId }) => occupancyId}
          columns={[
            { title: 'Who', cell: ({ name }) => name },
            { title: 'How', cell: ({ kind }) => OCCUPANCY_KINDS[kind] },
            { title: 'For', cell: ({ coversName }) => coversName ?? 'the vacancy' },
            { title: 'Until', cell: ({ endDate }) => formatDate(endDate) },
            { title: 'FTE', numeric: true, cell: ({ fte }) => formatFte(fte) },
            { title: 'Counts', numeric: true, cell: ({ countedFte }) => formatFte(countedFte) },
          ]}
        />
      ) : null}
      {row.surplusFte > 0 ? (
        <Text size="sm" c="dimmed">
          There is more cover than there is to cover: {formatFte(row.surplusFte)} FTE count towards nothing.
        </Text>
      ) : null}
    </section>
  );
}

/** Who held the post last, in the posts it became of too. */
export function HeldBefore({ row }: { row: VacancyRow }) {
  return (
    <section className={classes.section}>
      <h3>Who held it before</h3>
      {row.heldBefore.length === 0 ? (
        <Text>Nobody, as far as the records go.</Text>
      ) : (
        <ul className={classes.list}>
          {row.heldBefore.map(({ postId, name, fte, startDate, endDate }) => (
            <li key={`${postId} ${name} ${startDate}`}>
              {name}, {formatFte(fte)} FTE, {formatDate(startDate)} to {formatDate(endDate)}
              {postId === row.postId ? '' : `, in post ${postId}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function holderWords({ name, fte, startDate, awayFte, awayFor }: Vacancy['holders'][number]): string {
  const held = `${name} holds ${formatFte(fte)} FTE since ${formatDate(startDate)}`;
  if (awayFte === 0) return `${held}.`;
  const where = awayFor?.title ? ` in ${awayFor.title}` : ' elsewhere';
  const until = awayFor?.endDate ? ` until ${formatDate(awayFor.endDate)}` : '';
  const why = awayFor ? `: ${kindWords(awayFor.kind)}${where}${until}` : '';
  return `${held}, and is away for ${formatFte(awayFte)}${why}.`;
}

import { BalanceChip } from '../../components/balance-chip.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import type { Figure, MeasureRow } from './rows.ts';
import classes from './scenarios.module.css';

/** A figure that opens how it was worked out, with its word, what is below it, and whether none is better. */
export function FigureCell({ row, figure, of }: { row: MeasureRow; figure: Figure; of: string }) {
  const { text, word, note, isBest, sentences = [], lines } = figure;
  return (
    <>
      <WorkedOut figure={text} title={`${row.title}, ${of}`}>
        {sentences.map((sentence) => (
          <p key={sentence} className={classes.quiet}>
            {sentence}
          </p>
        ))}
        {lines.length > 0 ? <WorkingTable lines={[...lines]} /> : null}
      </WorkedOut>
      {word ? (
        <span className={classes.word}>
          <BalanceChip word={word} />
        </span>
      ) : null}
      {isBest ? <strong className={classes.best}>stands best</strong> : null}
      {note ? <span className={classes.note}>{note}</span> : null}
    </>
  );
}

import type { PlanHead } from '../../../server/contract/plans.ts';
import type { Letter } from '../../../server/contract/studies.ts';
import { CouncilName } from '../../components/council-name.tsx';
import { formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import type { LetterDetails } from './letter-details.ts';
import { nowOf, openingOf } from './letter-words.ts';
import classes from './letters.module.css';

interface LetterSheetProps {
  letter: Letter;
  plan: PlanHead;
  /** Who decides and until when one may answer; what is empty leaves a line to fill in by hand. */
  details: LetterDetails;
  isPrinted: boolean;
}

/** One plain page for one person who moves: what they asked for, what is proposed, why, and that nothing is decided. */
export function LetterSheet({ letter, plan, details, isPrinted }: LetterSheetProps) {
  const { districtName, roleTitle } = useReference();
  return (
    <article
      id={`letter-${letter.personId}`}
      className={classes.letter}
      aria-label={`Letter to ${letter.name}`}
      data-printed={isPrinted}
    >
      <p className={classes.council}>
        <CouncilName />
      </p>
      <h2>
        {letter.name} ({letter.personId})
      </h2>
      <p>{roleTitle(letter.role)}</p>
      <h3>A proposal about where you work from {formatDate(plan.asAt)}</h3>
      <p>{nowOf(letter, districtName)}</p>
      <p>{openingOf(letter, districtName)}</p>
      {letter.because.length > 0 ? (
        <ul>
          {letter.because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
      <h3>Nothing is decided yet</h3>
      <p>
        This is a proposal. It was worked out by computer from the families who need help in each district, the
        languages they speak, working hours, and what you and your colleagues asked for. It is not decided by a
        computer.{plan.demandAsIf === null ? '' : ` It is made for demand as if: ${plan.demandAsIf}.`} Who decides,
        after reading what you say: <Entry text={details.decidedBy} />.
      </p>
      <p>
        If a record is wrong, if something is missing, or if you see it differently, say so by{' '}
        <Entry text={formatDate(details.replyBy || null)} />. You may ask to talk about it:{' '}
        <Entry text={details.contact} />.
      </p>
      <p className={classes.foot}>
        Plan “{plan.name}”, version {plan.version}, for {formatDate(plan.asAt)}.
      </p>
    </article>
  );
}

/** What was entered, or a line to fill in by hand. */
function Entry({ text }: { text: string }) {
  const entered = text.trim().replace(/\.$/, '');
  return entered === '' ? <span className={classes.blank} /> : <strong>{entered}</strong>;
}

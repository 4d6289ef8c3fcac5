import { Link } from '@tanstack/react-router';
import { type Digest, type DigestItem, DUE_KINDS, DUE_WHEN, type DueWhen } from '../../../server/contract/digest.ts';
import { formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { PAGE_NAMES, placeOf } from './place.ts';
import classes from './this-month.module.css';
import { distance, groupLead } from './words.ts';

/** What is due at a time: a table that becomes a list of blocks where the window is narrow. */
export function DueGroup({ when, items, digest }: { when: DueWhen; items: readonly DigestItem[]; digest: Digest }) {
  return (
    <section aria-labelledby={when} className={classes.group} data-when={when}>
      <h2 id={when} tabIndex={-1}>
        {DUE_WHEN[when]} ({items.length})
      </h2>
      <p>{groupLead(when, digest)}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Due</th>
            <th scope="col">What</th>
            <th scope="col">Where</th>
            <th scope="col">Next</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ item }: { item: DigestItem }) {
  const { unitName } = useReference();
  const mayDo = useMayDo(item);
  const page = PAGE_NAMES[item.page];
  return (
    <tr>
      <td className={classes.due}>
        {item.date === null ? (
          'no day'
        ) : (
          <>
            <time dateTime={item.date}>{formatDate(item.date)}</time>
            <span data-distance={distanceWord(item.daysLeft)}>{distance(item.daysLeft)}</span>
          </>
        )}
      </td>
      <th scope="row">
        <span className={classes.kind}>{DUE_KINDS[item.kind].title}</span>
        <span className={classes.title}>{item.title}</span>
        <span className={classes.sentence}>{item.sentence}</span>
      </th>
      <td>{item.unitId === null ? whereOf(item) : unitName(item.unitId)}</td>
      <td>
        {mayDo ? <span className={classes.action}>{item.action}</span> : null}
        <Link {...placeOf(item)} aria-label={`Open in ${page}: ${DUE_KINDS[item.kind].title}, ${item.title}`}>
          Open in {page}
        </Link>
      </td>
    </tr>
  );
}

/** What belongs to no team: the allocation is of all districts. */
function whereOf({ page }: DigestItem): string {
  return page === 'demand-review' ? 'All districts' : 'No team';
}

function distanceWord(daysLeft: number | null): 'overdue' | 'near' | 'far' | undefined {
  if (daysLeft === null) return undefined;
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= 7 ? 'near' : 'far';
}

/** Whether the role does such things itself, or only looks at them. */
function useMayDo({ page, kind }: DigestItem): boolean {
  const mayArrange = useMay('establishment:edit');
  const mayRecruit = useMay('recruitment:edit');
  const mayRecordCompetence = useMay('competences:edit');
  const mayDecide = useMay('decisions:edit');
  const mayReview = useMay('reviews:edit');
  if (page === 'demand-review') return mayReview;
  if (kind === 'competence-lapses') return mayRecordCompetence;
  if (page === 'vacancies') return mayRecruit;
  return page === 'decisions' ? mayDecide : mayArrange;
}

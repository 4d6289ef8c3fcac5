import { Link } from '@tanstack/react-router';
import type { MinimumCell, MinimumRole, PlanCover } from '../../../server/contract/minimums.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatDate, formatFte, isNoFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { keyOf } from './draft.ts';
import classes from './minimums.module.css';

/** What there is of the role in the district, today or under a plan, and whether that keeps the minimum. */
export function There({ cell, asAt, plan }: { cell: MinimumCell; asAt: string; plan: PlanCover | undefined }) {
  const { roleTitle, districtName } = useReference();
  const { roleId, districtId, minimumFte, contractedFte } = cell;
  const planned = plan?.cells.find((each) => keyOf(each) === keyOf(cell));
  const { fte, people } = plan ? (planned ?? { fte: 0, people: 0 }) : cell;
  const shortFte = plan ? (planned?.shortFte ?? minimumFte ?? 0) : cell.shortFte;
  const added = fte - contractedFte;
  const title = `${roleTitle(roleId)} in ${districtName(districtId)}${plan ? `, “${plan.name}”` : ''}`;
  return (
    <span className={classes.there}>
      <WorkedOut figure={`${formatFte(fte)} there`} title={title}>
        <WorkingTable
          lines={[
            ...(plan
              ? [
                  {
                    what: 'Placed there, by share of their time',
                    how: formatCount(people, 'person', 'people'),
                    result: formatFte(fte),
                  },
                ]
              : [
                  { what: 'Contracts', result: formatFte(contractedFte) },
                  ...(isNoFte(added)
                    ? []
                    : [{ what: 'Temporary arrangements', how: added > 0 ? 'add' : 'take', result: formatFte(added) }]),
                  {
                    what: `There on ${formatDate(asAt)}`,
                    how: formatCount(people, 'person', 'people'),
                    result: formatFte(fte),
                  },
                ]),
            ...(minimumFte === null ? [] : againstMinimum(fte, minimumFte, shortFte > 0)),
          ]}
        />
        <p>
          {minimumFte === null ? 'No minimum is set. ' : ''}
          <Link
            to="/allocation"
            search={(previous) => ({ ...previous, plan: plan?.planId, district: districtId })}
            className={classes.link}
          >
            See who is in {districtName(districtId)}
          </Link>
        </p>
      </WorkedOut>
      <span className={classes.heads}>{formatCount(people, 'person', 'people')}</span>
      <Standing minimumFte={minimumFte} shortFte={shortFte} />
    </span>
  );
}

/** The minimum, and how far what is there is from it. */
function againstMinimum(
  fte: number,
  minimumFte: number,
  isShort: boolean,
): { what: string; how?: string; result: string }[] {
  const [there, least] = [formatFte(fte), formatFte(minimumFte)];
  return [
    { what: 'Minimum', result: least },
    isShort
      ? { what: 'Below it', how: `${least} − ${there}`, result: formatFte(minimumFte - fte) }
      : { what: 'Above it', how: `${there} − ${least}`, result: formatFte(fte - minimumFte) },
  ];
}

/** A role with how much of it the minimums bind; a reader of one district does not see the sums of all. */
export function RoleHead({ role: { title, fte, people, boundFte }, asAt }: { role: MinimumRole; asAt: string }) {
  if (fte === null || people === null || boundFte === null) return title;
  return (
    <>
      {title}
      <span className={classes.there}>
        <WorkedOut figure={`${formatFte(boundFte)} of ${formatFte(fte)} bound`} title={`${title}, all districts`}>
          <WorkingTable
            lines={[
              { what: 'Minimums of all districts', how: 'added up', result: formatFte(boundFte) },
              {
                what: `In district teams on ${formatDate(asAt)}`,
                how: formatCount(people, 'person', 'people'),
                result: formatFte(fte),
              },
              {
                what: 'Left to place freely',
                how: `${formatFte(fte)} − ${formatFte(boundFte)}`,
                result: formatFte(fte - boundFte),
              },
            ]}
          />
        </WorkedOut>
      </span>
    </>
  );
}

/** In a word whether a minimum is kept; nothing where there is none. */
function Standing({ minimumFte, shortFte }: { minimumFte: number | null; shortFte: number }) {
  if (minimumFte === null) return null;
  return shortFte > 0 ? (
    <strong className={classes.short}>{formatFte(shortFte)} below</strong>
  ) : (
    <span className={classes.kept}>kept</span>
  );
}

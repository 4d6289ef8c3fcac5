import type { MinimumCell, MinimumCover, PlanCover } from '../../../server/contract/minimums.ts';
import { CouncilName } from '../../components/council-name.tsx';
import paper from '../../components/paper.module.css';
import tables from '../../components/paper-tables.module.css';
import { formatDate, formatFte, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { keyOf } from './draft.ts';
import classes from './print-sheet.module.css';

interface Props {
  cover: MinimumCover;
  asAt: string;
  /** The plan whose figures stand beside the minimums; today’s where absent. */
  plan: PlanCover | undefined;
  plans: readonly PlanCover[];
  /** Minimums that are typed and not saved: they are not on paper. */
  unsaved: number;
}

/** Minimum cover on paper: a line for each district, however many there are; then what each plan keeps. */
export function PrintSheet({ cover, asAt, plan, plans, unsaved }: Props) {
  const { districts } = useReference();
  const { roles } = cover;
  const cells = new Map(cover.cells.map((cell) => [keyOf(cell), cell]));
  const seen = new Set(cover.cells.map(({ districtId }) => districtId));
  const beside = plan ? `beside what “${plan.name}” puts there` : `beside what is there on ${formatDate(asAt)}`;
  return (
    <div className={`${paper.sheet} ${tables.sheet} ${classes.sheet}`}>
      <p className={tables.council}>
        <CouncilName />
      </p>
      <h1>Minimum cover, as at {formatDate(asAt)}</h1>
      <p>
        The least FTE of a role that each district has to have. A proposal keeps every one of them, or says that it
        cannot.
        {unsaved > 0 ? ' What is typed and not saved yet is not on this sheet.' : ''}
      </p>
      <table>
        <thead>
          <tr>
            <th colSpan={roles.length + 1} scope="colgroup" className={tables.running}>
              Least FTE, {beside}
            </th>
          </tr>
          <tr>
            <th scope="col">District</th>
            {roles.map(({ roleId, title }) => (
              <th key={roleId} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {districts
            .filter(({ id }) => seen.has(id))
            .map(({ id: districtId, name }) => (
              <tr key={districtId}>
                <th scope="row">{name}</th>
                {roles.map(({ roleId }) => {
                  const cell = cells.get(keyOf({ roleId, districtId }));
                  return <td key={roleId}>{cell ? <Cell cell={cell} plan={plan} /> : ''}</td>;
                })}
              </tr>
            ))}
          {roles.some(({ boundFte }) => boundFte !== null) ? (
            <tr className={classes.all}>
              <th scope="row">All districts</th>
              {roles.map(({ roleId, boundFte, fte }) => (
                <td key={roleId}>
                  {boundFte === null || fte === null ? '' : `${formatFte(boundFte)} of ${formatFte(fte)} bound`}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {plans.length > 0 ? <Plans plans={plans} /> : null}
    </div>
  );
}

function Cell({ cell, plan }: { cell: MinimumCell; plan: PlanCover | undefined }) {
  const planned = plan?.cells.find((each) => keyOf(each) === keyOf(cell));
  const { minimumFte } = cell;
  const fte = plan ? (planned?.fte ?? 0) : cell.fte;
  const shortFte = plan ? (planned?.shortFte ?? minimumFte ?? 0) : cell.shortFte;
  return (
    <>
      {minimumFte === null ? 'none' : <strong>{formatFte(minimumFte)}</strong>}
      <span className={classes.there}>
        {formatFte(fte)} there
        {minimumFte === null ? '' : shortFte > 0 ? `, ${formatFte(shortFte)} below` : ', kept'}
      </span>
    </>
  );
}

function Plans({ plans }: { plans: readonly PlanCover[] }) {
  const { roleTitle, districtName } = useReference();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Plan</th>
          <th scope="col">Kept</th>
          <th scope="col" className={tables.text}>
            Below
          </th>
        </tr>
      </thead>
      <tbody>
        {plans.map(({ planId, name, asAt, isOlder, cells }) => {
          const set = cells.filter(({ minimumFte }) => minimumFte !== null);
          const below = cells.filter(({ shortFte }) => shortFte > 0);
          return (
            <tr key={planId}>
              <th scope="row">
                {name}, {formatDate(asAt)}
                {isOlder ? '; made with other minimums' : ''}
              </th>
              <td>
                {set.length === 0
                  ? 'none set'
                  : `${formatNumber(set.length - below.length)} of ${formatNumber(set.length)}`}
              </td>
              <td className={tables.text}>
                {below
                  .map(
                    ({ roleId, districtId, fte, minimumFte }) =>
                      `${roleTitle(roleId)} in ${districtName(districtId)}: ${formatFte(fte)} of ${formatFte(minimumFte ?? 0)} FTE`,
                  )
                  .join('; ') || 'none'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

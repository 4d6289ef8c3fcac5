import { Box, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import type { MinimumCell, MinimumRole, PlanCover } from '../../../server/contract/minimums.ts';
import { notifyRemedy } from '../../components/notify.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatCount, formatDate, formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { type Draft, type Grid, keyOf, type Place, pasted, textOf } from './draft.ts';
import classes from './minimums.module.css';
import { Standing } from './standing.tsx';
import type { MinimumsDraft } from './use-draft.ts';

interface Props {
  minimums: MinimumsDraft;
  asAt: string;
  /** Remedies by cell. */
  faults: Readonly<Record<string, string>>;
  mayEdit: boolean;
  /** The plan whose figures stand beside the minimums; today’s where absent. */
  plan: PlanCover | undefined;
}

/** Role by district: the minimum, to be typed, over what is there. */
export function CoverTable({ minimums, asAt, faults, mayEdit, plan }: Props) {
  const { districts } = useReference();
  const { stored, draft, asked } = minimums;
  const typedKeys = new Set([...asked.map(keyOf), ...Object.keys(minimums.faults)]);
  const box = useRef<HTMLElement>(null);
  const seen = new Set(stored.cells.map(({ districtId }) => districtId));
  const shown = districts.filter(({ id }) => seen.has(id));
  const grid: Grid = { roleIds: stored.roles.map(({ roleId }) => roleId), districtIds: shown.map(({ id }) => id) };
  const cells = new Map(stored.cells.map((cell) => [keyOf(cell), cell]));
  const focus = (at: Place, down: number): void => {
    const roleId = grid.roleIds[grid.roleIds.indexOf(at.roleId) + down];
    const name = roleId === undefined ? undefined : keyOf({ ...at, roleId });
    const input = [...(box.current?.querySelectorAll('input') ?? [])].find((each) => each.name === name);
    input?.focus();
  };
  const edit = (cell: MinimumCell) =>
    mayEdit ? (
      <Entry
        cell={cell}
        text={draft[keyOf(cell)] ?? textOf(cell.minimumFte)}
        isTyped={typedKeys.has(keyOf(cell))}
        fault={faults[keyOf(cell)]}
        grid={grid}
        type={minimums.type}
        settle={minimums.settle}
        focus={focus}
      />
    ) : (
      <span className={classes.set}>{cell.minimumFte === null ? 'none' : formatFte(cell.minimumFte)}</span>
    );
  return (
    <Box component="section" ref={box} className={classes.wide} aria-label="Minimums by role and district" tabIndex={0}>
      <PlainTable<MinimumRole>
        caption={`Least FTE of a role in each district, over what ${plan ? `“${plan.name}” puts there` : `is there on ${formatDate(asAt)}`}`}
        rows={stored.roles}
        rowKey={({ roleId }) => roleId}
        columns={[
          { title: 'Role', cell: (role) => <RoleHead role={role} asAt={asAt} /> },
          ...shown.map(({ id: districtId, name }) => ({
            title: name,
            numeric: true,
            cell: ({ roleId }: MinimumRole) => {
              const cell = cells.get(keyOf({ roleId, districtId }));
              return cell ? (
                <>
                  {edit(cell)}
                  <There cell={cell} asAt={asAt} plan={plan} />
                </>
              ) : null;
            },
          })),
        ]}
      />
    </Box>
  );
}

interface EntryProps {
  cell: MinimumCell;
  text: string;
  isTyped: boolean;
  fault: string | undefined;
  grid: Grid;
  type: (entries: Draft) => void;
  settle: () => void;
  focus: (at: Place, down: number) => void;
}

/** One minimum to be typed: Enter and the arrows go up and down, Escape takes back, a copied block fills from here on. */
function Entry({ cell, text, isTyped, fault, grid, type, settle, focus }: EntryProps) {
  const { roleTitle, districtName } = useReference();
  const key = keyOf(cell);
  const onKeyDown = (event: KeyboardEvent): void => {
    const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (down !== undefined) {
      event.preventDefault();
      focus(cell, down);
    } else if (event.key === 'Escape' && isTyped) {
      event.preventDefault();
      type({ [key]: textOf(cell.minimumFte) });
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const copied = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(copied.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const block = pasted(copied, cell, grid);
    if ('fault' in block) notifyRemedy('Nothing was pasted', block.fault);
    else type(block.entries);
  };
  return (
    <TextInput
      className={classes.entry}
      data-typed={isTyped || undefined}
      size="xs"
      name={key}
      aria-label={`Minimum of ${roleTitle(cell.roleId)} in ${districtName(cell.districtId)}, FTE`}
      inputMode="decimal"
      autoComplete="off"
      placeholder="none"
      value={text}
      error={fault === undefined ? undefined : 'not possible'}
      aria-description={fault}
      onChange={(event) => type({ [key]: event.currentTarget.value })}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={settle}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    />
  );
}

/** What there is of the role in the district, today or under a plan, and whether that keeps the minimum. */
function There({ cell, asAt, plan }: { cell: MinimumCell; asAt: string; plan: PlanCover | undefined }) {
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
                  ...(Math.abs(added) < 0.005
                    ? []
                    : [{ what: 'Temporary arrangements', how: added > 0 ? 'add' : 'take', result: formatFte(added) }]),
                  {
                    what: `There on ${formatDate(asAt)}`,
                    how: formatCount(people, 'person', 'people'),
                    result: formatFte(fte),
                  },
                ]),
            { what: 'Minimum', result: minimumFte === null ? 'none' : formatFte(minimumFte) },
            ...(shortFte > 0
              ? [
                  {
                    what: 'Below it',
                    how: `${formatFte(minimumFte ?? 0)} − ${formatFte(fte)}`,
                    result: formatFte(shortFte),
                  },
                ]
              : []),
          ]}
        />
        <p>
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

/** A role with how much of it the minimums bind; a reader of one district does not see the sums of all. */
function RoleHead({ role: { title, fte, people, boundFte }, asAt }: { role: MinimumRole; asAt: string }) {
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

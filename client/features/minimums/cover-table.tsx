import { Box } from '@mantine/core';
import { useRef } from 'react';
import type { MinimumCell, MinimumRole, PlanCover } from '../../../server/contract/minimums.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { type Grid, keyOf, type Place, textOf } from './draft.ts';
import { Entry } from './entry.tsx';
import classes from './minimums.module.css';
import { RoleHead, There } from './there.tsx';
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

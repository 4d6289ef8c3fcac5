import { Button, Group, NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanHead } from '../../../server/contract/plans.ts';
import { formatDate, formatDateTime } from '../../format.ts';
import type { EditRequest } from './edit-requests.ts';
import type { History } from './history.ts';
import { MostMoves } from './most-moves.tsx';
import classes from './plan-bar.module.css';
import { PlanChooser } from './plan-chooser.tsx';
import { type PlanDialogKind, PlanMenu } from './plan-menu.tsx';
import { PolicyControl } from './policy-control.tsx';
import { plansQuery, TODAY } from './queries.ts';

interface PlanBarProps {
  plan: PlanHead | null;
  asAt: string;
  mayEdit: boolean;
  history: History;
  saving: boolean;
  compare: string | undefined;
  onChoose: (plan: PlanHead | null) => void;
  onDialog: (kind: PlanDialogKind) => void;
  onDelete: (plan: PlanHead) => void;
  onCompare: (withId: string | undefined) => void;
  send: (request: EditRequest) => void;
  /** Absent where the role may not propose or a search is under way. */
  onPropose: (() => void) | undefined;
}

/** Which plan the page shows, what it follows, and what can be done with it. */
export function PlanBar({ plan, asAt, mayEdit, history, saving, compare, send, ...on }: PlanBarProps) {
  const { data } = useQuery(plansQuery);
  const others = (data?.plans ?? []).filter((each) => each.id !== plan?.id);
  return (
    <div className={classes.bar}>
      <div className={classes.title}>
        <Title order={1}>Allocation</Title>
        <PlanChooser plan={plan} onChoose={on.onChoose} onNew={mayEdit ? () => on.onDialog('new') : undefined} />
        <PlanMenu plan={plan} asAt={asAt} mayEdit={mayEdit} onDialog={on.onDialog} onDelete={on.onDelete} />
        {plan ? (
          <span className={classes.field}>
            <span aria-hidden="true">compare with</span>
            <NativeSelect
              aria-label="Compare with"
              size="sm"
              value={compare ?? ''}
              onChange={(event) => on.onCompare(event.currentTarget.value || undefined)}
              data={[
                { value: '', label: 'nothing' },
                { value: TODAY, label: 'today' },
                ...others.map((each) => ({ value: each.id, label: each.name })),
              ]}
            />
          </span>
        ) : null}
      </div>
      <Group gap="xs">
        {plan && mayEdit ? <UndoButtons history={history} send={send} /> : null}
        {plan ? (
          <PolicyControl
            presetId={plan.presetId}
            onChange={
              mayEdit
                ? (presetId, name) => send({ kind: 'settings', label: `follow “${name}”`, settings: { presetId } })
                : undefined
            }
          />
        ) : null}
        {plan && mayEdit ? (
          <MostMoves
            maxMoves={plan.maxMoves}
            onChange={(maxMoves) => {
              const label = maxMoves === null ? 'no limit to moves' : `at most ${maxMoves} moves`;
              send({ kind: 'settings', label, settings: { maxMoves } });
            }}
          />
        ) : null}
        {plan === null && mayEdit ? (
          <Button variant="default" onClick={() => on.onDialog('new')}>
            Make a plan from today
          </Button>
        ) : null}
        {on.onPropose ? <Button onClick={on.onPropose}>Propose</Button> : null}
      </Group>
      {plan ? (
        <p className={classes.lead}>
          As at {formatDate(plan.asAt)}. {saving ? 'Saving…' : `Saved ${formatDateTime(plan.updatedAt)}`}; made by{' '}
          {plan.createdBy}.{mayEdit ? '' : ' You can read this plan; your role does not change plans.'}{' '}
          <MinimumCoverLink />
        </p>
      ) : (
        <p className={classes.lead}>
          Where people work on {formatDate(asAt)}.{' '}
          {mayEdit
            ? 'To try changes, make a plan: today’s records stay as they are.'
            : 'Choose a plan to see what it changes.'}{' '}
          <MinimumCoverLink />
        </p>
      )}
    </div>
  );
}

/** The way to what a proposal has to keep in every district. */
function MinimumCoverLink() {
  return (
    <Link to="/allocation/minimums" className={classes.link}>
      Minimum cover
    </Link>
  );
}

function UndoButtons({ history, send }: Pick<PlanBarProps, 'history' | 'send'>) {
  const undo = history.undo.at(-1)?.label;
  const redo = history.redo.at(-1)?.label;
  return (
    <Button.Group>
      <Button
        variant="default"
        aria-label={undo ? `Undo: ${undo}` : 'Undo'}
        aria-disabled={undo === undefined}
        data-disabled={undo === undefined || undefined}
        title={undo ? `Undo: ${undo} (Ctrl+Z)` : 'Nothing to undo'}
        onClick={() => undo && send({ kind: 'undo' })}
      >
        Undo
      </Button>
      <Button
        variant="default"
        aria-label={redo ? `Redo: ${redo}` : 'Redo'}
        aria-disabled={redo === undefined}
        data-disabled={redo === undefined || undefined}
        title={redo ? `Redo: ${redo} (Ctrl+Shift+Z)` : 'Nothing to redo'}
        onClick={() => redo && send({ kind: 'redo' })}
      >
        Redo
      </Button>
    </Button.Group>
  );
}

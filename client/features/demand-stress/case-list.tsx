import { Button, Checkbox, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StressCases } from '../../../server/contract/demand-stress.ts';
import type { StressCaseView } from '../../../server/contract/demand-stress-case.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../session.ts';
import { CaseDialog } from './case-dialog.tsx';
import classes from './demand-stress.module.css';
import { deleteCase, forgetList } from './queries.ts';

interface Props {
  stress: StressCases;
  asAt: string;
  /** Month the cases happen in, for the effect shown while one is entered; undefined: the next. */
  month: string | undefined;
  chosen: readonly string[];
  choose: (ids: string[]) => void;
}

/** The saved cases: which of them happen, and what can be done with them. */
export function CaseList({ stress, asAt, month, chosen, choose }: Props) {
  const queryClient = useQueryClient();
  const mayEdit = useMay('stress:edit');
  const [editing, setEditing] = useState<StressCaseView | 'new'>();
  const add = useRef<HTMLButtonElement>(null);
  const { cases } = stress;
  const turn = (id: string, isOn: boolean): void =>
    choose(cases.map((each) => each.id).filter((each) => (each === id ? isOn : chosen.includes(each))));
  const remove = async (stressCase: StressCaseView): Promise<void> => {
    const isSure = await confirm({
      title: `Delete “${stressCase.name}”?`,
      children: 'The case is gone for everybody. Questions about plans no longer ask about it; plans stay as they are.',
      confirm: 'Delete',
      danger: true,
    });
    if (!isSure) return;
    try {
      await deleteCase(stressCase);
      notifyDone(`“${stressCase.name}” is deleted.`);
      // the buttons of the case go with it
      add.current?.focus();
      if (chosen.includes(stressCase.id)) turn(stressCase.id, false);
    } catch (error) {
      notifyProblem(error);
    }
    await forgetList(queryClient);
  };
  return (
    <Panel
      title="What happens"
      note={
        mayEdit && stress.lastMonth !== null ? (
          <Button ref={add} size="xs" variant="default" onClick={() => setEditing('new')}>
            Add a case
          </Button>
        ) : null
      }
    >
      {cases.length === 0 ? (
        <p className={classes.note}>
          No case is saved yet.{' '}
          {mayEdit
            ? 'Add one: its effect is shown before it is saved.'
            : 'Your service manager or a manager can add one.'}
        </p>
      ) : (
        <fieldset className={classes.cases}>
          <legend>Choose one, or several that happen together.</legend>
          {cases.map((each) => (
            <div key={each.id} className={classes.case}>
              <Checkbox
                label={
                  <>
                    {each.name}
                    <span className={classes.said}>{each.said}</span>
                  </>
                }
                checked={chosen.includes(each.id)}
                onChange={(event) => turn(each.id, event.currentTarget.checked)}
              />
              {mayEdit ? (
                <span className={classes.actions}>
                  <UnstyledButton className={classes.link} onClick={() => setEditing(each)}>
                    Change<VisuallyHidden> {each.name}</VisuallyHidden>
                  </UnstyledButton>
                  <UnstyledButton className={classes.link} onClick={() => void remove(each)}>
                    Delete<VisuallyHidden> {each.name}</VisuallyHidden>
                  </UnstyledButton>
                </span>
              ) : null}
            </div>
          ))}
        </fieldset>
      )}
      {editing ? (
        <CaseDialog
          was={editing === 'new' ? null : editing}
          stress={stress}
          asAt={asAt}
          month={month}
          saved={(id) => (chosen.includes(id) ? undefined : choose([...chosen, id]))}
          close={() => setEditing(undefined)}
        />
      ) : null}
    </Panel>
  );
}

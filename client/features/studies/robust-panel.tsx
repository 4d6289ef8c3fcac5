import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlanHead } from '../../../server/contract/plans.ts';
import type { StudyView } from '../../../server/contract/studies.ts';
import { BalanceChip } from '../../components/balance-chip.tsx';
import { CheckIcon, ShortIcon } from '../../components/icons.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatCount, formatFte, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import { QuestionPanel } from './question-panel.tsx';
import regret from './regret.module.css';
import { RegretSection } from './regret-section.tsx';
import classes from './studies.module.css';
import { StudyFrame } from './study-frame.tsx';
import { useStudy } from './use-study.ts';
import { worstOf } from './words.ts';

/** The plan held against demand as it was in each month of the last year, and as it may become. */
export function RobustPanel({ plan, onClose }: { plan: PlanHead; onClose: () => void }) {
  const state = useStudy(plan.id, plan.version, 'robustness');
  return (
    <QuestionPanel title="How robust is it?" onClose={onClose}>
      <StudyFrame
        state={state}
        question={{ kind: 'robustness' }}
        invitation="Holds this plan against the demand of each month of the last year, against children returning to school, a surge in each district and every saved stress case: where would it first run short?"
      >
        {({ robustness }) => (robustness ? <Scenarios key={plan.id} plan={plan} robustness={robustness} /> : null)}
      </StudyFrame>
    </QuestionPanel>
  );
}

type Robustness = NonNullable<StudyView['robustness']>;

function Scenarios({ plan, robustness }: { plan: PlanHead; robustness: Robustness }) {
  const { districtName } = useReference();
  const heldUp = useStudy(plan.id, plan.version, 'least-regret');
  const mayTick = useMay('plans:propose');
  const [ticked, setTicked] = useState<readonly string[] | null>(null);
  const { scenarios, sentence } = robustness;
  if (scenarios.length === 0) return null;
  const chosen = scenarios.flatMap(({ id, suggested }) => ((ticked?.includes(id) ?? suggested) ? [id] : []));
  const tick = (id: string, isTicked: boolean): void =>
    setTicked(isTicked ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <div className={classes.answer}>
      {sentence === '' ? null : <p className={classes.sentence}>{sentence}</p>}
      <ScrollRegion label="The plan under each demand">
        <div className={classes.wide}>
          <PlainTable
            caption={`${formatCount(scenarios.length, 'scenario')}. Within tolerance: no district is below its fair share by more than the policy allows for.`}
            rows={scenarios}
            rowKey={(scenario) => scenario.id}
            columns={[
              {
                title: 'Demand',
                cell: ({ id, name, kind }) =>
                  mayTick ? (
                    <Checkbox
                      size="xs"
                      classNames={{ body: regret.tick, labelWrapper: regret.tickLabel }}
                      label={demandName(name, kind)}
                      checked={chosen.includes(id)}
                      onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
                    />
                  ) : (
                    demandName(name, kind)
                  ),
              },
              { title: 'Demand FTE', numeric: true, cell: ({ demandFte }) => formatFte(demandFte) },
              { title: 'Worst district', numeric: true, cell: ({ worst }) => worstOf(worst, districtName) },
              { title: 'How it stands', cell: ({ word }) => <BalanceChip word={word} /> },
              { title: 'Lowest coverage', numeric: true, cell: ({ coverage }) => formatPercent(coverage) },
              { title: 'Within tolerance', cell: ({ withinTolerance }) => <Within is={withinTolerance} /> },
            ]}
          />
        </div>
      </ScrollRegion>
      <StressSource plan={plan} notes={robustness.notes} />
      <RegretSection state={heldUp} chosen={chosen} />
    </div>
  );
}

/** `Stress case: Publicity surge`; every other demand by its name alone. */
function demandName(name: string, kind: Robustness['scenarios'][number]['kind']): string {
  return kind === 'stress' ? `Stress case: ${name}` : name;
}

/** Where the stress cases come from, and what has to be known about them. */
function StressSource({ plan, notes }: { plan: PlanHead; notes: readonly string[] }) {
  return (
    <>
      <p>
        Stress cases are those saved on the page{' '}
        <Link to="/demand/stress" className={classes.link}>
          Stress
        </Link>{' '}
        when this was worked out: what each would ask in its hardest month, on top of the cases counted, if it happened
        in the month of the counts.
        {plan.demandAsIf === null
          ? ''
          : ' The months and the stress cases stand without what this plan takes demand to be; a rise by a share is on top of it.'}
      </p>
      {notes.length > 0 ? (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Within({ is }: { is: boolean }) {
  return (
    <span className={is ? classes.yes : classes.no}>
      {is ? <CheckIcon /> : <ShortIcon />}
      {is ? 'yes' : 'no'}
    </span>
  );
}

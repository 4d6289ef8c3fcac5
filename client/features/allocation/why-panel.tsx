import { Button, CloseButton, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Explanation } from '../../../server/contract/explanations.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { formatSigned } from '../../format.ts';
import { useMay } from '../../session.ts';
import { useWhatIf, type WhatIfState } from '../studies/use-what-if.ts';
import { WhatIf } from '../studies/what-if.tsx';
import classes from './panel.module.css';
import { explanationQuery } from './queries.ts';
import { ScrollRegion } from './scroll-region.tsx';

interface WhyPanelProps {
  planId: string | undefined;
  asAt: string;
  version: number;
  personId: string;
  onClose: () => void;
  /** Absent where the plan cannot be changed (by this role, or a pin holds). */
  onMove: ((districtId: string) => void) | undefined;
  onSwap: ((districtId: string, partnerId: string) => void) | undefined;
}

type Option = Explanation['options'][number];

interface Actions extends Pick<WhyPanelProps, 'onMove' | 'onSwap'> {
  /** Absent where nothing can be worked out (by this role, or without a plan). */
  onAsk: WhatIfState['ask'] | undefined;
}

/** Why a person is where the plan puts them: every district side by side, rule by rule. */
export function WhyPanel({ planId, asAt, version, personId, onClose, onMove, onSwap }: WhyPanelProps) {
  const { data, error, refetch } = useQuery(explanationQuery(planId, asAt, personId, version));
  const whatIf = useWhatIf(planId ?? '', version, personId);
  const mayAsk = useMay('plans:propose') && planId !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const isLoaded = data !== undefined;
  useEffect(() => {
    if (personId !== '' && isLoaded) heading.current?.focus({ preventScroll: false });
  }, [personId, isLoaded]);
  return (
    <section
      className={classes.panel}
      aria-label="Why here?"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={classes.head}>
        <Title order={2} ref={heading} tabIndex={-1}>
          Why here? {data?.name}
        </Title>
        <CloseButton aria-label="Close “Why here?”" onClick={onClose} />
      </div>
      {data?.fteWorking ? <p>{data.fteWorking}</p> : null}
      {data?.caseloadWorking ? <p>{data.caseloadWorking}</p> : null}
      {data?.few ? <p>Too few cases to show, so left out of the figures below: {data.few.join(', ')}.</p> : null}
      {error && !data ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <Options explanation={data} onMove={onMove} onSwap={onSwap} onAsk={mayAsk ? whatIf.ask : undefined} />
      ) : error ? null : (
        <Skeleton height={160} />
      )}
      {data && mayAsk && whatIf.question ? (
        <WhatIf state={whatIf.state} question={whatIf.question} personName={data.name} onClose={whatIf.close} />
      ) : null}
    </section>
  );
}

function Options({ explanation, ...actions }: { explanation: Explanation } & Actions) {
  const { onMove, onSwap, onAsk } = actions;
  const rules = explanation.options[0]?.changes ?? [];
  const canAct = onMove !== undefined || onSwap !== undefined;
  return (
    <>
      <p className={classes.muted}>
        What would change for the whole plan if only this person moved. Below 0 is better, above 0 is worse; the figures
        follow the policy’s weights.
        {onAsk ? ' “Work out in full” finds the best plan in which others may move too.' : ''}
      </p>
      <ScrollRegion label="Districts compared">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">District</th>
              <th scope="col">What would happen</th>
              <th scope="col" className={classes.number}>
                In all
              </th>
              {rules.map(({ rule, title }) => (
                <th key={rule} scope="col" className={classes.number}>
                  {title}
                </th>
              ))}
              {canAct ? <th scope="col">Move</th> : null}
              <th scope="col">Best swap</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(explanation.options).map((option) => (
              <OptionRow key={option.districtId} option={option} canAct={canAct} {...actions} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function OptionRow({ option, canAct, onMove, onSwap, onAsk }: { option: Option; canAct: boolean } & Actions) {
  const { districtId, name, isPlanned, isCurrent, blocked, total, changes, swap, sentence } = option;
  const marks = [isPlanned ? 'planned' : '', isCurrent ? 'now' : ''].filter(Boolean).join(', ');
  const open = blocked === null && !isPlanned;
  return (
    <tr data-planned={isPlanned || undefined}>
      <th scope="row" className={classes.short}>
        {name}
        {marks ? ` (${marks})` : ''}
      </th>
      <td className={classes.sentence}>
        {blocked ?? sentence}{' '}
        {onAsk ? (
          <button
            type="button"
            className={classes.link}
            aria-label={isPlanned ? `What if not here? ${name}` : `Work out in full: ${name}`}
            onClick={() => onAsk(districtId, isPlanned ? 'forbid' : 'force')}
          >
            {isPlanned ? 'What if not here?' : 'Work out in full'}
          </button>
        ) : null}
      </td>
      <td className={classes.number}>
        {blocked !== null ? 'not allowed' : total === null ? '–' : <strong>{formatSigned(total, 1)}</strong>}
      </td>
      {changes.map(({ rule, change }) => (
        <td key={rule} className={classes.number}>
          {blocked === null ? formatSigned(change, 1) : '–'}
        </td>
      ))}
      {canAct ? (
        <td>
          {open && onMove ? (
            <Button size="compact-xs" variant="default" onClick={() => onMove(districtId)}>
              Move to {name}
            </Button>
          ) : null}
        </td>
      ) : null}
      <td>
        {swap && open && onSwap ? (
          <Button size="compact-xs" variant="default" onClick={() => onSwap(districtId, swap.personId)}>
            Swap with {swapText(swap)}
          </Button>
        ) : (
          swapText(swap)
        )}
      </td>
    </tr>
  );
}

function swapText(swap: Option['swap']): string {
  return swap ? `${swap.name}: ${formatSigned(swap.total, 1)}` : '–';
}

/** The planned district first, then what would change least for the worse, and what is not allowed last. */
function inOrder(options: readonly Option[]): Option[] {
  const rank = (option: Option): number =>
    option.isPlanned ? Number.NEGATIVE_INFINITY : option.blocked === null ? (option.total ?? 0) : Number.MAX_VALUE;
  return [...options].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { RECRUITMENT_STAGES, type Recruitment } from '../../../server/contract/vacancies.ts';
import { formatDate, formatFte, formatHours } from '../../format.ts';
import classes from './panel.module.css';
import { RecruitmentForm } from './recruitment-form.tsx';
import { isClosing, neighbour, type VacancyRow } from './rows.ts';
import type { WantedStep } from './step.ts';
import { nextWords, openWords } from './words.ts';

interface Props {
  recruitment: Recruitment;
  row: VacancyRow | undefined;
  asAt: string;
  mayEdit: boolean;
  step: (wanted: WantedStep) => void;
}

/** One recruitment: its stages with their days, who sees to it, what comes next, and what can be done. */
export function RecruitmentSection({ recruitment, row, asAt, mayEdit, step }: Props) {
  const [edits, setEdits] = useState(false);
  const { id, stage, owner, startsOn, note, closeReason, overdueDays, minutes, fte } = recruitment;
  const next = nextWords(recruitment);
  const isClosed = isClosing(stage);
  return (
    <section className={classes.section}>
      <h3>
        Recruitment {id}: {RECRUITMENT_STAGES[stage].toLowerCase()}
      </h3>
      <Text>
        {openWords(recruitment)}; {formatHours(minutes)} hours a week ({formatFte(fte)} FTE)
      </Text>
      <Timeline recruitment={recruitment} />
      {edits ? (
        <RecruitmentForm recruitment={recruitment} asAt={asAt} close={() => setEdits(false)} />
      ) : (
        <dl className={classes.facts}>
          <dt>Owner</dt>
          <dd>{owner ?? 'nobody yet'}</dd>
          {isClosed ? null : (
            <>
              <dt>Next action</dt>
              <dd className={overdueDays ? classes.late : undefined}>{next || 'none yet'}</dd>
            </>
          )}
          {startsOn ? (
            <>
              <dt>First day</dt>
              <dd>{formatDate(startsOn)}</dd>
            </>
          ) : null}
          {closeReason ? (
            <>
              <dt>Withdrawn because</dt>
              <dd>{closeReason}</dd>
            </>
          ) : null}
          {note ? (
            <>
              <dt>Note</dt>
              <dd>{note}</dd>
            </>
          ) : null}
        </dl>
      )}
      {mayEdit && !edits ? <Actions {...{ recruitment, row, step }} edit={() => setEdits(true)} /> : null}
    </section>
  );
}

function Actions({ recruitment, row, step, edit }: Pick<Props, 'recruitment' | 'row' | 'step'> & { edit: () => void }) {
  const { stage } = recruitment;
  const next = neighbour(stage, 1);
  if (stage === 'filled') return null;
  return (
    <Group gap="xs" mt="xs">
      {next ? (
        <Button onClick={() => step({ kind: 'move', recruitment, stage: next, row })}>
          On to {RECRUITMENT_STAGES[next].toLowerCase()}
        </Button>
      ) : null}
      {stage === 'withdrawn' ? (
        <Button variant="default" onClick={() => step({ kind: 'move', recruitment, stage: 'approval', row })}>
          Take it up again
        </Button>
      ) : (
        <>
          <Button variant="default" onClick={edit}>
            Change details
          </Button>
          <Button variant="default" onClick={() => step({ kind: 'move', recruitment, stage: 'withdrawn', row })}>
            Withdraw
          </Button>
        </>
      )}
    </Group>
  );
}

/** Stages reached, each with its day. */
function Timeline({ recruitment }: { recruitment: Recruitment }) {
  return (
    <ol className={classes.timeline} aria-label={`Stages of ${recruitment.id}`}>
      {recruitment.stages.map(({ stage, onDate }) => (
        <li key={stage} data-now={stage === recruitment.stage || undefined}>
          {RECRUITMENT_STAGES[stage]}, <time dateTime={onDate}>{formatDate(onDate)}</time>
        </li>
      ))}
    </ol>
  );
}

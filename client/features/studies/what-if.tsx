import { Button, CloseButton, Group, Title } from '@mantine/core';
import type { NewStudy, StudyView } from '../../../server/contract/studies.ts';
import { formatCount, formatSigned } from '../../format.ts';
import { useReference } from '../../reference.ts';
import panel from '../allocation/panel.module.css';
import { ScrollRegion } from '../allocation/scroll-region.tsx';
import { placementText } from '../allocation/wording.ts';
import classes from './studies.module.css';
import { StudyFrame } from './study-frame.tsx';
import type { PlanStudy } from './use-study.ts';
import { sureText } from './words.ts';

type Answer = NonNullable<StudyView['whatIf']>;
export type WhatIfQuestion = Extract<NewStudy, { kind: 'what-if' }>;

interface WhatIfProps {
  state: PlanStudy;
  question: WhatIfQuestion;
  personName: string;
  onClose: () => void;
}

/** The best plan in which somebody has to be in a district, or must not be, against the plan as it stands. */
export function WhatIf({ state, question, personName, onClose }: WhatIfProps) {
  const { districtName } = useReference();
  const district = districtName(question.districtId);
  const title =
    question.demand === 'force'
      ? `If ${personName} has to be in ${district}`
      : `If ${personName} must not be in ${district}`;
  return (
    <section className={classes.answer} aria-label={title}>
      <div className={panel.head}>
        <Title order={3}>{title}</Title>
        <CloseButton aria-label={`Close “${title}”`} onClick={onClose} />
      </div>
      <StudyFrame state={state} question={question} invitation="Everybody else may move too.">
        {({ whatIf }) =>
          whatIf ? whatIf.possible ? <Possible answer={whatIf} state={state} /> : <Impossible answer={whatIf} /> : null
        }
      </StudyFrame>
    </section>
  );
}

function Impossible({ answer }: { answer: Answer }) {
  return (
    <>
      <p className={classes.sentence}>{answer.sentence}</p>
      <ul>
        {answer.conflicts.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Possible({ answer, state }: { answer: Answer; state: PlanStudy }) {
  return (
    <>
      <p className={classes.sentence}>{answer.sentence}</p>
      <div className={panel.columns}>
        <Rules answer={answer} />
        <AlsoMove answer={answer} />
      </div>
      {state.isOutdated ? null : (
        <Group gap="xs">
          <Button loading={state.taking === null} onClick={() => state.take(null)}>
            Take as a proposal
          </Button>
          <span className={panel.muted}>Nothing changes until you accept it.</span>
        </Group>
      )}
    </>
  );
}

function Rules({ answer }: { answer: Answer }) {
  return (
    <section>
      <ScrollRegion label="What would change, rule by rule">
        <table className={panel.table}>
          <caption className={classes.caption}>
            Against the plan as it stands: below 0 is better, above 0 is worse; {sureText({ ...answer, gap: null })}.
          </caption>
          <tbody>
            {answer.changes.map(({ rule, title, change }) => (
              <tr key={rule}>
                <th scope="row">{title}</th>
                <td className={panel.number}>{formatSigned(change, 1)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <strong>In all</strong>
              </th>
              <td className={panel.number}>
                <strong>{answer.total === null ? '–' : formatSigned(answer.total, 1)}</strong>
              </td>
            </tr>
            {answer.cost === null ? null : (
              <tr>
                <th scope="row">Against the best plan without this demand</th>
                <td className={panel.number}>{formatSigned(answer.cost, 1)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function AlsoMove({ answer: { alsoMove } }: { answer: Answer }) {
  const { districtName } = useReference();
  if (alsoMove.length === 0) return <p>Nobody else would be placed differently.</p>;
  return (
    <div>
      <strong>{formatCount(alsoMove.length, 'other person', 'other people')} would be placed differently</strong>
      <ul className={classes.people}>
        {alsoMove.map(({ personId, name, before, after }) => (
          <li key={personId}>
            {name}: {placementText(before, districtName)} → {placementText(after, districtName)}
          </li>
        ))}
      </ul>
    </div>
  );
}

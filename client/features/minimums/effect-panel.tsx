import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MinimumEffect } from '../../../server/contract/minimums.ts';
import { FormActions, ReasonField } from '../../components/form-parts.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import classes from './minimums.module.css';
import type { MinimumsDraft } from './use-draft.ts';
import type { EffectOf } from './use-effect-of.ts';

/** What the typed minimums would do, and the way to save them with a reason or to take them back. */
export function EffectPanel({ minimums, effect }: { minimums: MinimumsDraft; effect: EffectOf }) {
  const { asked, faults } = minimums;
  const [reason, setReason] = useState('');
  const [reasonFault, setReasonFault] = useState<string>();
  const save = async (): Promise<void> => setReasonFault(await minimums.save(reason));
  return (
    <Panel title="What this changes" note="Not saved yet">
      <div role="status" className={classes.effect}>
        {Object.keys(faults).length > 0 ? (
          <Remedies title="Correct this first; nothing is saved until then:" remedies={Object.values(faults)} />
        ) : effect.preview ? (
          <Effects effects={effect.preview.effects} notes={effect.preview.notes} />
        ) : (
          <Refused effect={effect} />
        )}
      </div>
      <form
        className={classes.save}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ReasonField value={reason} error={reasonFault} change={setReason} />
        <FormActions cancel={minimums.discard}>
          <Button type="submit" loading={minimums.isBusy} disabled={!effect.preview}>
            Save {formatCount(asked.length, 'minimum')}
          </Button>
        </FormActions>
      </form>
    </Panel>
  );
}

function Effects({ effects, notes }: { effects: readonly MinimumEffect[]; notes: readonly string[] }) {
  const below = effects.filter(({ shortFte }) => shortFte > 0).length;
  return (
    <>
      {below > 0 ? (
        <p className={classes.short}>
          {formatCount(below, 'of these is', 'of these are')} not kept by where people work now. That is no fault: a
          proposal moves people so that it is kept, or says why it cannot be.
        </p>
      ) : null}
      <ul className={classes.effects}>
        {effects.map(({ roleId, districtId, sentence, cover, shortFte, after, plansBelow }) => (
          <li key={`${roleId} ${districtId}`}>
            {sentence}{' '}
            {after === null ? null : <span className={shortFte > 0 ? classes.short : undefined}>{cover}</span>}
            {plansBelow.length > 0
              ? ` Below it as they stand: ${plansBelow.map((name) => `“${name}”`).join(', ')}.`
              : ''}
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
    </>
  );
}

/** Why the server refuses what is typed, each with its remedy; or that it is still working. */
function Refused({ effect: { refused, error } }: { effect: EffectOf }) {
  const remedies = [...Object.values(refused), ...(error ? [error.message] : [])];
  if (remedies.length === 0) return <p>Working out the effect …</p>;
  return <Remedies title="This cannot be set:" remedies={remedies} />;
}

function Remedies({ title, remedies }: { title: string; remedies: readonly string[] }) {
  return (
    <>
      <p className={classes.short}>{title}</p>
      <ul className={classes.effects}>
        {[...new Set(remedies)].map((remedy) => (
          <li key={remedy}>{remedy}</li>
        ))}
      </ul>
    </>
  );
}

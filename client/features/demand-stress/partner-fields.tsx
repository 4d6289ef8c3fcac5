import { TextInput } from '@mantine/core';
import { useReference } from '../../reference.ts';
import classes from './demand-stress.module.css';
import { type CaseDraft, type CaseFaults, familiesKey } from './draft.ts';

interface Props {
  draft: CaseDraft;
  faults: CaseFaults;
  change: (changes: Partial<CaseDraft>) => void;
}

/** Families that a partner leaves and referrals it would have taken, district by district; empty is none. */
export function PartnerFields({ draft, faults, change }: Props) {
  const { districts, levels } = useReference();
  return (
    <>
      <p className={classes.note}>
        Families that the partner supports now come to the district teams at once; those it would have taken are
        referred in each month after. Leave empty what is none.
      </p>
      {districts.map(({ id, name }) => (
        <fieldset key={id} className={classes.group}>
          <legend>{name}</legend>
          <div className={classes.four}>
            {levels.map((level) => {
              const key = familiesKey(id, level.id);
              return (
                <TextInput
                  key={level.id}
                  label={`Families, ${level.name.toLowerCase()}`}
                  value={draft.families[key] ?? ''}
                  error={faults[`families.${key}`]}
                  inputMode="numeric"
                  onChange={(event) => change({ families: { ...draft.families, [key]: event.currentTarget.value } })}
                />
              );
            })}
            <TextInput
              label="Referrals a month after"
              value={draft.referrals[id] ?? ''}
              error={faults[`referrals.${id}`]}
              inputMode="decimal"
              onChange={(event) => change({ referrals: { ...draft.referrals, [id]: event.currentTarget.value } })}
            />
          </div>
        </fieldset>
      ))}
    </>
  );
}

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { StressCases } from '../../../server/contract/demand-stress.ts';
import { formatMonth, formatPercent } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './demand-stress.module.css';
import type { CaseDraft, CaseFaults } from './draft.ts';
import { wholePercent } from './draft.ts';
import { PartnerFields } from './partner-fields.tsx';

interface Props {
  draft: CaseDraft;
  stress: StressCases;
  faults: CaseFaults;
  change: (changes: Partial<CaseDraft>) => void;
}

type FigureField =
  | 'rise'
  | 'monthsHeldBack'
  | 'heldBack'
  | 'monthsUntil'
  | 'falls'
  | 'homes'
  | 'childrenPer100Homes'
  | 'monthsToMoveIn';

/** The figures of a case, by what happens. */
export function CaseFields({ draft, stress, faults, change }: Props) {
  const figure = (name: FigureField, label: string, description: string) => (
    <TextInput
      label={label}
      description={description}
      value={draft[name]}
      error={faults[name]}
      inputMode="decimal"
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  switch (draft.kind) {
    case 'school-return':
      return (
        <>
          <div className={classes.pair}>
            {figure('rise', 'More referrals from schools, %', 'In the month of the return, above a usual month')}
            {figure('monthsHeldBack', 'Months before with fewer', 'Holidays or closed schools; 0 for none')}
            {figure('heldBack', 'Fewer referrals then, %', 'From schools, in each of those months')}
          </div>
          <Septembers draft={draft} stress={stress} change={change} />
          <Districts draft={draft} faults={faults} change={change} />
        </>
      );
    case 'publicity':
      return (
        <>
          <div className={classes.pair}>
            {figure('rise', 'More referrals at the peak, %', 'From everywhere, above a usual month')}
            {figure('monthsUntil', 'Months until they arrive', '0: in the same month')}
            {figure('falls', 'The rise falls each month by, %', '100: it lasts one month')}
          </div>
          <Districts draft={draft} faults={faults} change={change} />
        </>
      );
    case 'partner-closes':
      return <PartnerFields draft={draft} faults={faults} change={change} />;
    case 'new-estate':
      return (
        <div className={classes.pair}>
          <Place draft={draft} stress={stress} faults={faults} change={change} />
          {figure('homes', 'Homes', 'How many are built')}
          {figure('childrenPer100Homes', 'Children for each 100 homes', 'Under 18, once everybody has moved in')}
          {figure('monthsToMoveIn', 'Months until all have moved in', 'In equal parts; 1: all at once')}
        </div>
      );
  }
}

function Place({ draft, stress, faults, change }: Props) {
  const { districts } = useReference();
  const wards = stress.wards.filter(({ districtId }) => districtId === draft.districtId);
  return (
    <>
      <NativeSelect
        label="District"
        description="Where it is built"
        value={draft.districtId}
        onChange={(event) => change({ districtId: event.currentTarget.value, wardCode: '' })}
        data={districts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NativeSelect
        label="Ward"
        description="Cases follow the rate of the district"
        value={draft.wardCode}
        error={faults.wardCode}
        onChange={(event) => change({ wardCode: event.currentTarget.value })}
        data={[{ value: '', label: 'Not said' }, ...wards.map(({ code, name }) => ({ value: code, label: name }))]}
      />
    </>
  );
}

/** What the records say about Septembers, in the districts chosen. */
function Septembers({ draft, stress, change }: Omit<Props, 'faults'>) {
  const { districtName } = useReference();
  const only = draft.districtIds?.length === 1 ? (draft.districtIds[0] ?? null) : null;
  const found = stress.schoolReturns.find(({ districtId }) => districtId === only);
  if (!found)
    return (
      <p className={classes.note}>
        No September with enough referrals from schools to show is on record to start from.
      </p>
    );
  const months = found.septembers.map(({ month, rise }) => `${formatMonth(month)} ${formatPercent(rise)} more`);
  const august =
    found.heldBack === null ? '' : ` In the months before them schools referred ${formatPercent(found.heldBack)} less.`;
  return (
    <p className={classes.note}>
      On record, {only === null ? 'all districts' : districtName(only)}: {months.join(', ')}.{august}{' '}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          change({
            rise: wholePercent(found.rise),
            heldBack: wholePercent(found.heldBack ?? 0),
            monthsHeldBack: found.heldBack ? '1' : '0',
          })
        }
      >
        Use the mean of these
      </Button>
    </p>
  );
}

function Districts({ draft, faults, change }: Omit<Props, 'stress'>) {
  const { districts } = useReference();
  const { districtIds } = draft;
  const all = districts.map(({ id }) => id);
  return (
    <fieldset className={classes.group}>
      <legend>Where</legend>
      <Checkbox
        label="In all districts"
        checked={districtIds === null}
        onChange={(event) => change({ districtIds: event.currentTarget.checked ? null : all })}
      />
      {districtIds === null ? null : (
        <div className={classes.pair}>
          {districts.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={districtIds.includes(id)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                change({ districtIds: all.filter((each) => (each === id ? isOn : districtIds.includes(each))) });
              }}
            />
          ))}
        </div>
      )}
      {faults.districtIds ? <p role="alert">{faults.districtIds}</p> : null}
    </fieldset>
  );
}

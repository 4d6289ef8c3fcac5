import { Button, NativeSelect } from '@mantine/core';
import { type Digest, DUE_KINDS, type DueKind } from '../../../server/contract/digest.ts';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatNumber, formatShown } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useSession } from '../../session.ts';
import { CENTRAL, filterDue, type ThisMonthSearch } from './search.ts';
import classes from './this-month.module.css';

interface Props {
  digest: Digest;
  shown: number;
  search: ThisMonthSearch;
  change: (changes: ThisMonthSearch) => void;
}

/** What narrows the list, how much is left, and the way back to all. A district’s manager has one district only. */
export function DueFilters({ digest: { items, kinds }, shown, search, change }: Props) {
  const { districts, districtName } = useReference();
  const isConfined = useSession().account.districtId !== null;
  const { kind, district } = search;
  const count = (of: ThisMonthSearch) => filterDue(items, { ...search, ...of }).length;
  const isNarrowed = kind !== undefined || district !== undefined;
  const places = [...districts.map(({ id, name }) => ({ id, name })), { id: CENTRAL, name: 'Central teams' }];
  return (
    <>
      <Toolbar label="Filters">
        <NativeSelect
          label="Kind"
          value={kind ?? ''}
          onChange={(event) => change({ kind: kinds.find((one) => one === event.currentTarget.value) })}
          data={[
            { value: '', label: 'All kinds' },
            ...kinds.map((one) => ({
              value: one,
              label: `${DUE_KINDS[one].title} (${formatNumber(count({ kind: one }))})`,
            })),
          ]}
        />
        {isConfined ? null : (
          <NativeSelect
            label="District"
            value={district ?? ''}
            onChange={(event) => change({ district: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: 'Everywhere' },
              ...places.map(({ id, name }) => ({
                value: id,
                label: `${name} (${formatNumber(count({ district: id }))})`,
              })),
            ]}
          />
        )}
        <span role="status">{formatShown(shown, items.length, 'thing to do', 'things to do')}</span>
        {isNarrowed ? (
          <Button variant="subtle" onClick={() => change({ kind: undefined, district: undefined })}>
            Show all
          </Button>
        ) : null}
      </Toolbar>
      {isNarrowed ? (
        <p className={classes.printed}>Only: {narrowed(kind, district && placeName(district, districtName))}.</p>
      ) : null}
    </>
  );
}

function placeName(district: string, districtName: (id: string) => string): string {
  return district === CENTRAL ? 'central teams' : districtName(district);
}

function narrowed(kind: DueKind | undefined, district: string | undefined): string {
  return [kind && DUE_KINDS[kind].title, district].filter(Boolean).join(', ');
}

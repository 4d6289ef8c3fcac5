import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { VACANCY_STANDINGS, type VacancyStanding } from '../../../server/contract/vacancies.ts';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useSession } from '../../session.ts';
import type { VacanciesSearch } from './search.ts';

interface Props {
  search: VacanciesSearch;
  counts: Record<VacancyStanding, number>;
  /** Rows or cards that are left. */
  shown: number;
  change: (changes: VacanciesSearch) => void;
}

const standings = Object.keys(VACANCY_STANDINGS) as VacancyStanding[];

/** Grid or board, which posts, and what narrows them. */
export function VacancyFilters({ search, counts, shown, change }: Props) {
  const { districts, roles } = useReference();
  const isConfined = useSession().account.districtId !== null;
  const { view, show = 'vacant', find, district, role, cover } = search;
  const isBoard = view === 'board';
  const narrowed = Boolean(find || district || role || cover);
  return (
    <Toolbar label="Filters">
      <SegmentedControl
        aria-label="Show as"
        value={view ?? 'grid'}
        onChange={(value) => change({ view: value === 'board' ? 'board' : undefined })}
        data={[
          { value: 'grid', label: 'Grid' },
          { value: 'board', label: 'Board' },
        ]}
      />
      {isBoard ? null : (
        <NativeSelect
          label="Posts"
          value={show}
          onChange={(event) => {
            const chosen = standings.find((one) => one === event.currentTarget.value);
            change({ show: chosen === 'vacant' ? undefined : chosen });
          }}
          data={standings.map((one) => ({
            value: one,
            label: `${VACANCY_STANDINGS[one]} (${formatNumber(counts[one])})`,
          }))}
        />
      )}
      <TextInput
        label="Find"
        type="search"
        value={find ?? ''}
        onChange={(event) => change({ find: event.currentTarget.value || undefined })}
      />
      {isConfined || districts.length < 2 ? null : (
        <NativeSelect
          label="District"
          value={district ?? ''}
          onChange={(event) => change({ district: event.currentTarget.value || undefined })}
          data={[{ value: '', label: 'All units' }, ...districts.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <NativeSelect
        label="Role"
        value={role ?? ''}
        onChange={(event) => change({ role: event.currentTarget.value || undefined })}
        data={[{ value: '', label: 'All roles' }, ...roles.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <NativeSelect
        label="Cover"
        value={cover ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          change({ cover: value === 'no' || value === 'partly' || value === 'wholly' ? value : undefined });
        }}
        data={[
          { value: '', label: 'Covered or not' },
          { value: 'no', label: 'Not covered' },
          { value: 'partly', label: 'Partly covered' },
          { value: 'wholly', label: 'Covered' },
        ]}
      />
      <span role="status">{formatCount(shown, isBoard ? 'card' : 'post')}</span>
      {narrowed ? (
        <Button
          variant="subtle"
          onClick={() => change({ find: undefined, district: undefined, role: undefined, cover: undefined })}
        >
          Show all
        </Button>
      ) : null}
    </Toolbar>
  );
}

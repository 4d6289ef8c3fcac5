import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { VACANCY_STANDINGS, type VacancyStanding } from '../../../server/contract/vacancies.ts';
import { ChoiceField, FindField } from '../../components/filter-fields.tsx';
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
      <FindField value={find} change={(find) => change({ find })} />
      {isConfined || districts.length < 2 ? null : (
        <ChoiceField
          label="District"
          value={district}
          all="All units"
          choices={districts.map(({ id, name }) => ({ value: id, label: name }))}
          change={(district) => change({ district })}
        />
      )}
      <ChoiceField
        label="Role"
        value={role}
        all="All roles"
        choices={roles.map(({ id, title }) => ({ value: id, label: title }))}
        change={(role) => change({ role })}
      />
      <ChoiceField
        label="Cover"
        value={cover}
        all="Covered or not"
        choices={[
          { value: 'no', label: 'Not covered' },
          { value: 'partly', label: 'Partly covered' },
          { value: 'wholly', label: 'Covered' },
        ]}
        change={(chosen) =>
          change({ cover: chosen === 'no' || chosen === 'partly' || chosen === 'wholly' ? chosen : undefined })
        }
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

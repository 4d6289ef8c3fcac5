import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { formatNumber, formatShown } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { ChoiceItem, ChoiceList } from './choice-list.tsx';
import classes from './grid-toolbar.module.css';
import { type AllocationRow, isNarrowed, type RowFilters } from './rows.ts';

interface GridToolbarProps {
  rows: readonly AllocationRow[];
  shown: number;
  filters: RowFilters;
  district: string | undefined;
  onFilters: (filters: RowFilters) => void;
  onClear: () => void;
  selected: readonly AllocationRow[];
  mayEdit: boolean;
  onMove: (districtId: string) => void;
  onPin: () => void;
  onRelease: () => void;
}

type Toggle = 'moved' | 'pinned' | 'warnings' | 'differs';

/** Narrows the grid, says how many people are shown, and moves or pins those selected. */
export function GridToolbar({ rows, shown, filters, district, onFilters, onClear, ...rest }: GridToolbarProps) {
  const { roles, languages, districtName } = useReference();
  const spoken = new Set(rows.flatMap((row) => row.languages));
  const held = new Set(rows.map((row) => row.roleId));
  const toggles: [Toggle, string, number][] = [
    ['moved', 'Moved', rows.filter((row) => row.moved).length],
    ['pinned', 'Pinned', rows.filter((row) => row.pin).length],
    ['warnings', 'Warnings', rows.filter((row) => row.warnings.length > 0).length],
    ['differs', 'Differs from suggestion', rows.filter((row) => row.differs).length],
  ];
  return (
    <div className={classes.toolbar}>
      <Group gap="xs">
        <TextInput
          size="sm"
          w={200}
          type="search"
          aria-label="Search people"
          placeholder="Search people"
          value={filters.search}
          onChange={(event) => onFilters({ ...filters, search: event.currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          aria-label="Role"
          value={filters.roleId}
          onChange={(event) => onFilters({ ...filters, roleId: event.currentTarget.value })}
          data={[
            { value: '', label: 'All roles' },
            ...roles.filter(({ id }) => held.has(id)).map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <NativeSelect
          size="sm"
          aria-label="Language"
          value={filters.language}
          onChange={(event) => onFilters({ ...filters, language: event.currentTarget.value })}
          data={[
            { value: '', label: 'All languages' },
            ...languages.filter(({ code }) => spoken.has(code)).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        {toggles
          .filter(([key, , count]) => count > 0 || filters[key])
          .map(([key, title, count]) => (
            <Button
              key={key}
              variant={filters[key] ? 'filled' : 'default'}
              aria-pressed={filters[key]}
              onClick={() => onFilters({ ...filters, [key]: !filters[key] })}
            >
              {title} ({formatNumber(count)})
            </Button>
          ))}
      </Group>
      <Group gap="xs">
        <Selected {...rest} />
        <span role="status" className={classes.count}>
          {formatShown(shown, rows.length, 'person', 'people')}
          {district ? ` in ${districtName(district)}` : ''}
        </span>
        {isNarrowed(filters, district) ? (
          <Button variant="subtle" onClick={onClear}>
            Show everybody
          </Button>
        ) : null}
      </Group>
    </div>
  );
}

function Selected({
  selected,
  mayEdit,
  onMove,
  onPin,
  onRelease,
}: Pick<GridToolbarProps, 'selected' | 'mayEdit' | 'onMove' | 'onPin' | 'onRelease'>) {
  const { districts } = useReference();
  if (!mayEdit || selected.length === 0) return null;
  return (
    <>
      <ChoiceList title={`Move ${formatNumber(selected.length)} selected to`} label="Move the selected people">
        {(close) =>
          districts.map(({ id, name }) => (
            <ChoiceItem
              key={id}
              title={name}
              onClick={() => {
                close();
                onMove(id);
              }}
            />
          ))
        }
      </ChoiceList>
      <Button variant="default" onClick={onPin}>
        Pin selected…
      </Button>
      {selected.some((row) => row.pin) ? (
        <Button variant="default" onClick={onRelease}>
          Release selected
        </Button>
      ) : null}
    </>
  );
}

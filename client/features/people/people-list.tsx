import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CellEditRequestEvent, CellKeyDownEvent, FullWidthCellKeyDownEvent, GridApi } from 'ag-grid-community';
import { useMemo, useRef, useState } from 'react';
import type { Person, PersonChange } from '../../../server/contract/people.ts';
import { present } from '../../address.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import { notifyRemedy } from '../../components/notify.ts';
import { UndoBar } from '../../edits/undo-bar.tsx';
import { parseHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useSession } from '../../session.ts';
import { DETAIL_COLUMNS, peopleColumns } from './columns.tsx';
import { CompetencesLine } from './competences-line.tsx';
import { describeChange } from './describe-person.ts';
import { filterPeople } from './filter-people.ts';
import { PeopleFilters } from './people-filters.tsx';
import { PersonDetails } from './person-details.tsx';
import { useCompetences } from './use-competences.ts';
import { usePersonEdits } from './use-person-edits.ts';

/** The list of people with its filters, edits and details. */
export function PeopleList({ people, asAt }: { people: Person[]; asAt: string }) {
  const names = useReference();
  const { editablePersonFields } = useSession();
  const filter = useSearch({ from: '/app/people' });
  const navigate = useNavigate({ from: '/people' });
  const [openId, setOpenId] = useState<string>();
  const grid = useRef<GridApi<Person>>(null);
  const edits = usePersonEdits(asAt);
  const rows = useMemo(() => filterPeople(people, filter, names), [people, filter, names]);
  const competences = useCompetences(asAt);
  const columns = useMemo(
    () => peopleColumns(names, editablePersonFields, (person) => setOpenId(person.id), competences),
    [names, editablePersonFields, competences],
  );

  const make = (person: Person, after: PersonChange, reason?: string): void => {
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, person[field as keyof PersonChange]]));
    edits.make({ id: person.id, what: describeChange(person, after), before, after: { ...after, reason } });
  };
  const onCellEditRequest = ({ data, colDef, newValue }: CellEditRequestEvent<Person>): void => {
    const change = cellChange(colDef.field, newValue);
    if (change === 'not a time') {
      notifyRemedy('Hours are not changed', `“${newValue}” is not a time. Write hours and minutes, for example 29:36.`);
    } else if (change) make(data, change);
  };
  const onCellKeyDown = (event: CellKeyDownEvent<Person> | FullWidthCellKeyDownEvent<Person>): void => {
    const key = event.event;
    if (!('column' in event) || !(key instanceof KeyboardEvent) || !event.data) return;
    const opens = (key.key === 'Enter' || key.key === 'F2') && DETAIL_COLUMNS.includes(event.column.getColId());
    if (opens) setOpenId(event.data.id);
  };
  const close = (): void => {
    setOpenId(undefined);
    const cell = grid.current?.getFocusedCell();
    if (cell) requestAnimationFrame(() => grid.current?.setFocusedCell(cell.rowIndex, cell.column));
  };
  const openPerson = people.find((person) => person.id === openId);
  return (
    <>
      <PeopleFilters
        filter={filter}
        shown={rows.length}
        all={people.length}
        change={(changes) =>
          void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true })
        }
      >
        {editablePersonFields.length > 0 ? <UndoBar edits={edits} /> : null}
      </PeopleFilters>
      {competences ? <CompetencesLine view={competences} /> : null}
      <DataGrid<Person>
        label="People"
        rows={rows}
        rowId={(person) => person.id}
        columnDefs={columns}
        onGridReady={({ api }) => {
          grid.current = api;
        }}
        onCellEditRequest={onCellEditRequest}
        onCellKeyDown={onCellKeyDown}
      />
      {openPerson ? (
        <PersonDetails
          key={openPerson.id}
          person={openPerson}
          competences={competences}
          close={close}
          save={(change, reason) => make(openPerson, change, reason)}
        />
      ) : null}
    </>
  );
}

/** What an edit in a cell changes; undefined where it changes nothing that can be saved. */
function cellChange(field: string | undefined, value: unknown): PersonChange | 'not a time' | undefined {
  if (field === 'contractedMinutes') {
    const contractedMinutes = parseHours(String(value ?? ''));
    return contractedMinutes === undefined ? 'not a time' : { contractedMinutes };
  }
  if (typeof value !== 'string' || value === '') return undefined;
  if (field === 'name') return { name: value };
  if (field === 'roleId') return { roleId: value };
  if (field === 'unitId') return { unitId: value };
  return undefined;
}

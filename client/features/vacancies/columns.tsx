import { Button } from '@mantine/core';
import type { ColDef } from 'ag-grid-community';
import { RECRUITMENT_STAGES, type VacancyStanding } from '../../../server/contract/vacancies.ts';
import { numericColumn } from '../../components/data-grid.tsx';
import { formatDate, formatFte, formatMonth, formatNumber, formatPence } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { VacancyRow } from './rows.ts';
import { awayWords, coveredWords, frozenWords, nextWords } from './words.ts';

type Column = ColDef<VacancyRow>;

interface Shown {
  standing: VacancyStanding;
  /** Month that costs are for; null where the reader sees none. */
  month: string | null;
  open: (postId: string) => void;
}

/** The columns of the list of posts of one standing: what is said of a vacancy is not said of a held post. */
export function vacancyColumns(names: ReferenceNames, { standing, month, open }: Shown): Column[] {
  const isVacant = standing === 'vacant' || standing === 'frozen';
  return [
    { colId: 'postId', headerName: 'Post', field: 'postId', width: 84 },
    {
      colId: 'title',
      headerName: 'Title',
      field: 'title',
      tooltipValueGetter: ({ value }) => value,
      minWidth: 130,
      flex: 2,
    },
    detailsColumn(open),
    {
      colId: 'unitId',
      headerName: 'Unit',
      field: 'unitId',
      valueFormatter: ({ value }) => names.unitName(value),
      tooltipValueGetter: ({ value }) => names.unitName(value),
      comparator: (a: string, b: string) => names.unitName(a).localeCompare(names.unitName(b)),
      minWidth: 140,
      flex: 2,
    },
    ...(isVacant ? vacantColumns : [fteColumn('budgetedFte', 'Budget', 'Budgeted FTE of the post')]),
    ...(standing === 'frozen' ? [textColumn('frozen', 'Frozen', frozenWords)] : []),
    ...(standing === 'held' ? [fteColumn('awayFte', 'Away', 'FTE'), textColumn('away', 'Who is away', awayWords)] : []),
    ...(standing === 'proposed'
      ? [dateColumn('postStartDate', 'Proposed from'), dateColumn('postEndDate', 'Until')]
      : [textColumn('cover', 'Cover', coveredWords)]),
    ...(isVacant && month !== null ? costColumns(month) : []),
    ...(standing === 'proposed' ? [] : recruitmentColumns),
  ];
}

const vacantColumns: Column[] = [
  fteColumn('vacantFte', 'Vacant', 'FTE that nobody holds substantively'),
  {
    ...dateColumn('since', 'Since'),
    headerTooltip: 'Vacant without a break from this day on, in the posts it became of too',
  },
  {
    colId: 'daysVacant',
    headerName: 'Days',
    field: 'daysVacant',
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatNumber(value) : ''),
    width: 74,
    ...numericColumn,
  },
];

const recruitmentColumns: Column[] = [
  {
    colId: 'stage',
    headerName: 'Recruitment',
    valueGetter: ({ data }) => (data?.open ? RECRUITMENT_STAGES[data.open.stage] : ''),
    width: 122,
  },
  {
    colId: 'daysOpen',
    headerName: 'Days open',
    headerTooltip: 'Since the recruitment was opened',
    valueGetter: ({ data }) => data?.open?.daysOpen,
    width: 98,
    ...numericColumn,
  },
  {
    colId: 'next',
    headerName: 'Next action',
    valueGetter: ({ data }) => (data?.open ? nextWords(data.open) : ''),
    tooltipValueGetter: ({ value }) => value,
    cellStyle: ({ data }) => (data?.open?.overdueDays ? { color: 'var(--short)', fontWeight: 600 } : null),
    minWidth: 170,
    flex: 3,
  },
  { colId: 'owner', headerName: 'Owner', valueGetter: ({ data }) => data?.open?.owner ?? '', minWidth: 110, flex: 1 },
];

function fteColumn(field: 'budgetedFte' | 'vacantFte' | 'awayFte', headerName: string, headerTooltip: string): Column {
  return {
    ...{ colId: field, headerName, field, headerTooltip, width: 78 },
    valueFormatter: ({ value }) => formatFte(value),
    ...numericColumn,
  };
}

function dateColumn(field: 'since' | 'postStartDate' | 'postEndDate', headerName: string): Column {
  return { colId: field, headerName, field, valueFormatter: ({ value }) => formatDate(value ?? null), width: 104 };
}

function textColumn(colId: string, headerName: string, words: (row: VacancyRow) => string): Column {
  return {
    ...{ colId, headerName, minWidth: 165, flex: 3 },
    valueGetter: ({ data }) => (data ? words(data) : ''),
    tooltipValueGetter: ({ value }) => value,
  };
}

function costColumns(month: string): Column[] {
  const when = formatMonth(month);
  const money = (colId: 'monthSavingPence' | 'monthCoverPence', headerName: string, headerTooltip: string): Column => ({
    ...{ colId, headerName, field: colId, headerTooltip, width: 108 },
    valueFormatter: ({ value }) => (typeof value === 'number' ? formatPence(value) : 'not known'),
    ...numericColumn,
  });
  return [
    money('monthSavingPence', 'Saves', `What the vacant hours are budgeted at in ${when}`),
    money('monthCoverPence', 'Cover costs', `What the hours that cover the vacancy cost in ${when}`),
  ];
}

function detailsColumn(open: (postId: string) => void): Column {
  return {
    colId: 'details',
    headerName: 'Details',
    sortable: false,
    width: 84,
    cellRenderer: ({ data }: { data: VacancyRow | undefined }) =>
      data ? (
        <Button
          size="compact-xs"
          variant="default"
          tabIndex={-1}
          aria-label={`Details of ${data.title} ${data.postId}`}
          onClick={() => open(data.postId)}
        >
          Details
        </Button>
      ) : null,
  };
}

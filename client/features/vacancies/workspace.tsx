import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { Recruitment, Vacancies } from '../../../server/contract/vacancies.ts';
import { present } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState } from '../../components/page-states.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { Board } from './board.tsx';
import { VacancyFilters } from './filters.tsx';
import { GapStrip } from './gap-strip.tsx';
import { boardColumns, countByStanding, filterRows, vacancyRows } from './rows.ts';
import type { VacanciesSearch } from './search.ts';
import type { WantedStep } from './step.ts';
import { StepDialog } from './step-dialog.tsx';
import { VacancyGrid } from './vacancy-grid.tsx';
import { VacancyPanel } from './vacancy-panel.tsx';

/** The page with its data: gap by district, filters, the grid or the board, and the panel of one vacancy. */
export function Workspace({ vacancies, recruitments }: { vacancies: Vacancies; recruitments: Recruitment[] }) {
  const names = useReference();
  const search = useSearch({ from: '/app/vacancies' });
  const navigate = useNavigate({ from: '/vacancies' });
  const mayEdit = useMay('recruitment:edit');
  const [step, setStep] = useState<WantedStep>();
  const rows = useMemo(() => vacancyRows(vacancies, recruitments), [vacancies, recruitments]);
  const shown = useMemo(() => filterRows(rows, search, names), [rows, search, names]);
  const columns = useMemo(() => boardColumns(rows, recruitments, search, names), [rows, recruitments, search, names]);
  const change = useCallback(
    (changes: VacanciesSearch): void =>
      void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true }),
    [navigate],
  );
  const open = useCallback((post: string | undefined): void => change({ post }), [change]);
  const { asAt, demandMonth, month } = vacancies;
  const isEmpty = rows.length === 0 && recruitments.length === 0;
  return (
    <>
      <PageHead title="Vacancies">
        Posts on {formatDate(asAt)}
        {demandMonth ? `, against the cases open at the end of ${formatMonth(demandMonth)}. ` : '. '}
        The gap is demand less the case-holding FTE of the people in post.
      </PageHead>
      <GapStrip
        districts={vacancies.districts}
        selected={search.district}
        select={(district) => change({ district })}
      />
      {isEmpty ? (
        <EmptyState
          title={`Nothing is vacant on ${formatDate(asAt)}`}
          action={
            <Button variant="default" renderRoot={(props) => <Link to="/posts" {...props} />}>
              Go to Posts
            </Button>
          }
        >
          No established post is without a holder, and no holder is away. Posts and who is in them are kept on the page
          Posts: where none is entered yet, begin there. Another as-at date can be chosen at the top of the page.
        </EmptyState>
      ) : (
        <>
          <VacancyFilters
            search={search}
            counts={countByStanding(rows)}
            shown={search.view === 'board' ? columns.reduce((sum, { cards }) => sum + cards.length, 0) : shown.length}
            change={change}
          />
          {search.view === 'board' ? (
            <Board columns={columns} mayEdit={mayEdit} open={open} step={setStep} />
          ) : (
            <VacancyGrid rows={shown} standing={search.show ?? 'vacant'} month={month} open={open} />
          )}
        </>
      )}
      {search.post ? (
        <VacancyPanel
          key={`${search.post} ${asAt}`}
          postId={search.post}
          row={rows.find(({ postId }) => postId === search.post)}
          recruitments={recruitments.filter(({ postId }) => postId === search.post)}
          asAt={asAt}
          month={month}
          close={() => open(undefined)}
          step={setStep}
        />
      ) : null}
      {step ? <StepDialog wanted={step} asAt={asAt} close={() => setStep(undefined)} /> : null}
    </>
  );
}

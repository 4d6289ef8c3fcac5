import { useQuery } from '@tanstack/react-query';
import { useAsAt } from '../../address.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { recruitmentsQuery, vacanciesQuery } from './queries.ts';
import { Workspace } from './workspace.tsx';

/** What is vacant at a date, who covers it, and how it is being filled: as a grid and as a board by stage. */
export default function VacanciesPage() {
  const { asAt } = useAsAt();
  const vacancies = useQuery(vacanciesQuery(asAt));
  const recruitments = useQuery(recruitmentsQuery(asAt));
  const error = vacancies.error ?? recruitments.error;
  const retry = (): void => {
    void vacancies.refetch();
    void recruitments.refetch();
  };
  return (
    <>
      <title>Vacancies – Evenhand</title>
      {error ? (
        <ErrorState error={error} retry={retry} />
      ) : vacancies.data && recruitments.data ? (
        <Workspace vacancies={vacancies.data} recruitments={recruitments.data.recruitments} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DemandFairness } from '../../../server/contract/demand-fairness.ts';
import { useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { BandsPanel } from './bands-panel.tsx';
import { EffectPanel } from './effect-panel.tsx';
import classes from './fairness.module.css';
import { LanguagesPanel } from './languages-panel.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { fairnessFile, fairnessQuery, planFairnessQuery } from './queries.ts';
import { WardsPanel } from './wards-panel.tsx';

/** How even service is over wards and languages: in words, by deprivation, ward by ward, by language, month by month. */
export default function DemandFairnessPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(fairnessQuery(asAt));
  return (
    <>
      <title>Fairness of service – Evenhand</title>
      <DemandPages />
      <PageHead
        title="Fairness of service"
        actions={
          data && (data.month !== null || data.languages.length > 0) ? (
            <Anchor href={fairnessFile(asAt)} download>
              Save as CSV
            </Anchor>
          ) : null
        }
      >
        Whether families in deprived wards, and families who speak another language, wait longer or have fewer
        caseworkers for their need than others.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown fairness={data} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ fairness, asAt }: { fairness: DemandFairness; asAt: string }) {
  const search = useSearch({ from: '/app/demand/fairness' });
  const { plan } = search;
  const effect = useQuery({ ...planFairnessQuery(plan ?? '', asAt), enabled: plan !== undefined });
  const shown = plan === undefined ? undefined : effect.data;
  const { month, words } = fairness;
  const effectPanel = (
    <EffectPanel planId={plan} effect={shown} error={effect.error} retry={() => void effect.refetch()} />
  );
  if (month === null) {
    const hasLanguages = fairness.languages.length > 0;
    const noWards = (
      <EmptyState title="There are no counts by ward yet" action={<ImportDemand />}>
        No month up to {formatDate(asAt)} has cases and waiting families by ward. They come with the import of a case
        extract; or look at a later date.
        {hasLanguages ? ' What is known by language needs no wards and stands below.' : ''}
      </EmptyState>
    );
    if (!hasLanguages) return noWards;
    return (
      <div className={classes.page}>
        {noWards}
        {effectPanel}
        <LanguagesPanel fairness={fairness} />
        <HiddenPanel fairness={fairness} />
      </div>
    );
  }
  return (
    <div className={classes.page}>
      <Panel title={`At the end of ${formatMonth(month)}`}>
        <ul className={classes.words}>
          {words.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
      <BandsPanel fairness={fairness} month={month} />
      {effectPanel}
      <WardsPanel fairness={fairness} effect={shown} asked={search.measure ?? 'coverage'} />
      <LanguagesPanel fairness={fairness} />
      <MonthsPanel fairness={fairness} search={search} />
      <HiddenPanel fairness={fairness} />
    </div>
  );
}

/** Which counts are not shown, and where that is set. */
function HiddenPanel({ fairness }: { fairness: DemandFairness }) {
  return (
    <Panel title="What is hidden">
      <p className={classes.quiet}>
        {fairness.smallNumbersSentence} Counts by ward, language and district are hidden together, since the same
        families are in each. The page “Recording” has the setting.
      </p>
    </Panel>
  );
}

import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DemandRecording } from '../../../server/contract/demand-recording.ts';
import { useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { CompletenessTable } from './completeness-table.tsx';
import { LanguageEstimates } from './language-estimates.tsx';
import { NextSteps } from './next-steps.tsx';
import { recordingFile, recordingQuery } from './queries.ts';
import classes from './recording.module.css';
import { RecordingChart } from './recording-chart.tsx';
import type { RecordingSearch } from './search.ts';
import { SettingsPanel } from './settings-panel.tsx';

/** How completely cases are recorded: in words, by district and field, month by month. */
export default function DemandRecordingPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(recordingQuery(asAt));
  return (
    <>
      <title>Recording of cases – Evenhand</title>
      <DemandPages />
      <PageHead
        title="Recording of cases"
        actions={
          data && data.month !== null ? (
            <Anchor href={recordingFile(asAt)} download>
              Save as CSV
            </Anchor>
          ) : null
        }
      >
        What is known of the families that are helped, and of how many it is not known. Nothing is filled in by
        guessing: only whether it was recorded is counted.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown recording={data} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ recording, asAt }: { recording: DemandRecording; asAt: string }) {
  const search: RecordingSearch = useSearch({ from: '/app/demand/recording' });
  const { month, rows } = recording;
  return (
    <div className={classes.page}>
      {month === null ? (
        <EmptyState title="There are no cases yet" action={<ImportDemand />}>
          No month of counts is over by {formatDate(asAt)}. Import the counts of open cases, or look at a later date.
        </EmptyState>
      ) : (
        <>
          <Panel title={`In ${formatMonth(month)}`}>
            <ul className={classes.words}>
              {inShort(rows).map(({ field, sentence }) => (
                <li key={field}>{sentence}</li>
              ))}
            </ul>
          </Panel>
          <NextSteps recording={recording} month={month} />
          <CompletenessTable recording={recording} month={month} />
          <RecordingChart recording={recording} field={search.field ?? 'language'} />
          <LanguageEstimates recording={recording} />
        </>
      )}
      <SettingsPanel settings={recording.settings} />
    </div>
  );
}

/** The rows of all districts, or of the one district that the reader sees. */
function inShort(rows: DemandRecording['rows']) {
  const all = rows.filter(({ districtId }) => districtId === null);
  return all.length > 0 ? all : rows;
}

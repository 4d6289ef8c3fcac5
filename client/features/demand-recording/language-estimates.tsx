import type { DemandRecording, LanguageEstimateOf } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber, formatPercent } from '../../format.ts';
import classes from './recording.module.css';

/** What the census suggests about cases without a language: apart from all that is recorded, with its range. */
export function LanguageEstimates({ recording }: { recording: DemandRecording }) {
  const { estimates, censusSource, settings } = recording;
  if (!settings.languageFallback.on) return null;
  const [first] = estimates;
  return (
    <Panel title="Estimated from the census, not recorded">
      {first ? (
        <>
          <p className={classes.quiet}>
            If the families whose language is not recorded were like all residents ({censusSource}). They need not be:
            in 95 of 100 cases chance alone would keep the number within the range, and a district can differ from the
            whole area. It enters no other figure. Asking the families is always better.
          </p>
          <ScrolledTable
            caption="Languages of cases without one, estimated from the census"
            rows={first.languages}
            rowKey={({ code }) => code}
            columns={[
              { title: 'Language', cell: ({ name }) => name },
              { title: 'Of residents', numeric: true, cell: ({ censusShare }) => formatPercent(censusShare, 1) },
              ...estimates.map((estimate) => ({
                title: `${estimate.name}, of ${formatCount(estimate.cases, 'case')}`,
                numeric: true,
                cell: ({ code }: { code: string }) => rangeOf(estimate, code),
              })),
            ]}
          />
        </>
      ) : (
        <p className={classes.quiet}>
          No district is without the language of more than {formatPercent(settings.languageFallback.aboveShare)} of its
          cases, so nothing is estimated.
        </p>
      )}
    </Panel>
  );
}

function rangeOf({ languages }: LanguageEstimateOf, code: string): string {
  const found = languages.find((language) => language.code === code);
  return found ? `${found.from} to ${found.to} (about ${formatNumber(found.expected, 1)})` : '';
}

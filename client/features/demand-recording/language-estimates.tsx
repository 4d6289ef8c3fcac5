import type { DemandRecording, LanguageEstimateOf } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatCount, formatNumber, formatPercent } from '../../format.ts';
import classes from './recording.module.css';

/** Row of all languages that need a speaker. */
const TOGETHER = 'together';

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
            rows={[TOGETHER, ...codesOf(estimates)]}
            rowKey={(code) => code}
            columns={[
              {
                title: 'Language',
                cell: (code) => (code === TOGETHER ? 'All that need a speaker' : findIn(first, code)?.name),
              },
              {
                title: 'Of residents',
                numeric: true,
                cell: (code) => formatPercent(findIn(first, code)?.censusShare ?? null, 1),
              },
              ...estimates.map((estimate) => ({
                title: `${estimate.name}, of ${formatCount(estimate.cases, 'case')}`,
                numeric: true,
                cell: (code: string) => rangeOf(estimate, code),
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

/** Languages of which at least one case may be, in some district. */
function codesOf(estimates: readonly LanguageEstimateOf[]): string[] {
  return [
    ...new Set(estimates.flatMap(({ languages }) => languages.flatMap(({ code, to }) => (to > 0 ? [code] : [])))),
  ];
}

function findIn({ languages, together }: LanguageEstimateOf, code: string) {
  return code === TOGETHER ? { name: '', ...together } : languages.find((language) => language.code === code);
}

function rangeOf(estimate: LanguageEstimateOf, code: string): string {
  const found = findIn(estimate, code);
  return found ? `${found.from} to ${found.to} (about ${formatNumber(found.expected, 1)})` : '';
}

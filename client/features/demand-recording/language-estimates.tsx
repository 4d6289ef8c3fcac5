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
            in 95 of 100 cases chance alone would keep the number within the range. {ownShares(estimates)} It enters no
            other figure. Asking the families is always better.
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
              ...estimates.map((estimate) => ({
                title: `${estimate.name}, of ${formatCount(estimate.cases, 'case')}`,
                numeric: true,
                cell: (code: string) => <Range estimate={estimate} code={code} />,
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

/** Which shares of residents are taken, and for which districts. */
function ownShares(estimates: readonly LanguageEstimateOf[]): string {
  const own = estimates.filter(({ notEnglish }) => notEnglish !== null);
  if (own.length === 0) return 'The shares are those of the whole area; a district can differ from it.';
  const told = own.map(({ name, notEnglish }) => `${name} ${formatPercent(notEnglish, 1)}`).join(', ');
  const others =
    own.length < estimates.length ? ' Where wards have no figure, the shares of the whole area are taken.' : '';
  return `How many have another main language than English is taken from the wards of the district (${told}), which languages these are from the whole area.${others}`;
}

function Range({ estimate, code }: { estimate: LanguageEstimateOf; code: string }) {
  const found = findIn(estimate, code);
  if (!found) return null;
  return (
    <>
      {found.from} to {found.to} (about {formatNumber(found.expected, 1)})
      <span className={classes.note}>{formatPercent(found.censusShare, 1)} of residents</span>
    </>
  );
}

import { Loader } from '@mantine/core';
import type { ArrangementPreview } from '../../../server/contract/arrangements.ts';
import { formatDate, formatMonth, formatPence } from '../../format.ts';
import { AdaptiveTable } from './adaptive-table.tsx';
import { FindingsList } from './findings-list.tsx';
import classes from './temporary-posts.module.css';
import { costWords, formatDifference } from './words.ts';

interface Props {
  preview: ArrangementPreview | undefined;
  isAsking: boolean;
  fundName: (id: string) => string;
  /** True for a change of what is stored: then what changes is listed. */
  showsChanges: boolean;
}

/** What saving would do: rules first, then what changes, then the cost with its working. */
export function PreviewView({ preview, isAsking, fundName, showsChanges }: Props) {
  return (
    <section className={classes.preview} aria-label="What this does" aria-busy={isAsking}>
      <h3>What this does {isAsking ? <Loader size="xs" aria-label="Working it out" /> : null}</h3>
      {preview ? (
        <>
          <FindingsList findings={preview.findings} />
          {showsChanges ? <Changes preview={preview} /> : null}
          {preview.notes.length > 0 ? (
            <ul>
              {preview.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
          {preview.capacity.length > 0 ? (
            <>
              <p>Case-holding capacity:</p>
              <ul>
                {preview.capacity.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          ) : null}
          <Cost preview={preview} fundName={fundName} />
        </>
      ) : (
        <p>Fill in the fields; what it changes and what it costs is worked out as you go.</p>
      )}
    </section>
  );
}

function Changes({ preview: { changes } }: { preview: ArrangementPreview }) {
  if (changes.length === 0) return <p>Nothing changes yet.</p>;
  return (
    <AdaptiveTable
      caption="What changes"
      rows={changes}
      rowKey={(row) => row.what}
      columns={[
        { title: 'What', cell: (row) => row.what },
        { title: 'Now', cell: (row) => row.before ?? '–' },
        { title: 'Then', cell: (row) => row.after ?? '–' },
      ]}
    />
  );
}

function Cost({ preview, fundName }: { preview: ArrangementPreview; fundName: (id: string) => string }) {
  const { before, after, differencePence, months, until } = preview;
  return (
    <>
      <p className={classes.total}>
        {before ? `Cost: ${costWords(before)} now, ${costWords(after)} then` : `Cost: ${costWords(after)}`}
        {before && differencePence !== null ? <strong> ({formatDifference(differencePence)})</strong> : null}
        {until ? `, counted up to ${formatDate(until)}` : ''}
      </p>
      <ul>
        {after.years.flatMap(({ financialYear, funds }) =>
          funds.map(({ fundId, pence }) => (
            <li key={`${financialYear} ${fundId}`}>
              {financialYear}, {fundId === null ? 'base budget' : fundName(fundId)}: {formatPence(pence)}
            </li>
          )),
        )}
        {after.gaps.map((gap) => (
          <li key={gap} className={classes.warning}>
            {gap}
          </li>
        ))}
      </ul>
      {months.length > 0 ? (
        <details>
          <summary>How it was worked out, month by month</summary>
          <AdaptiveTable
            caption={before ? 'Months whose cost or fund changes' : 'Cost by month'}
            rows={months}
            rowKey={(row) => row.month}
            columns={[
              { title: 'Month', cell: (row) => formatMonth(row.month) },
              ...(before ? [{ title: 'Now', numeric: true, cell: (row: Month) => formatPence(row.beforePence) }] : []),
              { title: before ? 'Then' : 'Cost', numeric: true, cell: (row: Month) => formatPence(row.afterPence) },
              { title: 'Working', cell: (row: Month) => row.working.join('; ') },
            ]}
          />
        </details>
      ) : null}
    </>
  );
}

type Month = ArrangementPreview['months'][number];

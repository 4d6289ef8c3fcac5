import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision, EditionHead } from '../../../server/contract/decisions.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDateTime } from '../../format.ts';
import classes from './decisions.module.css';
import { comparisonQuery } from './queries.ts';

/** Every edition that was kept of a final decision, and what differs between two of them. */
export function EditionsPanel({ decision, shown }: { decision: Decision; shown: number | undefined }) {
  const { editions } = decision;
  if (editions.length === 0) return null;
  return (
    <Panel title="Editions" note={decision.state === 'final' ? 'Each is kept as it was' : undefined}>
      <ul className={classes.rows}>
        {editions.map((edition, at) => (
          <li key={edition.version} className={classes.row}>
            <div>
              <Link
                to="/decisions/$decisionId"
                params={{ decisionId: decision.id }}
                search={at === 0 ? {} : { edition: String(edition.version) }}
                aria-current={edition.version === shown ? 'true' : undefined}
              >
                Edition {edition.number}
              </Link>
              {edition.version === shown ? ' (shown)' : ''}
              <div className={classes.quiet}>
                {formatDateTime(edition.at)}, {edition.by}
                {edition.reason === null ? '' : `. ${edition.reason}`}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {editions.length > 1 ? <Comparison id={decision.id} editions={editions} /> : null}
    </Panel>
  );
}

function Comparison({ id, editions }: { id: string; editions: readonly EditionHead[] }) {
  const [latest, earlier] = editions;
  const [pair, setPair] = useState([earlier?.version ?? 1, latest?.version ?? 1] as const);
  const { data, error } = useQuery(comparisonQuery(id, ...pair));
  const choices = editions.map(({ version, number }) => ({ value: String(version), label: `Edition ${number}` }));
  return (
    <div className={classes.differences}>
      <div className={classes.pair}>
        <Select
          label="Compare"
          data={choices}
          value={String(pair[0])}
          onChange={(value) => setPair([Number(value), pair[1]])}
          allowDeselect={false}
        />
        <Select
          label="with"
          data={choices}
          value={String(pair[1])}
          onChange={(value) => setPair([pair[0], Number(value)])}
          allowDeselect={false}
        />
      </div>
      <div role="status">
        {error ? <p>They could not be compared. Try again.</p> : null}
        {data && data.differences.length === 0 ? <p>They say the same.</p> : null}
        {data?.differences.map(({ section, sentences }) => (
          <div key={section}>
            <h3>{section}</h3>
            <ul className={classes.asks}>
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}

import type { KeptSheet } from '../../../server/contract/decisions.ts';
import classes from './sheet-end.module.css';

/** Lines to be signed by who decides and who reports. */
export function Signatures({ decisionMaker }: Pick<KeptSheet, 'decisionMaker'>) {
  return (
    <section className={classes.signatures} aria-label="Signatures">
      <h3>Decision</h3>
      <p>I have read this report and decide as recommended / otherwise, as noted here:</p>
      <div className={classes.line}>
        <span>Signed</span>
        <span>Date</span>
      </div>
      <p>{decisionMaker ?? 'Decision maker'}</p>
      <div className={classes.line}>
        <span>Report author</span>
        <span>Date</span>
      </div>
    </section>
  );
}

/** The appendix: every month of every cost as it was worked out. */
export function Working({ items, costs }: Pick<KeptSheet, 'items' | 'costs'>) {
  const labels = new Map(items.map(({ subjectId, label }) => [subjectId, label]));
  return (
    <section className={classes.working}>
      <h3>Appendix: how the costs were worked out</h3>
      <p>Each line is one calendar month, rounded once to the penny. The totals are sums of these lines.</p>
      {costs.items
        .filter(({ working }) => working.length > 0)
        .map(({ subjectId, working }) => (
          <div key={subjectId}>
            <h4>
              {labels.get(subjectId) ?? subjectId} <small>{subjectId}</small>
            </h4>
            <ul>
              {working.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

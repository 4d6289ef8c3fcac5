import type { Db } from '../../db/open.ts';
import type { Metrics } from './metrics.ts';

/**
 * From now on the duration of every transaction of the database is told to the metrics, kept or undone.
 * Writes go through transactions: one a use case.
 */
export function measureTransactions(db: Db, metrics: Metrics): void {
  const transaction = db.transaction.bind(db);
  db.transaction = (work, config) => {
    const started = performance.now();
    try {
      return transaction(work, config);
    } finally {
      metrics.transactionEnded((performance.now() - started) / 1000);
    }
  };
}

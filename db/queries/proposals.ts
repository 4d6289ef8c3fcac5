import { and, desc, eq, gte, inArray, ne, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { proposal } from '../schema/index.ts';

/** A proposal as it is stored; `result` is JSON of the exchange format. */
export type ProposalRecord = typeof proposal.$inferSelect;
export type ProposalState = ProposalRecord['state'];

export function insertProposal(db: Db, record: ProposalRecord): void {
  db.insert(proposal).values(record).run();
}

export function findProposal(db: Db, id: string): ProposalRecord | undefined {
  return db.select().from(proposal).where(eq(proposal.id, id)).get();
}

/** Id of the newest proposal of a plan in one of the states, or undefined. */
export function findProposalOfPlan(db: Db, planId: string, states: readonly ProposalState[]): string | undefined {
  return db
    .select({ id: proposal.id })
    .from(proposal)
    .where(and(eq(proposal.planId, planId), inArray(proposal.state, [...states])))
    .orderBy(desc(proposal.startedAt), desc(sql`rowid`))
    .limit(1)
    .get()?.id;
}

/** Proposals with a plan that were made for a version of a plan or a later one, newest first; at most ten. */
export function findPlansProposed(db: Db, planId: string, fromVersion: number): ProposalRecord[] {
  return db
    .select()
    .from(proposal)
    .where(
      and(
        eq(proposal.planId, planId),
        gte(proposal.basedOnVersion, fromVersion),
        inArray(proposal.state, ['ready', 'accepted', 'discarded']),
      ),
    )
    .orderBy(desc(proposal.startedAt), desc(sql`rowid`))
    .limit(10)
    .all();
}

/**
 * Moves a proposal to another state, setting result and failure where given.
 * @returns false where the proposal is gone or in none of the states it may come from: then nothing was changed
 */
export function moveProposal(
  db: Db,
  id: string,
  from: readonly ProposalState[],
  to: { state: ProposalState; result?: string; failure?: string },
): boolean {
  return (
    db
      .update(proposal)
      .set(to)
      .where(and(eq(proposal.id, id), inArray(proposal.state, [...from])))
      .run().changes === 1
  );
}

/** Discards every ready proposal of a plan, but for one that is to stay. */
export function discardReadyProposals(db: Db, planId: string, exceptId: string | null): void {
  const ready = and(eq(proposal.planId, planId), eq(proposal.state, 'ready'));
  db.update(proposal)
    .set({ state: 'discarded' })
    .where(exceptId === null ? ready : and(ready, ne(proposal.id, exceptId)))
    .run();
}

/** Proposals that were running when the process ended fail with the reason. @returns how many */
export function failInterruptedProposals(db: Db, failure: string): number {
  return db
    .update(proposal)
    .set({ state: 'failed', failure })
    .where(inArray(proposal.state, ['queued', 'running']))
    .run().changes;
}

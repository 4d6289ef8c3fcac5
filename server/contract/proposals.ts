import { z } from 'zod';
import { id } from './common.ts';
import { entity } from './entities.ts';
import { placement, planMeasures } from './plans.ts';

export const proposalState = z.enum([
  'queued',
  'running',
  'ready',
  'impossible',
  'failed',
  'cancelled',
  'accepted',
  'discarded',
]);

/** How far the search is. Streamed over server-sent events as it goes. */
export const proposalProgress = z
  .object({
    elapsedMs: z.number(),
    objective: z.number().nullable().meta({ description: 'Best verified so far; lower is better' }),
    gap: z.number().nullable().meta({ description: 'At most this far from the best possible, as a fraction' }),
    moves: z.int().nullable(),
    worstDifference: z
      .number()
      .nullable()
      .meta({ description: 'Worst district against its fair share, as a fraction' }),
  })
  .meta({ id: 'ProposalProgress', ...entity('proposalProgress') });
export type ProposalProgress = z.infer<typeof proposalProgress>;

/** A rule that takes part in an impossibility. */
export const conflictView = z.object({
  rule: z.string(),
  subject: z.string(),
  amount: z.number(),
  sentence: z.string(),
});

export const proposalView = z
  .object({
    id,
    planId: id,
    state: proposalState,
    progress: proposalProgress,
    proven: z.boolean().meta({ description: 'True where nothing better exists within the gap asked for' }),
    failure: z.string().nullable().meta({ description: 'Why it failed and what to do' }),
    conflicts: z.array(conflictView),
    suggestions: z
      .array(
        z
          .object({
            personId: id,
            placements: z.array(placement),
            reason: z.string(),
            differs: z.boolean().meta({ description: 'True where it differs from the plan as it stands' }),
          })
          .meta(entity('suggestion')),
      )
      .meta({ description: 'Where the proposal puts each person; empty until ready' }),
    measures: planMeasures.nullable(),
    basedOnVersion: z.int().meta({ description: 'Version of the plan the proposal started from' }),
  })
  .meta({ id: 'ProposalView', ...entity('proposal') });
export type ProposalView = z.infer<typeof proposalView>;

/** Ends a running proposal. */
export const proposalCancel = z
  .strictObject({
    keepBest: z.boolean().meta({ description: 'True keeps the best verified so far as a ready proposal, not proven' }),
  })
  .meta({ id: 'ProposalCancel' });

export const proposalStarted = z.object({ proposalId: id }).meta({ id: 'ProposalStarted' });

/** Names of the server-sent events of a running proposal: `progress` carries ProposalProgress, `done` ProposalView. */
export const PROPOSAL_EVENTS = ['progress', 'done'] as const;

import { failInterruptedProposals } from '../../db/queries/proposals.ts';
import { actorOf, keepsCounts, ownDistrictOnly } from '../http/access.ts';
import { createRouter } from '../http/router.ts';
import { DEFAULT_LIMITS, type ProposalsContext, type ProposalsDeps } from './deps.ts';
import { cancelProposal, discardProposal } from './end-proposal.ts';
import { proposalEvents } from './proposal-events.ts';
import { proposalView } from './proposal-view.ts';
import * as routes from './route-definitions.ts';
import { startProposal } from './start-proposal.ts';

/**
 * `/plans/{id}/proposals` and `/proposals`: searches for a better plan. Whatever was still running when the process
 * ended before is marked as interrupted first.
 */
export function proposalsRoutes(deps: ProposalsDeps) {
  const context: ProposalsContext = { limits: DEFAULT_LIMITS, ...deps, runs: new Map() };
  failInterruptedProposals(deps.db, 'It was interrupted by a restart of the server. Propose again.');

  return createRouter()
    .openapi(routes.postProposal, (c) => {
      const proposalId = startProposal(context, c.req.valid('param').id, actorOf(c));
      return c.json({ proposalId }, 202);
    })
    .openapi(routes.getProposal, (c) => {
      return c.json(proposalView(context, c.req.valid('param').id, ownDistrictOnly(c), keepsCounts(c)), 200);
    })
    .openapi(routes.getProposalEvents, (c) => {
      return proposalEvents(c, context, c.req.valid('param').id, ownDistrictOnly(c));
    })
    .openapi(routes.postCancel, async (c) => {
      const { id } = c.req.valid('param');
      await cancelProposal(context, id, c.req.valid('json').keepBest, actorOf(c));
      return c.json(proposalView(context, id, ownDistrictOnly(c), keepsCounts(c)), 200);
    })
    .openapi(routes.postDiscard, (c) => {
      const { id } = c.req.valid('param');
      discardProposal(context, id, actorOf(c));
      return c.json(proposalView(context, id, ownDistrictOnly(c), keepsCounts(c)), 200);
    });
}

import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { PROPOSAL_EVENTS, ProposalProgress } from '../contract/proposals.ts';
import { keepsCounts } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import type { ProposalsContext } from './deps.ts';
import { proposalView, seenProgress } from './proposal-view.ts';

/** A comment now and then keeps proxies from closing a silent stream. */
const HEARTBEAT_MS = 15_000;

type EventName = (typeof PROPOSAL_EVENTS)[number];

/**
 * Server-sent events of one proposal: the present state at once, then `progress` as the search goes, `done` with the
 * proposal at its end, and nothing after. A listener that comes late gets `done` at once.
 * @throws ProblemError not-found
 */
export function proposalEvents(
  c: Context<AppEnv>,
  context: ProposalsContext,
  id: string,
  onlyDistrictId: string | null,
): Response {
  const view = () => proposalView(context, id, onlyDistrictId, keepsCounts(c));
  view();
  return streamSSE(c, async (stream) => {
    const run = context.runs.get(id);
    if (run) {
      const tell = (progress: ProposalProgress) =>
        void send(stream, 'progress', seenProgress(progress, onlyDistrictId));
      await new Promise<void>((resolve) => {
        const stop = run.listen({ onProgress: (progress) => tell(progress), onEnd: resolve });
        const beat = setInterval(() => void stream.write(': still at it\n\n'), HEARTBEAT_MS);
        stream.onAbort(() => {
          stop();
          resolve();
        });
        void run.ended.then(() => clearInterval(beat));
        stream.onAbort(() => clearInterval(beat));
        tell(run.soFar());
      });
    }
    if (!stream.aborted) await send(stream, 'done', view());
  });
}

async function send(stream: SSEStreamingApi, event: EventName, data: ProposalProgress | object): Promise<void> {
  await stream.writeSSE({ event, data: JSON.stringify(data) });
}

import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { findStudyOfPlan, insertStudy, moveStudy, type StudyPatch } from '../../db/queries/studies.ts';
import type { NewStudy } from '../contract/studies.ts';
import type { Plan } from '../domain/plan.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { requireSolvable } from '../solving/require-solvable.ts';
import { checkedSolve, type StudyEnd } from './answers.ts';
import { readDemandHistory } from './demand-history.ts';
import type { DemandGround } from './demand-scenarios.ts';
import type { StudiesContext } from './deps.ts';
import { knownBest } from './known-best.ts';
import { chosenScenarios, leastRegretStudy, type RegretAsking } from './least-regret.ts';
import { movesCurve } from './moves-curve.ts';
import { openPlan } from './open-study.ts';
import { robustness } from './robustness.ts';
import { stressScenarios } from './stress-scenarios.ts';
import { whatIf } from './what-if.ts';

/**
 * Starts a study of a plan as it stands and returns at once. Asking again what is being worked out joins in.
 * @param actor whoever asks
 * @returns id of the study
 * @throws ProblemError not-found; invalid-input; too-large; conflict where another one of its kind runs for the plan
 */
export function startStudy(context: StudiesContext, planId: string, question: NewStudy, actor: Actor): string {
  const { db, now, runs } = context;
  const asked = JSON.stringify(question);
  const started = inTransaction(db, () => {
    const plan = openPlan(db, planId);
    requireSolvable(plan);
    requireKnown(plan, question);
    if (question.kind === 'least-regret') chosenScenarios(plan, demandGround(db, plan), question.scenarioIds);
    const { kind } = question;
    const running = findStudyOfPlan(db, { planId, version: plan.version, kind, states: ['queued', 'running'] });
    if (running?.question === asked) return { id: running.id, plan: null };
    if (running) {
      const detail = `Another question of this kind is being worked out for the plan. Wait for it or stop it.`;
      throw new ProblemError('conflict', detail);
    }
    const id = randomUUID();
    const at = now().toISOString();
    insertStudy(db, {
      id,
      planId,
      kind,
      state: 'queued',
      basedOnVersion: plan.version,
      startedBy: actor.name,
      startedAt: at,
      question: asked,
      stepsDone: 0,
      stepsOf: null,
      stepText: 'Waiting for its turn',
      result: null,
      failure: null,
    });
    appendAuditEvent(db, {
      at,
      actor,
      action: 'study.ask',
      subject: 'plan',
      subjectId: planId,
      ...asksAbout(plan, question),
      after: { study: id, kind },
    });
    return { id, plan };
  });
  if (started.plan) {
    const abort = new AbortController();
    runs.set(started.id, { abort, ended: work(context, started.id, started.plan, question, abort) });
  }
  return started.id;
}

/** The person a question is about, with their district. */
function asksAbout({ facts }: Plan, question: NewStudy) {
  if (question.kind !== 'what-if') return {};
  const person = facts.people.find(({ id }) => id === question.personId);
  return { personId: question.personId, districtId: person?.currentDistrictId ?? null };
}

/** @throws ProblemError invalid-input where the question names nobody, or nowhere, of the plan */
function requireKnown({ facts }: Plan, question: NewStudy): void {
  if (question.kind !== 'what-if') return;
  const { personId, districtId } = question;
  const faults = [
    ...(facts.people.some(({ id }) => id === personId)
      ? []
      : [{ field: 'personId', value: personId, remedy: 'This person is not in the plan. Choose somebody who is.' }]),
    ...(facts.districts.some(({ id }) => id === districtId)
      ? []
      : [{ field: 'districtId', value: districtId, remedy: 'There is no such district in the plan. Choose another.' }]),
  ];
  if (faults.length > 0) throw invalidInput(faults);
}

/** Works a study out and stores its end. Never rejects: a fault becomes a failed study and a line in the log. */
async function work(
  context: StudiesContext,
  id: string,
  plan: Plan,
  question: NewStudy,
  abort: AbortController,
): Promise<void> {
  const { db, log, runs } = context;
  // a study that is gone with its plan, or has ended, needs no more work
  const store = (patch: StudyPatch) => {
    if (!moveStudy(db, id, patch)) abort.abort();
  };
  const asking: RegretAsking = {
    solve: (input, start) => checkedSolve(context, input, abort.signal, start),
    leastRegret: (job) => context.solveRunner.leastRegret(job, abort.signal),
    deadlineMs: context.limits.deadlineMs,
    tell: ({ done, of, text, result }) =>
      store({
        state: 'running',
        stepsDone: done,
        stepsOf: of,
        stepText: text,
        ...(result ? { result: JSON.stringify(result) } : {}),
      }),
  };
  try {
    // whoever asked gets their answer first
    await new Promise((resume) => setImmediate(resume));
    const end = await answer(context, plan, question, asking);
    store(
      end.state === 'done'
        ? { state: end.state, result: JSON.stringify(end.result), stepText: 'Done' }
        : { ...end, stepText: '' },
    );
  } catch (error) {
    log.error({ studyId: id, err: error }, 'A study could not be finished');
    failQuietly(context, id);
  } finally {
    runs.delete(id);
  }
}

function answer(
  { db }: StudiesContext,
  plan: Plan,
  question: NewStudy,
  asking: RegretAsking,
): Promise<StudyEnd> | StudyEnd {
  switch (question.kind) {
    case 'moves-curve':
      return movesCurve(plan, question.upTo, asking);
    case 'what-if':
      return whatIf(plan, question, asking, knownBest(db, plan));
    case 'robustness':
      return robustness(plan, demandGround(db, plan));
    case 'least-regret':
      return leastRegretStudy(plan, chosenScenarios(plan, demandGround(db, plan), question.scenarioIds), asking);
  }
}

/** Demand as it was, and saved stress cases as they stand now. */
function demandGround(db: Db, plan: Plan): DemandGround {
  return { history: readDemandHistory(db, plan), stress: stressScenarios(db, plan) };
}

function failQuietly({ db, log }: StudiesContext, id: string): void {
  try {
    moveStudy(db, id, {
      state: 'failed',
      failure: 'It could not be worked out. Ask again; if it recurs, tell support.',
    });
  } catch (error) {
    log.error({ studyId: id, err: error }, 'A failed study could not be noted');
  }
}

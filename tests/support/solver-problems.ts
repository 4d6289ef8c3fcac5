import { readFileSync } from 'node:fs';
import { type PlanInput, readPlanInput } from '../../solver/plan-input.ts';

const folder = new URL('../fixtures/problems/', import.meta.url);

/** Path of a problem file under tests/fixtures/problems. */
export function problemPath(name: string): string {
  return new URL(`${name}.json`, folder).pathname;
}

export function problemJson(name: string): unknown {
  return JSON.parse(readFileSync(problemPath(name), 'utf8'));
}

/** A fixture problem, read and checked. */
export function readProblem(name: string): PlanInput {
  return accepted(problemJson(name));
}

/** The input of a JSON value that has to be accepted. */
export function accepted(json: unknown): PlanInput {
  const reading = readPlanInput(json);
  if (!reading.ok) throw new Error(reading.faults.map((fault) => fault.message).join('\n'));
  return reading.input;
}

/** Two districts, one role that carries cases, the given staff; anything can be overridden. */
export function smallProblem(staff: readonly object[], more: Record<string, unknown> = {}): PlanInput {
  return accepted({
    format: 'evenhand-problem/1',
    title: 'Small',
    asAt: '2021-04-01',
    districts: [
      { id: 'north', name: 'North', demandFte: 2 },
      { id: 'south', name: 'South', demandFte: 2 },
    ],
    roles: [
      { id: 'caseworker', caseload: 1 },
      { id: 'senior-practitioner', caseload: 0.5 },
      { id: 'team-manager', caseload: 0 },
    ],
    staff: staff.map((person, at) => ({ id: `P${at + 1}`, kind: 'person', role: 'caseworker', fte: 1, ...person })),
    ...more,
  });
}

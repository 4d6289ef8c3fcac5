import type { Finding } from '../domain/establishment/arrangement-rules.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * Refuses where a rule does, naming each rule that refuses with what to do about it.
 * @throws ProblemError invalid-input
 */
export function refuseFindings(findings: readonly Finding[]): void {
  const refusing = findings.filter(({ severity }) => severity === 'refuse');
  if (refusing.length === 0) return;
  const named = refusing.map(({ title, sentence, remedy }) => `Rule “${title}”: ${sentence} ${remedy}`);
  throw new ProblemError('invalid-input', named.join(' '), {
    faults: refusing.map(({ rule, field, sentence, remedy }) => ({
      field,
      value: rule,
      remedy: `${sentence} ${remedy}`,
    })),
  });
}

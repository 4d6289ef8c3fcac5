import { ProblemError } from '../../api.ts';

/** What a refused request says has to be corrected, with the field where it is one. */
export function faultsOf(error: Error): { text: string; fieldId?: string }[] {
  if (!(error instanceof ProblemError)) return [{ text: 'Something went wrong. Try again.' }];
  if (error.faults.length === 0) return [{ text: error.detail }];
  return error.faults.map((fault) => ({ text: fault.remedy, fieldId: fault.field }));
}

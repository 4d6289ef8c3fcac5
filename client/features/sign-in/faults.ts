import { ProblemError } from '../../api.ts';

/** What went wrong with a form, a line for each fault; a fault of a field leads to the field of the same id. */
export function faultsOf(error: Error): { text: string; fieldId?: string }[] {
  if (!(error instanceof ProblemError)) return [{ text: 'Something went wrong. Try again.' }];
  if (error.type === 'wrong-credentials') return [{ text: error.detail, fieldId: 'email' }];
  if (error.faults.length === 0) return [{ text: error.detail }];
  return error.faults.map((fault) => ({ text: fault.remedy, fieldId: fault.field }));
}

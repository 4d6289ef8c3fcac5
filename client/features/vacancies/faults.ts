import { ProblemError } from '../../api.ts';

/** What a refusal says, line by line, each leading to its field where the form has one. */
export function faultsOf(
  error: unknown,
  fieldIds: Readonly<Record<string, string>>,
): { text: string; fieldId?: string }[] {
  if (!(error instanceof ProblemError)) return [{ text: 'Something went wrong. Try again.' }];
  if (error.faults.length === 0) return [{ text: error.detail }];
  return error.faults.map(({ field, remedy }) => {
    const fieldId = fieldIds[field];
    return fieldId ? { text: remedy, fieldId } : { text: remedy };
  });
}

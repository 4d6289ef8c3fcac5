import { ProblemError } from '../api.ts';

/** What has to be corrected: the sentence, and the field it is about where that is known. */
export interface FormFault {
  text: string;
  field?: string;
}

/** A line of an error summary. */
export interface FaultLine {
  text: string;
  /** Id of the field that the line leads to. */
  fieldId?: string | undefined;
}

/** What went wrong with a form as sentences, each with the field it is about where the refusal names one. */
export function faultsTold(error: unknown): FormFault[] {
  if (!(error instanceof ProblemError)) return [{ text: 'Something went wrong. Try again.' }];
  if (error.faults.length === 0) return [{ text: error.detail }];
  return error.faults.map(({ field, remedy }) => ({ text: remedy, field }));
}

/**
 * The same, line by line, each leading to its field where the form has one.
 * @param idOf the id that a field of a refusal has in the form; the name of the field unless said
 */
export function faultLines(
  error: unknown,
  idOf: (field: string) => string | undefined = (field) => field,
): FaultLine[] {
  return faultsTold(error).map(({ text, field }) => ({ text, fieldId: field === undefined ? undefined : idOf(field) }));
}

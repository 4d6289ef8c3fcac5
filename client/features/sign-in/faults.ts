import { isProblem } from '../../api.ts';
import { type FaultLine, faultLines } from '../../components/fault-lines.ts';

/** What went wrong with a form, a line for each fault; a fault of a field leads to the field of the same id. */
export function faultsOf(error: Error): FaultLine[] {
  return isProblem(error, 'wrong-credentials') ? [{ text: error.detail, fieldId: 'email' }] : faultLines(error);
}

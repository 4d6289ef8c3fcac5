import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.ts';

const closeButtonProps = { 'aria-label': 'Close this message' };

/** A short message that something was done; screen readers announce it. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', closeButtonProps });
}

/**
 * A problem that did not take the page away: what happened, and the remedies where there are any. Stays until closed.
 * @param title what the person was doing, where that says more than the kind of problem
 */
export function notifyProblem(error: unknown, title?: string): void {
  const problem = error instanceof ProblemError ? error : undefined;
  const remedies = [...new Set(problem?.faults.map((fault) => fault.remedy))];
  notifications.show({
    title: title ?? problem?.title ?? 'Something went wrong',
    message: remedies.length > 0 ? remedies.join(' ') : (problem?.detail ?? 'Try again.'),
    color: 'red',
    autoClose: false,
    closeButtonProps,
  });
}

/** An entry that was not accepted: what is unchanged, and how to write it. */
export function notifyRemedy(title: string, remedy: string): void {
  notifications.show({ title, message: remedy, color: 'orange', autoClose: 8000, closeButtonProps });
}

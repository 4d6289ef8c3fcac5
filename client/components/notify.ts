import { notifications } from '@mantine/notifications';
import { ProblemError } from '../api.ts';

const closeButtonProps = { 'aria-label': 'Close this message' };

/** A short message that something was done; screen readers announce it. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', closeButtonProps });
}

/** A problem that did not take the page away: what happened and the remedy of each fault. Stays until it is closed. */
export function notifyProblem(error: unknown): void {
  const title = error instanceof ProblemError ? error.title : 'Something went wrong';
  const lines =
    error instanceof ProblemError ? [error.detail, ...error.faults.map((fault) => fault.remedy)] : ['Try again.'];
  notifications.show({
    title,
    message: [...new Set(lines)].join(' '),
    color: 'red',
    autoClose: false,
    closeButtonProps,
  });
}

/** An entry that was not accepted: what is unchanged, and how to write it. */
export function notifyRemedy(title: string, remedy: string): void {
  notifications.show({ title, message: remedy, color: 'orange', autoClose: 8000, closeButtonProps });
}

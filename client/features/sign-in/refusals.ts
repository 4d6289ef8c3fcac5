import type { Refusal } from '../../../server/contract/session.ts';

/** Why the council account led to no session, and what to do about it. */
const WORDS: Record<Refusal, string> = {
  cancelled: 'The sign-in with your council account was cancelled. Try again when you are ready.',
  'account-disabled': 'Your account here is disabled. Ask an administrator of Evenhand to enable it.',
  'email-taken':
    'Another account here has your email address. Ask an administrator of Evenhand to change the address of that account.',
  expired: 'The sign-in took too long, or was begun in another window. Begin again.',
  'identity-taken':
    'Your council account belongs to another account here. Ask an administrator of Evenhand to unlink that one first.',
  'last-administrator':
    'You are the last administrator who can sign in, and your groups at the council would take that role away. Make somebody else an administrator first.',
  'groups-left-out':
    'You are in so many groups that the council’s sign-in leaves them out. Ask your IT service to send only the groups of Evenhand.',
  'no-email': 'The council’s sign-in gives no email address of yours. Ask your IT service to send it.',
  'no-group': 'You are in none of the groups that may use Evenhand. Ask your manager to have you added to one.',
  'not-verified': 'The answer of the council’s sign-in could not be verified. Begin again; if it stays, tell support.',
  unreachable: 'The council’s sign-in cannot be reached just now. Try again in a moment.',
};

/** The words of a refusal; a general sentence for one this page does not know. */
export function refusalWords(refusal: string): string {
  return Object.hasOwn(WORDS, refusal)
    ? WORDS[refusal as Refusal]
    : 'The sign-in with your council account did not work. Begin again; if it stays, tell support.';
}

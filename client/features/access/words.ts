import type { AccessView } from '../../../server/contract/access.ts';

type Grants = AccessView['actions'][number]['granted'];
type Role = AccessView['roles'][number]['id'];
type Kind = AccessView['kinds'][number];

/** `all`, `own-district`, or undefined where the role may not. */
export function reachFor(role: Role, grants: Grants): Grants[number]['reach'] | undefined {
  return grants.find((grant) => grant.role === role)?.reach;
}

/** “Reads and changes”, “Reads, own district”, or a dash: what a role does with data of a kind. */
export function dataWords(role: Role, { read, edit }: Kind): string {
  const [reads, edits] = [reachFor(role, read), reachFor(role, edit)];
  if (!reads) return '–';
  const deed = edits ? 'Reads and changes' : 'Reads';
  return reads === 'own-district' ? `${deed}, own district` : deed;
}

/** Whether a permission of a role ends at its own district. */
export function actionWords(words: string, reach: Grants[number]['reach']): string {
  return reach === 'own-district' ? `${words} (own district only)` : words;
}

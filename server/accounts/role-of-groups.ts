import type { GroupRole } from './sign-in-settings.ts';

/** Group and application-role names in a token's claims, as Microsoft Entra and others write them. */
export function groupsIn(claims: Readonly<Record<string, unknown>>): string[] {
  return [claims.groups, claims.roles].flatMap((claim) =>
    Array.isArray(claim)
      ? claim.filter((entry) => typeof entry === 'string')
      : typeof claim === 'string'
        ? [claim]
        : [],
  );
}

/** True where a token names no groups because there are too many: Entra leaves them out beyond 200. */
export function leavesGroupsOut({ _claim_names: names, hasgroups }: Readonly<Record<string, unknown>>): boolean {
  return hasgroups === true || (typeof names === 'object' && names !== null && Object.hasOwn(names, 'groups'));
}

/** What somebody in these groups may do here: the first group of the settings that they are in decides. */
export function roleOfGroups(groups: readonly string[], settings: readonly GroupRole[]): GroupRole | undefined {
  return settings.find(({ group }) => groups.includes(group));
}

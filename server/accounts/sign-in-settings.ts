import type { Role } from '../contract/permissions.ts';

/** A group of the council's identity provider, and the role it gives here. */
export interface GroupRole {
  group: string;
  role: Role;
  /** District of a district manager; null for every other role. */
  districtId: string | null;
}

/** The council's identity provider (OpenID Connect). */
export interface CouncilSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The first group somebody is in decides. */
  groups: readonly GroupRole[];
}

/** What signing in depends on that an operator sets. */
export interface SignInSettings {
  /** Address people open this installation at, without a slash at the end. */
  url: string;
  /** How many proxies of our own stand before the server; 0 believes no `X-Forwarded-…` header. */
  proxies: number;
  council: CouncilSettings | null;
}

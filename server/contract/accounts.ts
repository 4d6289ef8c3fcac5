import { z } from 'zod';
import { id, version } from './common.ts';
import { entity } from './entities.ts';
import { roleName } from './permissions.ts';
import { emailAddress } from './session.ts';

/** Fewest and most characters of a new password; a longer one is refused, never cut. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

const newPassword = z
  .string()
  .max(PASSWORD_LENGTH.most)
  .meta({ description: `At least ${PASSWORD_LENGTH.least} characters; none of the commonest, nor one’s own name` });
const personName = z.string().trim().min(1).max(100);
const instant = z.string().meta({ description: 'Instant YYYY-MM-DDTHH:MM:SS.sssZ' });

export const account = z
  .object({
    id,
    version,
    email: z.string(),
    name: z.string(),
    role: roleName,
    districtId: z.string().nullable().meta({ description: 'District of a district manager' }),
    signsInWith: z
      .enum(['password', 'council', 'demo', 'nothing-yet'])
      .meta({ description: 'nothing-yet: it waits for its one-time link to be used' }),
    disabledAt: instant.nullable(),
    lastSignedInAt: instant.nullable(),
    sessions: z.int().meta({ description: 'Browsers signed in now' }),
  })
  .meta({ id: 'Account', ...entity('account') });
export type Account = z.infer<typeof account>;

export const accounts = z.object({ accounts: z.array(account) }).meta({ id: 'Accounts' });

const districtId = id.nullable().meta({ description: 'For a district manager; null for every other role' });

export const newAccount = z
  .strictObject({ email: emailAddress, name: personName, role: roleName, districtId })
  .meta({ id: 'NewAccount' });
export type NewAccount = z.infer<typeof newAccount>;

export const accountChange = z
  .strictObject({
    email: emailAddress.optional(),
    name: personName.optional(),
    role: roleName.optional(),
    districtId: districtId.optional(),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof accountChange>;

/** A one-time link, shown once to whoever hands it over. */
export const oneTimeLink = z
  .object({
    path: z.string().meta({ description: 'Address within this installation; it is not shown again' }),
    expiresAt: instant,
  })
  .meta({ id: 'OneTimeLink' });
export type OneTimeLink = z.infer<typeof oneTimeLink>;

export const accountWithLink = z.object({ account, link: oneTimeLink }).meta({ id: 'AccountWithLink' });

/** What a session list shows of one browser. */
export const ownSession = z.object({
  id: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  address: z.string().nullable().meta({ description: 'Network address it was started from' }),
  browser: z.string().nullable(),
  current: z.boolean().meta({ description: 'The one this request came with' }),
});
export const ownSessions = z.object({ sessions: z.array(ownSession) }).meta({ id: 'OwnSessions' });
export type OwnSession = z.infer<typeof ownSession>;

export const passwordChange = z
  .strictObject({ currentPassword: z.string().min(1).max(PASSWORD_LENGTH.most), newPassword })
  .meta({ id: 'PasswordChange' });

/** Proves again who one is before something that an unattended browser must not do. */
export const passwordProof = z
  .strictObject({ password: z.string().max(PASSWORD_LENGTH.most) })
  .meta({ id: 'PasswordProof' });

/** Ends one's own sessions; whoever has a password here types it again. */
export const sessionEnding = z
  .strictObject({
    id: id.optional().meta({ description: 'One session; left out, every one ends, also the one that asks' }),
    password: z.string().max(PASSWORD_LENGTH.most).optional().meta({
      description: 'Needed where the account has a password here',
    }),
  })
  .meta({ id: 'SessionEnding' });

/** Where to go on with the council's sign-in, so that the account is linked to it. */
export const councilAddress = z
  .object({ address: z.string().meta({ description: 'Address at the council’s identity provider' }) })
  .meta({ id: 'CouncilAddress' });

const token = z.string().min(1).max(100).meta({ description: 'The secret of a one-time link' });
export const linkCheck = z.strictObject({ token }).meta({ id: 'LinkCheck' });

/** Whose link it is. The first administrator of an installation has to say who they are. */
export const linkOwner = z
  .object({ firstAdministrator: z.boolean(), email: z.string(), name: z.string(), expiresAt: instant })
  .meta({ id: 'LinkOwner' });
export type LinkOwner = z.infer<typeof linkOwner>;

export const linkUse = z
  .strictObject({
    token,
    newPassword,
    email: emailAddress.optional().meta({ description: 'For the first administrator only' }),
    name: personName.optional().meta({ description: 'For the first administrator only' }),
  })
  .meta({ id: 'LinkUse' });
export type LinkUse = z.infer<typeof linkUse>;

import { z } from 'zod';
import { civilDate } from './common.ts';
import { permissionName, personField, roleName } from './permissions.ts';

/** An email address as accounts are known by: in lower case, without blanks around it. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'Write an email address, for example kim.lee@council.example.');

export const signIn = z
  .object({ email: z.string().trim().toLowerCase().min(3).max(254), password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });

export const session = z
  .object({
    account: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: roleName,
      districtId: z.string().nullable().meta({ description: 'District of a district manager' }),
      signsInWith: z
        .enum(['password', 'council', 'demo'])
        .meta({ description: 'Own password, the council’s sign-in, or the public password of the demo' }),
    }),
    permissions: z.array(permissionName),
    editablePersonFields: z.array(personField),
    installation: z.object({
      council: z.string(),
      demo: z.boolean().meta({ description: 'True where people and cases are synthetic' }),
      notice: z.string().nullable(),
      defaultAsAt: civilDate.meta({ description: 'Date pages open on' }),
      today: civilDate,
    }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** How one may sign in at this installation. */
export const signInWays = z
  .object({
    council: z.boolean().meta({ description: 'True where the council’s own sign-in is set up' }),
    demoAccounts: z.array(z.object({ email: z.string(), role: roleName })),
  })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof signInWays>;

/** Why a sign-in at the council’s identity provider led to no session here. */
export const REFUSALS = [
  'cancelled',
  'account-disabled',
  'email-taken',
  'expired',
  'groups-left-out',
  'identity-taken',
  'last-administrator',
  'no-email',
  'no-group',
  'not-verified',
  'unreachable',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A local address to go on at, or nothing. */
export const councilSignInQuery = z.object({
  to: z.string().max(2000).optional().meta({ description: 'Address within the pages to open afterwards' }),
});

export const health = z
  .object({
    status: z.enum(['ready', 'starting']),
    version: z.string(),
    demo: z.boolean(),
    backups: z
      .enum(['off', 'none-yet', 'ok', 'failing'])
      .optional()
      .meta({ description: 'Whether backups succeed; an installation is ready without them' }),
  })
  .meta({ id: 'Health' });

export const liveness = z.object({ status: z.literal('live'), version: z.string() }).meta({ id: 'Liveness' });

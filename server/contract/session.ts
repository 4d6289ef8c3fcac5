import { z } from 'zod';
import { civilDate } from './common.ts';
import { permissionName, personField, roleName } from './permissions.ts';

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

export const health = z
  .object({ status: z.enum(['ready', 'starting']), version: z.string(), demo: z.boolean() })
  .meta({ id: 'Health' });

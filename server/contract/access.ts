import { z } from 'zod';
import { dataKinds } from './data-kinds.ts';
import { permissionName, roleName } from './permissions.ts';

const reach = z.enum(['all', 'own-district']).meta({ description: 'Everything, or only the own district' });
const kind = z.enum(dataKinds);
const granted = z.array(z.object({ role: roleName, reach }));

/** Who may see and do what at this installation, as the server holds to it. */
export const accessView = z
  .object({
    roles: z.array(z.object({ id: roleName, name: z.string() })),
    actions: z.array(
      z.object({
        id: permissionName,
        words: z.string().meta({ description: 'After “may”: “see who is in post”' }),
        granted,
      }),
    ),
    kinds: z.array(z.object({ id: kind, title: z.string(), what: z.string(), read: granted, edit: granted })),
    entities: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        fields: z.array(z.object({ kind, names: z.array(z.string()).meta({ description: 'In words' }) })),
      }),
    ),
  })
  .meta({ id: 'Access' });
export type AccessView = z.infer<typeof accessView>;

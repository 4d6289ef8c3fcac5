import { z } from 'zod';

export const backup = z
  .object({
    name: z.string().meta({ description: 'Name of the file in the folder' }),
    createdAt: z.iso.datetime().meta({ description: 'The moment whose data it holds' }),
    bytes: z.int().meta({ description: 'Size of the file' }),
    version: z.string().meta({ description: 'Version of Evenhand that made it' }),
    encrypted: z.boolean(),
    contentHash: z.string().meta({ description: 'SHA-256 over what it holds, the same after a restore' }),
  })
  .meta({ id: 'Backup' });
export type Backup = z.infer<typeof backup>;

/** Only backups that were restored on trial are listed. */
export const backups = z
  .object({
    backups: z.array(backup).meta({ description: 'Newest first; each was restored on trial when it was made' }),
    folder: z.string().nullable().meta({ description: 'Where they lie; null where this installation makes none' }),
    everyHours: z.number().meta({ description: 'Hours between two scheduled backups; 0 for none' }),
    keep: z.int().meta({ description: 'How many are kept' }),
    encrypts: z.boolean().meta({ description: 'True where new backups are encrypted' }),
    lastFailure: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'Backups' });
export type BackupsView = z.infer<typeof backups>;

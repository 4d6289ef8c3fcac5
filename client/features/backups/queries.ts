import { queryOptions } from '@tanstack/react-query';
import type { Backup, BackupsView } from '../../../server/contract/backup.ts';
import { answer, api } from '../../api.ts';

/** The backups there are, and when they are made. */
export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: (): Promise<BackupsView> => answer(api.backups.$get()),
});

/** Makes a backup now; answered once it was restored on trial. */
export function makeBackup(): Promise<Backup> {
  return answer(api.backups.$post());
}

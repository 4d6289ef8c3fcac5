import type { BackupsView } from '../../../server/contract/backup.ts';
import { formatCount, formatNumber } from '../../format.ts';

const KIB = 1024;

/** Size of a file: 812 → `1 KB`, 5 300 000 → `5.1 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < KIB * KIB) return `${formatNumber(Math.max(1, Math.round(bytes / KIB)))}\u00a0KB`;
  if (bytes < KIB * KIB * KIB) return `${formatNumber(bytes / KIB / KIB, 1)}\u00a0MB`;
  return `${formatNumber(bytes / KIB / KIB / KIB, 1)}\u00a0GB`;
}

/** When backups are made and how many are kept, as sentences. */
export function schedule({ everyHours, keep, encrypts }: BackupsView): string {
  const when =
    everyHours > 0
      ? `A backup is made every ${everyHours === 1 ? 'hour' : formatCount(everyHours, 'hour')}`
      : 'No backups are made by themselves (EVENHAND_BACKUP_HOURS is 0)';
  const kept = `the newest ${formatNumber(keep)} are kept`;
  const secret = encrypts
    ? 'They are encrypted; whoever restores needs the key.'
    : 'They are not encrypted: set EVENHAND_BACKUP_KEY to change that.';
  return `${when}; ${kept}. ${secret}`;
}

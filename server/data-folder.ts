import { FolderInUse, lockFolder } from '../db/lock.ts';
import { SettingRefused } from './setting-refused.ts';

/**
 * Takes the data folder for this process alone until it ends or releases it.
 * @param at the present moment, ISO text
 * @returns gives it free again
 * @throws SettingRefused where another process has it, naming that process
 */
export function takeDataFolder(dataDir: string, at: string): () => void {
  try {
    return lockFolder(dataDir, at);
  } catch (error) {
    throw error instanceof FolderInUse ? new SettingRefused(error.message) : error;
  }
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../../db/copy.ts';
import { closeDb } from '../../../db/open.ts';
import { openSealed } from '../../../server/backup/sealed-file.ts';
import { backUpBeforeUpgrade } from '../../../server/backup-before-upgrade.ts';
import { databaseFile, openInstallation } from '../../../server/installation.ts';
import { frozenDatabase } from '../../support/migrations.ts';

const NOW = new Date('2021-04-01T09:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-upgrade-'));
  frozenDatabase('after-0001', databaseFile(folder));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const upgradeTo = (backups: string) =>
  backUpBeforeUpgrade({
    database: databaseFile(folder),
    settings: { folder: backups, everyHours: 24, keep: 3, key: null },
    now: () => NOW,
    version: '2',
  });

describe('the first start of a newer version', () => {
  it('keeps a backup of the database as the older version left it, and tells the audit trail', async () => {
    const backups = join(folder, 'backups');
    const upgrade = upgradeTo(backups);
    const db = await openInstallation(folder, NOW, 'demo', upgrade.backUp);
    upgrade.note(db);
    expect(db.$client.prepare('SELECT action FROM audit_event').pluck().all()).toEqual(['backup.make']);
    closeDb(db);
    const [name = 'none'] = readdirSync(backups);
    openSealed(join(backups, name), join(folder, 'opened'), null);
    const found = examine(join(folder, 'opened'));
    expect(found.faults === null && found.missingSteps).toBeGreaterThan(0);

    const again = upgradeTo(backups);
    closeDb(await openInstallation(folder, NOW, 'demo', again.backUp));
    expect(readdirSync(backups)).toEqual([name]);
  });

  it('is refused where no backup can be made, and the database stays as it is', async () => {
    writeFileSync(join(folder, 'file'), '');
    const before = readFileSync(databaseFile(folder));
    const upgrade = upgradeTo(join(folder, 'file', 'below'));
    await expect(openInstallation(folder, NOW, 'demo', upgrade.backUp)).rejects.toThrow(
      /of an older version.*ENOTDIR/s,
    );
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true);
  });
});

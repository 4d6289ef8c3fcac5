import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closeDb } from '../db/open.ts';
import { hasDistrict } from '../db/queries/accounts-districts.ts';
import packageJson from '../package.json' with { type: 'json' };
import { prepareAccounts } from './accounts/prepare-accounts.ts';
import { createApp } from './app.ts';
import { pruneDaily } from './audit/prune-audit.ts';
import { createBackups } from './backup/backups.ts';
import { backUpBeforeUpgrade } from './backup-before-upgrade.ts';
import { takeDataFolder } from './data-folder.ts';
import { createLogger } from './http/logger.ts';
import { databaseFile, openInstallation } from './installation.ts';
import { listen } from './listen.ts';
import { listenForMetrics } from './metrics/listen-metrics.ts';
import { measuredRunner } from './metrics/measured-runner.ts';
import { measureTransactions } from './metrics/measured-transactions.ts';
import { createMetrics } from './metrics/metrics.ts';
import { readSettings, requireWritableFolder, SettingRefused } from './settings.ts';
import { clearTextWarning, requireDistricts } from './sign-in-settings.ts';
import { createChildProcessRunner } from './solving/child-process-runner.ts';
import { createStartingApp } from './starting.ts';

const CLIENT_DIR = join(import.meta.dirname, '../client/dist');

/** Starts the server and stops it on SIGTERM or SIGINT. The only place that reads the environment and the clock. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  requireWritableFolder(settings.dataDir);
  const now = () => new Date();
  const release = takeDataFolder(settings.dataDir, now().toISOString());
  const log = createLogger(settings.logLevel);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Something went wrong outside every request; the server ends');
    process.exit(1);
  });
  const metrics = createMetrics();
  const { version } = packageJson;
  const server = await listen(settings, createStartingApp({ log, version }));

  const database = databaseFile(settings.dataDir);
  const upgrade = backUpBeforeUpgrade({ database, settings: settings.backups, now, version });
  const db = await openInstallation(settings.dataDir, now(), settings.mode, upgrade.backUp);
  upgrade.note(db);
  requireDistricts(settings.council, (id) => hasDistrict(db, id));
  const signIn = { url: settings.url ?? server.address, council: settings.council };
  const signIns = await prepareAccounts({ db, now, signIn: { ...signIn, proxies: settings.proxies } });
  measureTransactions(db, metrics);
  const stopPruning = pruneDaily({ db, now, log, years: settings.auditYears });
  const metricsServer = settings.metrics ? await listenForMetrics(metrics, settings.metrics) : undefined;
  const solveRunner = measuredRunner(createChildProcessRunner(), metrics);
  const backups = createBackups({ db, database, settings: settings.backups, now, log, version });
  backups.start();
  const hasPages = existsSync(join(CLIENT_DIR, 'index.html'));
  server.serveWith(
    createApp({
      db,
      now,
      log,
      version,
      solveRunner,
      backups,
      signIn,
      proxies: settings.proxies,
      observe: metrics.requestAnswered,
      ...(hasPages ? { clientDir: CLIENT_DIR } : {}),
    }),
  );
  say([
    `Evenhand is ready: ${server.address}`,
    `Data: ${settings.dataDir}`,
    ...(hasPages ? [] : ['The pages are not built; only the interface answers. Build them with: npm run build']),
    ...clearTextWarning(settings.mode, settings.host, signIn.url),
    ...(signIns.length > 0 ? ['', ...signIns] : []),
  ]);

  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    stopPruning();
    solveRunner.close();
    await server.stop();
    metricsServer?.close();
    await backups.close();
    closeDb(db);
    release();
    say(['Evenhand has stopped.']);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
}

function say(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof SettingRefused ? error.message : error);
  process.exit(1);
}

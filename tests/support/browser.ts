import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

interface Found {
  executablePath: string;
  env: Record<string, string>;
}

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/chromium', import.meta.url));
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A headless Chromium with no manual step: `CHROMIUM_PATH`, a system browser, the one inside `@sparticuz/chromium`,
 * and last, as root on Debian, the distribution's package.
 * @throws Error that lists every way tried and why it failed
 */
export async function launchBrowser(): Promise<Browser> {
  found ??= findBrowser();
  const { executablePath, env } = found;
  return chromium.launch({ executablePath, env, args: FLAGS, headless: true });
}

let found: Found | undefined;

function findBrowser(): Found {
  const ways: [string, () => Found[]][] = [
    ['CHROMIUM_PATH', () => plain(process.env.CHROMIUM_PATH)],
    ['a system browser', () => plain(SYSTEM.find((path) => existsSync(path)))],
    ['@sparticuz/chromium', packaged],
    ['the Debian package', fromApt],
  ];
  const errors: string[] = [];
  for (const [way, find] of ways) {
    try {
      const one = find().find(starts);
      if (one) return one;
      errors.push(`${way}: none that starts`);
    } catch (error) {
      errors.push(`${way}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No browser for the tests. Set CHROMIUM_PATH. Tried ${errors.join('; ')}`);
}

function plain(executablePath: string | undefined): Found[] {
  return executablePath ? [{ executablePath, env: environment() }] : [];
}

function environment(extra: Record<string, string> = {}): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(defined), ...extra };
}

function starts({ executablePath, env }: Found): boolean {
  try {
    execFileSync(executablePath, ['--no-sandbox', '--version'], { env, stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the packaged browser aside and renames it into place, so that two test runs never see half of it. */
function packaged(): Found[] {
  if (process.platform !== 'linux') return [];
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const bin = [1, 2, 3]
    .map((levels) => join(dirname(entry), '../'.repeat(levels), 'bin'))
    .find((folder) => existsSync(join(folder, 'chromium.br')));
  if (!bin) return [];
  const executablePath = join(CACHE, 'chromium');
  const extras = join(CACHE, 'x');
  if (!existsSync(executablePath)) {
    const aside = `${CACHE}.${process.pid}`;
    mkdirSync(join(aside, 'x'), { recursive: true });
    const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(bin, name)));
    writeFileSync(join(aside, 'chromium'), unpacked('chromium.br'), { mode: 0o755 });
    for (const [name, folder] of [
      ['al2023', join(aside, 'x')],
      ['fonts', join(aside, 'x')],
      ['swiftshader', aside],
    ] as const) {
      execFileSync('tar', ['xf', '-', '-C', folder], { input: unpacked(`${name}.tar.br`) });
    }
    const fonts = `<dir>${join(extras, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(extras, 'fc')}</cachedir>`;
    writeFileSync(join(aside, 'x/fonts.conf'), `<fontconfig>${fonts}</fontconfig>`);
    try {
      renameSync(aside, CACHE);
    } catch {
      rmSync(aside, { recursive: true, force: true });
    }
  }
  const fontsOnly = { FONTCONFIG_FILE: join(extras, 'fonts.conf') };
  return [
    { executablePath, env: environment(fontsOnly) },
    { executablePath, env: environment({ ...fontsOnly, LD_LIBRARY_PATH: join(extras, 'lib') }) },
  ];
}

function fromApt(): Found[] {
  if (process.getuid?.() !== 0) return [];
  const install = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium';
  execFileSync('sh', ['-c', install], { stdio: 'ignore' });
  return plain('/usr/bin/chromium');
}

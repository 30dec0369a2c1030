import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const SYSTEM = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

// In the locale C this browser finds no text: links to a highlight would lead nowhere.
const LOCALE = { LC_ALL: 'en_GB.UTF-8' };
// Without the first, letters would be rounded to whole pixels and lines broken where no reader's browser does; without the
// second, each page would be drawn by way of a graphics card that is none; without the third, each would begin with a process.
const ARGUMENTS = ['--font-render-hinting=none', '--disable-gpu', '--renderer-process-limit=1'];

/**
 * How to start the browser of the tests: BROWSER_PATH, else Playwright's own, else the one in node_modules, else the system's.
 * Throws where there is none.
 */
export async function browserLaunch(): Promise<Launch> {
  const named = process.env['BROWSER_PATH'];
  if (named) {
    if (existsSync(named)) return { executablePath: named };
    throw new Error(
      `BROWSER_PATH names ${named}, which does not exist; write the path of Chrome or Chromium.`,
    );
  }
  if (existsSync(chromium.executablePath())) return {};
  const launch = (await packagedBrowser()) ?? systemBrowser();
  if (launch) return launch;
  throw new Error(
    'There is no browser for the tests; run `npx playwright install chromium`, or set BROWSER_PATH to the path of Chrome or Chromium.',
  );
}

/** The browser of @sparticuz/chromium, unpacked once per version; undefined where it does not start. */
async function packagedBrowser(): Promise<Launch | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const folder = await unpacked();
    const executablePath = join(folder, 'chromium');
    const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
    const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
    // Its own libraries are older than the system's, so they serve only where libnss3 or libnspr4 are missing.
    const attempts = [fonts, { ...fonts, LD_LIBRARY_PATH: libraries.join(delimiter) }];
    const env = attempts.find((each) => starts(executablePath, each));
    return env && { executablePath, env: { ...ownEnvironment(), ...env, ...LOCALE }, args: ARGUMENTS };
  } catch (error) {
    console.warn(`The browser in node_modules cannot be used: ${String(error)}`);
    return undefined;
  }
}

/** The package takes what it finds in the temporary folder, whole or not: it gets a new one, which is then renamed. */
async function unpacked(): Promise<string> {
  const entry = import.meta.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', entry), 'utf8')) as {
    version: string;
  };
  const folder = join(CACHE, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh;
  try {
    const { default: packaged, inflate } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', entry)));
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

function systemBrowser(): Launch | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [...SYSTEM.flatMap((name) => folders.map((folder) => join(folder, name))), ...INSTALLED];
  const executablePath = candidates.find((path) => existsSync(path));
  return executablePath ? { executablePath } : undefined;
}

function starts(program: string, env: Record<string, string>): boolean {
  return spawnSync(program, ['--version'], { env: { ...process.env, ...env } }).status === 0;
}

function ownEnvironment(): Record<string, string> {
  const known = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.fromEntries(known);
}

type Launch = { executablePath?: string; env?: Record<string, string>; args?: string[] };

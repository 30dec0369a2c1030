import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { checkedFolder } from '../integrations/check-output.ts';
import { filesIn } from '../integrations/built-folder.ts';
import { buildSummary } from '../lib/build-summary.ts';
import { generatedArticle, generatedSlug } from './bench-articles.ts';

const SIZES = '1,100,1000,5000';
const RESULTS = 'node_modules/.cache/bench.json';

/** Builds a copy of the project with so many generated articles more, first with empty caches, then again. */
function measured(root: string, articles: number): Row {
  const copy = projectCopy(root);
  try {
    addArticles(copy, articles);
    const cold = build(copy);
    const warm = build(copy);
    const dist = join(copy, 'dist');
    const bytes = filesIn(dist).reduce((sum, path) => sum + statSync(join(dist, path)).size, 0);
    const { built } = checkedFolder(dist, undefined);
    return { articles, cold, warm, bytes, summary: buildSummary(built).slice(0, 2) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What a build needs, with packages of its own to keep caches in. */
function projectCopy(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const name of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'public', 'src']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!['.astro', '.cache', '.vite'].includes(name)) symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}

function addArticles(copy: string, articles: number): void {
  const sources = (parse(readFileSync(join(copy, 'content/sources.yaml'), 'utf8')) as { id: string }[]).map(({ id }) => id);
  for (let number = 1; number <= articles; number++) {
    writeFileSync(join(copy, 'content/articles', `${generatedSlug(number)}.mdx`), generatedArticle(number, sources));
  }
  if (articles > 0) run(copy, [join(copy, 'src/commands/anchors.ts')]);
}

function build(copy: string): Build {
  const astro = join(createRequire(import.meta.url).resolve('astro/package.json'), '../bin/astro.mjs');
  const peak = join(copy, 'peak.txt');
  // The process says itself how much memory it took at most: no tool for that is on every machine.
  const atEnd = `import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;
  const began = performance.now();
  run(copy, ['--import', `data:text/javascript,${encodeURIComponent(atEnd)}`, astro, 'build']);
  return { seconds: (performance.now() - began) / 1000, megabytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}

function run(cwd: string, args: string[]): void {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${args.at(-1)} failed:\n${stdout}\n${stderr}`);
}

/** The rows as a table; growth is how many times longer a cold build takes than that of the size before. */
function table(rows: readonly Row[]): string {
  const shipped = rows.find(({ articles }) => articles === 0);
  const lines = rows.map(({ articles, cold, warm, bytes }, at) => {
    const before = rows[at - 1];
    const added = shipped && articles > 0 ? (bytes - shipped.bytes) / articles : bytes;
    const growth = before ? `× ${(cold.seconds / before.cold.seconds).toFixed(2)}` : '';
    const name = articles === 0 ? 'as shipped' : `+ ${articles.toLocaleString('en')}`;
    return [name, cold.seconds.toFixed(1), warm.seconds.toFixed(1), cold.megabytes.toFixed(0), Math.round(added).toLocaleString('en'), growth];
  });
  const all = [['articles', 'cold s', 'warm s', 'peak MB', 'bytes each', 'growth'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all.map((line) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')).join('\n');
}

function main(): void {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: SIZES } } });
  if (!/^\d+(,\d+)*$/.test(values.sizes)) throw new Error(`--sizes ${values.sizes} is no list; write numbers of articles such as ${SIZES}`);
  const sizes = [0, ...values.sizes.split(',').map(Number).filter((size) => size > 0)];
  const rows: Row[] = [];
  for (const size of sizes) {
    console.error(`building with ${size.toLocaleString('en')} generated articles, twice`);
    rows.push(measured(resolve('.'), size));
  }
  const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cpus: cpus().length };
  if (existsSync('node_modules')) mkdirSync('node_modules/.cache', { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log(`${table(rows)}\n\n${rows[0]?.summary.join('\n')}\n\n${RESULTS} has the figures`);
}

interface Row {
  articles: number;
  cold: Build;
  warm: Build;
  /** Of everything in dist. */
  bytes: number;
  summary: string[];
}

interface Build {
  seconds: number;
  megabytes: number;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

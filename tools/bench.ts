import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addArticles, projectCopy, timedBuild, type Build } from './bench-build.ts';
import { twoAuthors } from './two-authors.ts';

const SIZES = '1,100,1000,5000';
const RESULTS = 'node_modules/.cache/bench.json';

/** Builds a copy of the project with so many generated articles more, first with empty caches, then again. */
function measured(root: string, articles: number): Row {
  const copy = projectCopy(root);
  try {
    addArticles(copy, articles);
    const cold = timedBuild(copy);
    const warm = timedBuild(copy);
    return { articles, cold, warm, bytes: bytesIn(join(copy, 'dist')) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** The rows as a table; growth is how many times longer a cold build takes than that of the size before. */
function table(rows: readonly Row[]): string {
  const shipped = rows.find(({ articles }) => articles === 0);
  const lines = rows.map(({ articles, cold, warm, bytes }, at) => {
    const before = rows[at - 1];
    const added = shipped && articles > 0 ? (bytes - shipped.bytes) / articles : bytes;
    const growth = before ? `× ${(cold.seconds / before.cold.seconds).toFixed(2)}` : '';
    const name = articles === 0 ? 'as shipped' : `+ ${articles.toLocaleString('en')}`;
    return [
      name,
      cold.seconds.toFixed(1),
      warm.seconds.toFixed(1),
      cold.megabytes.toFixed(0),
      Math.round(added).toLocaleString('en'),
      growth,
    ];
  });
  const all = [['articles', 'cold s', 'warm s', 'peak MB', 'bytes each', 'growth'], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** What becomes of links in so many commits of two authors, in stories of 500, each with a seed of its own. */
function linksAfter(commits: number, seed: number): void {
  const sums = { right: 0, removed: 0, wrong: 0, lost: 0, forgotten: 0 };
  const start = performance.now();
  for (let done = 0; done < commits; done += STORY) {
    const root = mkdtempSync(join(tmpdir(), 'links-'));
    const now = seed + done / STORY;
    try {
      const { right, removed, ...not } = twoAuthors(root, Math.min(STORY, commits - done), now);
      const { wrong, lost, forgotten } = not;
      for (const line of [wrong, lost, forgotten].flat()) console.log(line);
      const found = { right, removed, wrong: wrong.length, lost: lost.length, forgotten: forgotten.length };
      for (const [key, count] of Object.entries(found)) sums[key as keyof typeof sums] += count;
      console.error(`seed ${now}: ${JSON.stringify(found)}`);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${commits} commits in ${seconds} s: ${JSON.stringify(sums)}`);
}

const STORY = 500;

function main(): void {
  const string = { type: 'string' } as const;
  const options = { sizes: { ...string, default: SIZES }, links: string, seed: { ...string, default: '1' } };
  const { values } = parseArgs({ options });
  if (values.links) return linksAfter(Number(values.links), Number(values.seed));
  if (!/^\d+(,\d+)*$/.test(values.sizes))
    throw new Error(`--sizes ${values.sizes} is no list; write numbers of articles such as ${SIZES}`);
  const sizes = [
    0,
    ...values.sizes
      .split(',')
      .map(Number)
      .filter((size) => size > 0),
  ];
  const rows: Row[] = [];
  for (const size of sizes) {
    console.error(`building with ${size.toLocaleString('en')} generated articles, twice`);
    rows.push(measured(resolve('.'), size));
  }
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: cpus().length,
  };
  mkdirSync(dirname(RESULTS), { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  console.log(`${table(rows)}\n\n${RESULTS} has the figures`);
}

interface Row {
  articles: number;
  cold: Build;
  warm: Build;
  /** Of everything in dist. */
  bytes: number;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';
import { generatedArticle, generatedSlug } from './bench-articles.ts';

/** A copy in a temporary folder of what a build needs, with the installed packages but without their caches. */
export function projectCopy(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const name of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'content', 'public', 'src']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!['.astro', '.cache', '.vite'].includes(name))
      symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}

/** Adds so many generated articles to a copy, with their ledgers. */
export function addArticles(copy: string, articles: number): void {
  const sources = (parse(readFileSync(join(copy, 'content/sources.yaml'), 'utf8')) as { id: string }[]).map(
    ({ id }) => id,
  );
  for (let number = 1; number <= articles; number++) {
    writeFileSync(
      join(copy, 'content/articles', `${generatedSlug(number)}.mdx`),
      generatedArticle(number, sources),
    );
  }
  if (articles > 0) run(copy, [join(copy, 'src/commands/anchors.ts')]);
}

/** Builds a copy; how long that took and how much memory at most. */
export function timedBuild(copy: string): Build {
  const astro = join(createRequire(import.meta.url).resolve('astro/package.json'), '../bin/astro.mjs');
  const peak = join(copy, 'peak.txt');
  // The process says itself how much memory it took at most: no tool for that is on every machine.
  const atEnd = `import{writeFileSync as w}from'node:fs';process.on('exit',()=>w(${JSON.stringify(peak)},String(process.resourceUsage().maxRSS)))`;
  const began = performance.now();
  run(copy, ['--import', `data:text/javascript,${encodeURIComponent(atEnd)}`, astro, 'build']);
  return {
    seconds: (performance.now() - began) / 1000,
    megabytes: Number(readFileSync(peak, 'utf8')) / 1024,
  };
}

function run(cwd: string, args: string[]): void {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(`${args.at(-1)} failed:\n${stdout}\n${stderr}`);
}

export interface Build {
  seconds: number;
  megabytes: number;
}

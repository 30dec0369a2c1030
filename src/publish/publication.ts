import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { VFile } from 'vfile';
import type { AstroIntegration } from 'astro';
import { say, stopOn } from '../article/problem.ts';
import { showProblems } from '../check/overlay.ts';
import { checkContent } from '../check/rules.ts';
import { builtLinks } from '../links/built.ts';
import type { Ledger } from '../links/ledger.ts';
import { checkPages } from './links.ts';
import { finishedPage, NOT_FOUND, type Facts } from './page.ts';
import { stage } from './stage.ts';
import { keepLongest, summary, type Longest } from './summary.ts';

/**
 * Checks the content, lets Astro build beside the published folder, finishes and checks the pages, and publishes them; in `astro
 * dev` shows what the checks find. `site` is the site's URL where it is known, `today` the day after which a date lies in the future.
 */
export function publication({ site, today }: { site?: string | undefined; today: string }): AstroIntegration {
  let root: string;
  let staged: ReturnType<typeof stage>;
  let ledgers: ReadonlyMap<string, Ledger>;
  let articles: number;
  const problems = (): VFile[] => checkContent(root, today).files;
  return {
    name: 'publication',
    hooks: {
      'astro:config:setup': ({ command, config, logger, updateConfig }) => {
        root = fileURLToPath(config.root);
        if (command !== 'build') return;
        const { project, history, files: found } = checkContent(root, today);
        stopOn(found, 'content/ is not ready to be published');
        ledgers = project.ledgers;
        articles = project.articles.filter(({ isDraft }) => !isDraft).length;
        if (history.lacks) logger.warn(history.lacks);
        staged = stage(fileURLToPath(config.outDir), root);
        const outDir = pathToFileURL(staged.next + sep);
        updateConfig({ outDir, build: { server: new URL('server/', outDir) } });
      },
      'astro:server:setup': ({ server, logger }) =>
        showProblems(server, problems, (text) => logger.error(text)),
      'astro:build:done': ({ assets, logger }) => {
        const { pages, longest } = finishPages(staged.next, [...assets.values()].flat(), site);
        removeUnshown(staged.next, pages);
        const files = filesIn(staged.next);
        checkPages(pages, new Set(files), site);
        const said = new Map([...pages].map(([path, { file }]) => [path, file]));
        for (const [path, ...found] of builtLinks(pages, ledgers)) {
          const file = said.get(path) ?? new VFile({ path });
          say(file, ...found);
          said.set(path, file);
        }
        stopOn([...said.values()], 'what was built is not published');
        staged.publish();
        for (const [level, line] of summary(articles, files, longest, site)) logger[level](line);
      },
    },
  };
}

/** Finishes the pages that Astro wrote: what a publisher put into public/ goes through as it is. */
function finishPages(folder: string, written: URL[], site: string | undefined) {
  const pages = new Map<string, Facts>();
  const longest: Longest = new Map();
  const names = written.map((url) => relative(folder, fileURLToPath(url)).split(sep).join('/'));
  for (const path of names.filter((name) => name.endsWith('.html')).sort()) {
    const file = join(folder, path);
    const { html, facts, tree } = finishedPage(readFileSync(file, 'utf8'), path, site);
    writeFileSync(file, html);
    pages.set(path, facts);
    keepLongest(longest, path, html, tree);
  }
  // Some hosts look for this name instead.
  if (pages.has(NOT_FOUND)) copyFileSync(join(folder, NOT_FOUND), join(folder, 'not_found.html'));
  return { pages, longest };
}

/** Takes out what Astro made of pictures that no page shows, such as those of a draft. */
function removeUnshown(folder: string, pages: ReadonlyMap<string, Facts>): void {
  const shown = new Set([...pages.values()].flatMap(({ links }) => [...links.keys()]));
  for (const path of filesIn(folder).filter((name) => name.startsWith('assets/')))
    if (!shown.has(`/${path}`)) rmSync(join(folder, path));
}

/** Every file below a folder as a path from it, with `/` and sorted by code unit, the same everywhere. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

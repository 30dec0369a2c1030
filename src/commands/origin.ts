import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isRun } from './is-run.ts';
import { filesIn, replaceFiles } from '../integrations/built-folder.ts';
import { securedHtml } from '../integrations/content-security.ts';
import { missingPageHtml } from '../integrations/portable-folder.ts';
import { twins } from '../integrations/precompress.ts';
import { recoverDist } from '../integrations/published-folder.ts';
import { pageBase, stampedHtml } from '../integrations/stamped-page.ts';
import { movedText, stampedText, textBase } from '../lib/origin.ts';
import { baseUrl } from '../lib/urls.ts';

/** Writes the site's address into a built folder; the names of the files that changed. All change, or none. */
export function writeOrigin(folder: string, base: string): string[] {
  const paths = filesIn(folder);
  const before = new Map(
    paths.filter(isOurs).map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const),
  );
  const former = new Set([...before].flatMap(([path, text]) => formerBase(path, text) ?? []));
  const changes = new Map<string, string | Uint8Array>();
  const changed: string[] = [];
  for (const [path, text] of before) {
    const moved = movedText(text, [...former], base);
    const after = stamped(moved, path, base, paths.includes('sitemap.xml'));
    if (after === text) continue;
    changed.push(path);
    for (const [twin, bytes] of twins(path, after)) if (paths.includes(twin)) changes.set(twin, bytes);
    changes.set(path, after);
  }
  replaceFiles(folder, changes);
  return changed;
}

function stamped(text: string, path: string, base: string, hasSitemap: boolean): string {
  if (!path.endsWith('.html')) return stampedText(text, path, base, hasSitemap);
  const page = isMissingPage(path) ? missingPageHtml(text, base) : stampedHtml(text, path, base);
  return page.includes('content-security-policy') ? securedHtml(page, path) : page;
}

function formerBase(path: string, text: string): string | undefined {
  return path.endsWith('.html') ? pageBase(text, path) : textBase(text, path);
}

const isMissingPage = (path: string) => path === '404.html' || path === 'not_found.html';

// Everything in which the build may have written the site's address.
const isOurs = (path: string) => /\.(?:html|xml|json|txt|md|bib|ris)$/.test(path);

function main(): void {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { dist: { type: 'string', default: 'dist' } },
  });
  const [address, ...more] = positionals;
  if (!address || more.length > 0) throw new Error('Usage: npm run origin -- https://example.org/base/');
  const base = baseUrl(address, 'origin');
  if (values.dist === 'dist') recoverDist('.');
  if (!existsSync(values.dist)) throw new Error(`There is no folder ${values.dist}; run npm run build first`);
  const changed = writeOrigin(values.dist, base);
  console.log(`${base} stands in ${values.dist}: ${changed.length} files changed`);
}

if (isRun(import.meta.filename)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

import { dist } from '../serve-dist.ts';

/** Every file of dist that readers can ask for. */
export const files: readonly string[] = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length))
  .sort();

/** Every page that has an address of its own, as that address. */
export const pages = files
  .filter((path) => /(?:^|\/)index\.html$/.test(path))
  .map((path) => path.slice(0, -10));

/** The headers that dist/_headers promises for every answer, read from there. */
export const promised: readonly (readonly [string, string])[] =
  /^\/\*\n((?: {2}.+\n)+)/m
    .exec(readFileSync(join(dist, '_headers'), 'utf8'))?.[1]
    ?.trim()
    .split('\n')
    .map(
      (line) => [line.trim().slice(0, line.trim().indexOf(':')), line.slice(line.indexOf(': ') + 2)] as const,
    ) ?? [];

/** Every URL of a page's elements that stays within its site, absolute and without fragment. */
export function internalLinks(html: string, pageUrl: string, siteUrl: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html), 'element', ({ properties }) => {
    const { href, src, poster, srcSet = '' } = properties;
    const candidates = String(srcSet).split(/,\s+/);
    found.push(...candidates.map((each) => each.trim().split(/\s+/)[0] ?? ''));
    found.push(...[href, src, poster].filter((url) => url !== undefined).map(String));
  });
  const urls = found.filter((url) => URL.canParse(url, pageUrl)).map((url) => new URL(url, pageUrl));
  const internal = urls.filter((url) => url.origin === new URL(siteUrl).origin);
  return [...new Set(internal.map((url) => url.href.replace(/#.*$/, '')))];
}

/** An answer as it came over the wire: not unpacked, and not following redirects. */
export async function answer(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          header: (name) => String(response.headers[name.toLowerCase()] ?? ''),
          body: Buffer.concat(chunks),
        }),
      );
    }).on('error', reject);
  });
}

type Answer = { status: number; header: (name: string) => string; body: Buffer };

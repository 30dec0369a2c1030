import { isRootAbsolute, mapJsonUrls, mapXmlUrls } from './portable.ts';
import { absolute } from './urls.ts';

/** A file's URL under a base: pages by their folder, everything else by its name. */
export function addressOf(filePath: string, base: string): string {
  return absolute(filePath.replace(/(?:^|(?<=\/))index\.html$/, ''), base);
}

/** The base under which `url` is the address of the file at `filePath`; undefined when it is not. */
export function baseOf(url: string, filePath: string): string | undefined {
  const own = addressOf(filePath, '');
  const base = url.endsWith(own) ? url.slice(0, url.length - own.length) : '';
  return /^https?:\/\/[^?#]+\/$/.test(base) ? base : undefined;
}

/** A URL that leads into the site from the file at `filePath`, made absolute; any other URL as it is. */
export function absoluteUrl(url: string, filePath: string, base: string): string {
  if (!isRootAbsolute(url) && !/^\.{1,2}(?:\/|$)/.test(url)) return url;
  const inside = new URL(url, absolute(filePath, 'http://dist.invalid/'));
  return absolute(inside.pathname + inside.search + inside.hash, base);
}

/** A text in which the site's former addresses, also percent-encoded ones, give way to its address now. */
export function movedText(text: string, formerBases: readonly string[], base: string): string {
  const bases = [...formerBases].sort((a, b) => b.length - a.length);
  const move = (into: string, former: string, now: string) =>
    // Not within another address, such as an archive's copy of the page.
    into.replace(new RegExp(`(?<!/)(?:${former})`, 'g'), () => now);
  if (bases.length === 0) return text;
  const plain = move(text, bases.map(escaped).join('|'), base);
  return move(plain, bases.map(encodeURIComponent).map(escaped).join('|'), encodeURIComponent(base));
}

/** A feed, sitemap, robots.txt or web manifest with its own URLs absolute where their formats ask for it. */
export function stampedText(text: string, filePath: string, base: string, hasSitemap: boolean): string {
  const change = (url: string) => absoluteUrl(url, filePath, base);
  if (filePath.endsWith('.xml')) return mapXmlUrls(text, change);
  if (filePath === 'feed.json') return mapJsonUrls(text, change);
  return filePath === 'robots.txt' && hasSitemap ? withSitemap(text, base) : text;
}

/** The base that a feed, sitemap or robots.txt was written for, read from the address it gives itself. */
export function textBase(text: string, filePath: string): string | undefined {
  if (filePath === 'robots.txt') return baseOf(/^Sitemap:\s*(\S+)/im.exec(text)?.[1] ?? '', 'sitemap.xml');
  if (filePath !== 'feed.xml' && filePath !== 'feed.json') return undefined;
  const urls = text.match(/https?:\/\/[^\s"'<>\\]+/g) ?? [];
  return urls.map((url) => baseOf(url, filePath)).find((base) => base !== undefined);
}

function withSitemap(robots: string, base: string): string {
  const line = `Sitemap: ${absolute('sitemap.xml', base)}`;
  if (/^Sitemap:/im.test(robots)) return robots.replace(/^Sitemap:.*$/im, () => line);
  return `${robots}${robots === '' || robots.endsWith('\n') ? '' : '\n'}${line}\n`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { blockedAttribute, contentSecurityPolicy, referrerPolicy } from '../lib/security.ts';
import type { PageContents } from '../lib/security.ts';
import { attribute, attributeName, elements, isScript, rawText, spliced } from './built-html.ts';
import type { Edit, Element } from './built-html.ts';
import { filesIn } from './built-folder.ts';

/** Gives each built page a policy with hashes of just what it holds. */
export function contentSecurity(): AstroIntegration {
  return {
    name: 'content-security',
    hooks: { 'astro:build:done': ({ dir }) => securePages(fileURLToPath(dir)) },
  };
}

/** Writes the policy into every page of a folder; throws with every problem when a page breaks its own. */
export function securePages(folder: string): void {
  const pages = filesIn(folder).filter((path) => path.endsWith('.html'));
  const read = pages.map((path) => ({
    path,
    html: readFileSync(join(folder, path), 'utf8'),
  }));
  const problems = read.flatMap(({ path, html }) => blockedCode(html, path));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  for (const { path, html } of read) writeFileSync(join(folder, path), securedHtml(html, path));
}

/** A page with policy and referrer rule right after its charset, in place of those it may already have. */
export function securedHtml(html: string, path: string): string {
  const all = elements(html);
  const charset = all.find(
    (element) => element.tagName === 'meta' && attribute(element, 'charset') !== undefined,
  );
  if (!charset) throw new Error(`${path}:1:1  the page has no <meta charset>; write it first in the head`);
  const policy = contentSecurityPolicy(contents(all), (text) =>
    createHash('sha256').update(text).digest('base64'),
  );
  const text =
    `<meta http-equiv="content-security-policy" content="${policy}">` +
    `<meta name="referrer" content="${referrerPolicy}">`;
  const after = charset.sourceCodeLocation?.endOffset ?? 0;
  const former = all.filter(isOurs).map((element) => removal(element));
  return spliced(html, [...former, { start: after, end: after, text }]);
}

/** What the policy of a page would switch off, each with its place: `path:line:col  what; what instead`. */
export function blockedCode(html: string, path: string): string[] {
  return elements(html).flatMap((element) => {
    const at = element.sourceCodeLocation;
    const place = (name: string) => at?.attrs?.[name] ?? at;
    const inline = element.attrs.flatMap((attr) => {
      const why = blockedAttribute(attributeName(attr), attr.value);
      const found = place(attributeName(attr));
      return why ? [`${path}:${found?.startLine}:${found?.startCol}  ${why}`] : [];
    });
    const link = externalFile(element);
    return link ? [...inline, `${path}:${at?.startLine}:${at?.startCol}  ${link}; inline it`] : inline;
  });
}

function externalFile(element: Element): string | undefined {
  const src = isScript(element) ? attribute(element, 'src') : undefined;
  if (src !== undefined) return `script in a file of its own, src="${src}"`;
  const isStyle = element.tagName === 'link' && / stylesheet /i.test(` ${attribute(element, 'rel')} `);
  return isStyle ? `style sheet in a file of its own, href="${attribute(element, 'href')}"` : undefined;
}

function contents(all: readonly Element[]): PageContents {
  const texts = (tagged: (element: Element) => boolean) =>
    all.filter(tagged).map((element) => rawText(element)?.text ?? '');
  const styles = texts(({ tagName }) => tagName === 'style');
  const css = styles.join('\n');
  const rels = all.filter(({ tagName }) => tagName === 'link').map((link) => ` ${attribute(link, 'rel')} `);
  const images = all.filter(({ tagName }) => tagName === 'img' || tagName === 'image');
  const sources = images.map((image) => attribute(image, 'src') ?? attribute(image, 'href') ?? '');
  const cssImages = [...css.matchAll(/url\(\s*["']?([^"')]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((url) => !/\.woff2?$|^#/.test(url));
  const urls = [...sources, ...cssImages];
  return {
    scripts: texts(isScript),
    styles,
    images:
      urls.some((url) => !url.startsWith('data:')) ||
      rels.some((rel) => / (?:icon|apple-touch-icon) /.test(rel)),
    dataImages: urls.some((url) => url.startsWith('data:')),
    fonts: /@font-face[^}]*url\(/.test(css),
    manifest: rels.some((rel) => rel.includes(' manifest ')),
  };
}

function isOurs(element: Element): boolean {
  return (
    element.tagName === 'meta' &&
    (attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy' ||
      attribute(element, 'name') === 'referrer')
  );
}

function removal(element: Element): Edit {
  return {
    start: element.sourceCodeLocation?.startOffset ?? 0,
    end: element.sourceCodeLocation?.endOffset ?? 0,
    text: '',
  };
}

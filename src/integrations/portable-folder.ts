import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as portable from '../lib/portable.ts';
import { absolute } from '../lib/urls.ts';
import { attribute, attributeEdit, attributeName, elements, rawText, spliced } from './built-html.ts';
import type { Edit, Element } from './built-html.ts';
import { filesIn } from './built-folder.ts';

/** Makes the built folder work wherever it is copied; `site` is its address where it is known. */
export function portableFolder(site: string | undefined): AstroIntegration {
  return {
    name: 'portable-folder',
    hooks: {
      'astro:build:done': ({ dir }) => makePortable(fileURLToPath(dir), site),
    },
  };
}

/** Rewrites the root-absolute URLs in a folder's pages, styles, manifest and feeds, and copies the 404 page. */
export function makePortable(folder: string, site: string | undefined): void {
  for (const path of filesIn(folder)) {
    const change = rewriters[path.slice(path.lastIndexOf('.') + 1)];
    if (!change) continue;
    const before = readFileSync(join(folder, path), 'utf8');
    const after = change(before, path, site);
    if (after !== before) writeFileSync(join(folder, path), after);
  }
  // Some hosts look for this name instead.
  const missing = join(folder, '404.html');
  if (existsSync(missing)) copyFileSync(missing, join(folder, 'not_found.html'));
}

/** A page in which every root-absolute URL climbs from the page to the root first. */
export function portableHtml(html: string, pagePath: string): string {
  return mapHtmlUrls(html, (url) => portable.portableUrl(url, pagePath));
}

/**
 * The page that hosts show at any depth: links are absolute where the site's address is known, else from the
 * host's root. It loads nothing, neither icon nor font, since nobody knows from where.
 */
export function missingPageHtml(html: string, site: string | undefined): string {
  const edits = elements(html).flatMap((element): Edit[] => {
    const at = element.sourceCodeLocation;
    const text = element.tagName === 'style' ? rawText(element) : undefined;
    if (text) return [{ ...text, text: text.text.replace(/@font-face\s*\{[^}]*url\([^}]*\}/g, '') }];
    const loads = element.tagName === 'link' && /icon|manifest|preload/.test(attribute(element, 'rel') ?? '');
    return loads && at ? [{ start: at.startOffset, end: at.endOffset, text: '' }] : [];
  });
  const inlined = spliced(html, edits);
  return mapHtmlUrls(inlined, (url) => (site && portable.isRootAbsolute(url) ? absolute(url, site) : url));
}

/** A page with each of its URLs replaced and all other bytes as they were. */
export function mapHtmlUrls(html: string, change: (url: string) => string): string {
  return spliced(
    html,
    elements(html).flatMap((element) => [
      ...attributeEdits(html, element, change),
      ...textEdits(element, change),
    ]),
  );
}

function attributeEdits(html: string, element: Element, change: (url: string) => string): Edit[] {
  return element.attrs.flatMap((attr) => {
    const name = attributeName(attr);
    const after = changedValue(element, name, attr.value, change);
    return after === attr.value ? [] : [attributeEdit(html, element, name, after)];
  });
}

function changedValue(element: Element, name: string, value: string, change: (url: string) => string) {
  if (portable.urlAttributes.has(name)) return change(value);
  if (portable.urlListAttributes.has(name)) return portable.mapSrcset(value, change);
  if (name === 'style') return portable.mapCssUrls(value, change);
  const key = attribute(element, 'property') ?? attribute(element, 'name') ?? '';
  return element.tagName === 'meta' && name === 'content' && portable.isUrlMeta(key) ? change(value) : value;
}

function textEdits(element: Element, change: (url: string) => string): Edit[] {
  const text = rawText(element);
  if (!text) return [];
  const isData = attribute(element, 'type') === 'application/ld+json';
  if (element.tagName === 'style') return [{ ...text, text: portable.mapCssUrls(text.text, change) }];
  if (element.tagName !== 'script' || !isData) return [];
  return [{ ...text, text: portable.mapJsonUrls(text.text, change) }];
}

const rewriters: Record<string, (text: string, path: string, site: string | undefined) => string> = {
  html: (text, path, site) =>
    path === '404.html' || path === 'not_found.html' ? missingPageHtml(text, site) : portableHtml(text, path),
  css: portable.portableCss,
  xml: (text, path) => portable.mapXmlUrls(text, (url) => portable.portableUrl(url, path)),
  json: (text, path) => portable.mapJsonUrls(text, (url) => portable.portableUrl(url, path)),
};

import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Adds a security policy that allows just what the page holds, and a referrer policy, right after the page's charset. */
export function addPolicy(tree: Root, path: string): void {
  const allowed = new Map(DIRECTIVES.map((name) => [name, new Set<string>()]));
  let addMetas: (() => void) | undefined;
  visit(tree, 'element', (node, index = 0, parent) => {
    for (const [directive, source] of needs(node)) allowed.get(directive)?.add(source);
    if (node.properties['charSet'] !== undefined)
      addMetas ??= () => parent?.children.splice(index + 1, 0, policy(allowed), REFERRER);
  });
  if (!addMetas)
    throw new Error(`${path}: the page has no <meta charset>; let its layout write it first in the head`);
  addMetas();
}

/** The text of a script or style element. */
export function rawText({ children }: Element): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Whether an element is a script that runs or steers the browser, and not a block of data. */
export function isScript({ tagName, properties }: Element): boolean {
  return tagName === 'script' && !/json/i.test(String(properties['type']));
}

const DIRECTIVES = ['script-src', 'style-src', 'font-src', 'img-src', 'manifest-src'] as const;
// Other sites learn from which site a reader comes, not from which page.
const REFERRER = meta({ name: 'referrer', content: 'same-origin' });

function policy(allowed: ReadonlyMap<string, ReadonlySet<string>>): Element {
  const used = [...allowed].filter(([, sources]) => sources.size > 0);
  const directives = used.map(([name, sources]) => [name, ...sources].join(' '));
  // The last two do not fall back to default-src.
  const content = ["default-src 'none'", ...directives, "base-uri 'none'", "form-action 'none'"].join(';');
  return meta({ httpEquiv: ['content-security-policy'], content });
}

function* needs(node: Element): Iterable<[directive: (typeof DIRECTIVES)[number], source: string]> {
  const { tagName, properties } = node;
  if (isScript(node)) yield ['script-src', hash(rawText(node))];
  if (tagName === 'style') {
    yield ['style-src', hash(rawText(node))];
    for (const [, address = ''] of rawText(node).matchAll(/url\(\s*["']?([^"')]+)/g))
      if (!address.startsWith('#'))
        yield [/\.woff2?$/.test(address) ? 'font-src' : 'img-src', origin(address)];
  }
  if (/^(?:img|image|source)$/.test(tagName))
    yield ['img-src', origin(properties['src'] ?? properties['href'] ?? properties['xLinkHref'])];
  if (tagName !== 'link') return;
  if (/icon/.test(String(properties['rel']))) yield ['img-src', "'self'"];
  if (/manifest/.test(String(properties['rel']))) yield ['manifest-src', "'self'"];
}

const origin = (address: unknown): string => (/^data:/.test(String(address)) ? 'data:' : "'self'");
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function meta(properties: Element['properties']): Element {
  return { type: 'element', tagName: 'meta', properties, children: [] };
}

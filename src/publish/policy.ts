import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

/** Writes right after the charset of a page a policy that allows just what the page holds, and who learns where a reader came from. */
export function addPolicy(tree: Root, path: string): void {
  // Other sites learn the site's name, not the page.
  const metas = [
    meta({ httpEquiv: ['content-security-policy'], content: policyOf(tree) }),
    meta({ name: 'referrer', content: 'same-origin' }),
  ];
  let isDone = false;
  visit(tree, 'element', (node, index, parent) => {
    if (node.properties['charSet'] === undefined || !parent || index === undefined) return undefined;
    parent.children.splice(index + 1, 0, ...metas);
    isDone = true;
    return EXIT;
  });
  if (!isDone)
    throw new Error(`${path}: the page has no <meta charset>; let its layout write it first in the head`);
}

/** The policy that allows just what a page holds. */
export function policyOf(tree: Root): string {
  const allowed: Record<string, Set<string>> = {
    'script-src': new Set(),
    'style-src': new Set(),
    'font-src': new Set(),
    'img-src': new Set(),
    'manifest-src': new Set(),
  };
  visit(tree, 'element', (node) => {
    for (const [directive, source] of needs(node)) allowed[directive]?.add(source);
  });
  const directives = Object.entries(allowed).filter(([, sources]) => sources.size > 0);
  return [
    "default-src 'none'",
    ...directives.map(([name, sources]) => `${name} ${[...sources].join(' ')}`),
    // These two do not fall back to default-src.
    "base-uri 'none'",
    "form-action 'none'",
  ].join(';');
}

/** The text of a script or style element. */
export function rawText({ children }: Element): string {
  return children.map((child) => ('value' in child ? child.value : '')).join('');
}

function* needs(node: Element): Iterable<[directive: string, source: string]> {
  const { tagName, properties } = node;
  const rels = ([] as unknown[]).concat(properties['rel'] ?? []);
  if (isCode(node)) yield ['script-src', hash(rawText(node))];
  if (tagName === 'style') yield* styleNeeds(rawText(node));
  for (const name of ['src', 'href', 'xLinkHref'] as const)
    if (/^(?:img|image)$/.test(tagName) && properties[name])
      yield ['img-src', origin(String(properties[name]))];
  if (tagName === 'source' && properties['srcSet']) yield ['img-src', "'self'"];
  if (tagName !== 'link') return;
  if (rels.some((rel) => rel === 'icon' || rel === 'apple-touch-icon')) yield ['img-src', "'self'"];
  if (rels.includes('manifest')) yield ['manifest-src', "'self'"];
}

function* styleNeeds(css: string): Iterable<[directive: string, source: string]> {
  yield ['style-src', hash(css)];
  for (const [, address = ''] of css.matchAll(/url\(\s*["']?([^"')]+)/g))
    if (!address.startsWith('#')) yield [/\.woff2?$/.test(address) ? 'font-src' : 'img-src', origin(address)];
}

/** Whether an element is a script that runs or steers the browser, and not a block of data. */
function isCode({ tagName, properties }: Element): boolean {
  const type = String(properties['type'] ?? '')
    .trim()
    .toLowerCase();
  return (
    tagName === 'script' &&
    /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/.test(type)
  );
}

const origin = (address: string): string => (address.startsWith('data:') ? 'data:' : "'self'");
const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const meta = (properties: Element['properties']): Element => ({
  type: 'element',
  tagName: 'meta',
  properties,
  children: [],
});

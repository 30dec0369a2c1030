import type { Element } from 'hast';

/** Replaces each address that an element holds, in its attributes or, for a style element, in its text. */
export function mapAddresses(element: Element, change: (address: string) => string): void {
  const { properties, tagName } = element;
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue;
    if (isAddress(element, name)) properties[name] = change(value);
    if (LISTS.has(name))
      properties[name] = value.replace(
        CANDIDATE,
        (_all, address: string, rest: string) => change(address) + rest,
      );
  }
  if (tagName !== 'style') return;
  for (const child of element.children)
    if (child.type === 'text')
      child.value = child.value.replace(
        /(url\(\s*["']?|@import\s*["'])([^"'()\s]+)/gi,
        (_all, before: string, address: string) => before + change(address),
      );
}

/** JSON-LD with each address replaced, written so that no text in it can end the script element that holds it. */
export function mapDataAddresses(json: string, change: (address: string) => string): string {
  const changed = JSON.stringify(JSON.parse(json), (field, value: unknown) => {
    if (typeof value === 'string') return FIELDS.has(field) ? change(value) : value;
    const isList = Array.isArray(value) && FIELDS.has(field);
    return isList ? value.map((each: unknown) => (typeof each === 'string' ? change(each) : each)) : value;
  });
  return changed.replaceAll('<', '\\u003c');
}

/** Whether an address is written from the root of the site (`/a/`), not from another host (`//a/`). */
export function isFromRoot(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}

/** The way from a page (`a/b/index.html`) up to the root of the site: `../../`, or `./` at the root. */
export function climb(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}

function isAddress({ tagName, properties }: Element, name: string): boolean {
  if (tagName !== 'meta' || name !== 'content') return SINGLE.has(name);
  return META.test(String(properties['property'] ?? properties['name']));
}

const SINGLE = new Set('href src xLinkHref poster action formAction data cite background'.split(' '));
const LISTS = new Set(['srcSet', 'imageSrcSet']);
// An address may hold commas; what ends it is a size, or a comma and a space.
const CANDIDATE = /([^\s,]\S*[^\s,])(\s+[\d.]+[wx]\s*(?:,|$)|,\s|\s*$)/g;
const META =
  /^(?:og:(?:url|(?:image|video|audio)(?::(?:secure_)?url)?)|twitter:image(?::src)?|msapplication-TileImage|citation_\w*_url)$/;
const FIELDS = new Set(
  '@id url mainEntityOfPage image logo contentUrl thumbnailUrl isPartOf item target'.split(' '),
);

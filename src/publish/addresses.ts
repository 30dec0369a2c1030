import type { Element } from 'hast';

/** Replaces each address that an element holds, in its attributes or, for a style element, in its text. */
export function mapAddresses(element: Element, change: (address: string) => string): void {
  const { properties, tagName } = element;
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string') continue;
    if (isAddress(element, name)) properties[name] = change(value);
    if (LISTS.has(name))
      properties[name] = value.replace(CANDIDATE, (_all, address, rest) => change(address) + rest);
  }
  if (tagName !== 'style') return;
  for (const child of element.children)
    if (child.type === 'text')
      child.value = child.value.replace(IN_STYLE, (_all, before, address) => before + change(address));
}

function isAddress({ tagName, properties }: Element, name: string): boolean {
  if (tagName !== 'meta' || name !== 'content') return SINGLE.has(name);
  return META.test(String(properties['property'] ?? properties['name']));
}

const SINGLE = new Set('href src xLinkHref poster action formAction data cite background'.split(' '));
const LISTS = new Set(['srcSet', 'imageSrcSet']);
// An address may hold commas; what ends it is a size, or a comma and a space.
const CANDIDATE = /([^\s,]\S*[^\s,])(\s+[\d.]+[wx]\s*(?:,|$)|,\s|\s*$)/g;
const IN_STYLE = /(url\(\s*["']?|@import\s*["'])([^"'()\s]+)/gi;
const META =
  /^(?:og:(?:url|(?:image|video|audio)(?::(?:secure_)?url)?)|twitter:image(?::src)?|msapplication-TileImage|citation_\w*_url)$/;

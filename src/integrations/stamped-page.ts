import { absoluteUrl, addressOf, baseOf } from '../lib/origin.ts';
import { isUrlMeta, mapJsonUrls } from '../lib/portable.ts';
import { attribute, attributeEdit, elements, rawText, spliced } from './built-html.ts';
import type { Edit, Element } from './built-html.ts';

/** The base that a page's canonical address was written for; undefined when it is relative or another page's. */
export function pageBase(html: string, path: string): string | undefined {
  const canonical = canonicalOf(elements(html));
  return canonical && baseOf(attribute(canonical, 'href') ?? '', path);
}

/**
 * A page with the absolute addresses that crawlers need: canonical, og:url (added after the canonical where
 * it is missing), the cards' images and the URL fields of JSON-LD.
 */
export function stampedHtml(html: string, path: string, base: string): string {
  const all = elements(html);
  const change = (url: string) => absoluteUrl(url, path, base);
  const canonical = canonicalOf(all);
  const edits: Edit[] = all.flatMap((element) => {
    if (element === canonical) return changedAttribute(html, element, 'href', change);
    const isCard = element.tagName === 'meta' && isUrlMeta(metaName(element));
    return isCard ? changedAttribute(html, element, 'content', change) : changedData(element, change);
  });
  const at = canonical?.sourceCodeLocation?.endOffset;
  if (at !== undefined && !all.some((element) => metaName(element) === 'og:url')) {
    edits.push({ start: at, end: at, text: `<meta property="og:url" content="${addressOf(path, base)}">` });
  }
  return spliced(html, edits);
}

type Change = (url: string) => string;

function changedAttribute(html: string, element: Element, name: string, change: Change): Edit[] {
  const before = attribute(element, name) ?? '';
  return change(before) === before ? [] : [attributeEdit(html, element, name, change(before))];
}

function changedData(element: Element, change: Change): Edit[] {
  const text = attribute(element, 'type') === 'application/ld+json' ? rawText(element) : undefined;
  return text ? [{ ...text, text: mapJsonUrls(text.text, change) }] : [];
}

function canonicalOf(all: readonly Element[]): Element | undefined {
  return all.find((element) => element.tagName === 'link' && attribute(element, 'rel') === 'canonical');
}

function metaName(element: Element): string {
  return attribute(element, 'property') ?? attribute(element, 'name') ?? '';
}

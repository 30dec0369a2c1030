import { type CssNode, generate, type List, type ListItem, parse, type Rule, walk } from 'css-tree';
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A page's style without the rules for elements, classes and ids that the page does not have, without the faces for characters
 * and italics that it does not have, and without the custom properties that nothing reads. Where that cannot be told, as of
 * states, attributes and what is in `:not()`, a rule is kept.
 */
export function usedStyle(css: string, page: Root): string {
  const has = namesIn(page);
  const shown = css.replace(FACE, (face) => (canShow(face, has) ? face : ''));
  const sheet = parse(shown, { parseValue: false, parseAtrulePrelude: false });
  walk(sheet, {
    visit: 'Rule',
    leave(rule: Rule, item, list) {
      if (rule.prelude.type !== 'SelectorList') return;
      rule.prelude.children = rule.prelude.children.filter((selector) => canMatch(selector, has));
      if (rule.prelude.children.isEmpty) list?.remove(item);
    },
  });
  removeUnread(sheet);
  walk(sheet, {
    leave(node: CssNode, item: ListItem<CssNode>, list: List<CssNode>) {
      const block = node.type === 'Rule' || node.type === 'Atrule' ? node.block : undefined;
      if (block?.children.isEmpty) list?.remove(item);
    },
  });
  return generate(sheet);
}

/** Whether a page has what a face is for: italics, or characters of the ranges that it is limited to. */
function canShow(face: string, { elements, characters }: Names): boolean {
  if (/font-style:\s*italic/.test(face)) return ITALIC.some((name) => elements.has(name));
  const ranges = [...face.matchAll(/U\+([\dA-F]+\?*)-?([\dA-F]*)/gi)].map(([, from = '', to = '']) => [
    from.replaceAll('?', '0'),
    to || from.replaceAll('?', 'F'),
  ]);
  const isIn = (point: number) =>
    ranges.some(([from = '', to = '']) => parseInt(from, 16) <= point && point <= parseInt(to, 16));
  return ranges.length === 0 || [...characters].some(isIn);
}

/** Takes out the custom properties that nothing reads, and then those that only they read. */
function removeUnread(sheet: CssNode): void {
  const css = generate(sheet);
  let removed = 0;
  walk(sheet, {
    visit: 'Declaration',
    enter({ property }, item, list) {
      if (!property.startsWith('--') || new RegExp(`var\\(\\s*${property}(?![\\w-])`).test(css)) return;
      list?.remove(item);
      removed += 1;
    },
  });
  if (removed > 0) removeUnread(sheet);
}

const FACE = /@font-face\s*\{[^}]*\}/g;
/** The elements that browsers set in italics. */
const ITALIC = ['em', 'i', 'cite', 'dfn', 'var', 'address'];

function canMatch(node: CssNode, has: Names): boolean {
  if (node.type === 'Selector' || node.type === 'SelectorList') {
    const parts = node.children.toArray();
    return node.type === 'Selector'
      ? parts.every((part) => canMatch(part, has))
      : parts.some((part) => canMatch(part, has));
  }
  if (node.type === 'ClassSelector') return has.classes.has(node.name);
  if (node.type === 'IdSelector') return has.ids.has(node.name);
  if (node.type === 'TypeSelector') return node.name === '*' || has.elements.has(node.name);
  const alternatives = node.type === 'PseudoClassSelector' && /^(is|where|has)$/.test(node.name);
  return !alternatives || (node.children?.toArray().every((list) => canMatch(list, has)) ?? true);
}

function namesIn(page: Root): Names {
  const names: Names = { elements: new Set(), classes: new Set(), ids: new Set(), characters: new Set() };
  visit(page, (node) => {
    if (node.type === 'text')
      for (const character of node.value) names.characters.add(character.codePointAt(0) ?? 0);
    if (node.type !== 'element') return;
    names.elements.add(node.tagName);
    names.ids.add(String(node.properties['id']));
    for (const name of [node.properties['className'] ?? []].flat()) names.classes.add(String(name));
  });
  return names;
}

type Names = Record<'elements' | 'classes' | 'ids', Set<string>> & { characters: Set<number> };

import { type CssNode, generate, parse, type Rule, walk } from 'css-tree';
import type { Root } from 'hast';
import { EXIT, visit } from 'unist-util-visit';

/**
 * A page's style without the rules for elements, classes and ids that the page does not have, without the faces for characters
 * and italics that it does not have, and without the custom properties that nothing reads. Where that cannot be told, as of
 * states, attributes and what is in `:not()`, a rule is kept.
 */
export function usedStyle(css: string, page: Root): string {
  const used = css.replace(FACE, (face) => (canShow(face, page) ? face : ''));
  const sheet = parse(used, { parseValue: false, parseAtrulePrelude: false });
  const has = namesIn(page);
  walk(sheet, {
    visit: 'Rule',
    leave(rule: Rule, item, list) {
      if (rule.prelude.type !== 'SelectorList') return;
      rule.prelude.children = rule.prelude.children.filter((selector) => canMatch(selector, has));
      if (rule.prelude.children.isEmpty || rule.block.children.isEmpty) list?.remove(item);
    },
  });
  walk(sheet, {
    visit: 'Atrule',
    leave({ block }, item, list) {
      if (block?.children.isEmpty) list?.remove(item);
    },
  });
  return withoutUnread(generate(sheet));
}

/** Whether a page has what a face is for. */
function canShow(face: string, page: Root): boolean {
  const isItalic = /font-style:\s*italic/.test(face);
  const ranges = [...face.matchAll(/U\+([\dA-F]+)-?([\dA-F]*)/g)].map(([, from = '', to = '']) => [
    parseInt(from, 16),
    parseInt(to || from, 16),
  ]);
  let has = !isItalic && ranges.length === 0;
  visit(page, (node) => {
    if (node.type === 'element' && ITALIC.has(node.tagName)) has ||= isItalic;
    if (node.type === 'text' && ranges.length > 0)
      for (const character of node.value) {
        const point = character.codePointAt(0) ?? 0;
        has ||= ranges.some(([from = 0, to = 0]) => from <= point && point <= to);
      }
    return has ? EXIT : undefined;
  });
  return has;
}

function withoutUnread(css: string): string {
  const read = css.replace(/(--[\w-]+):[^;{}]+;?/g, (declaration, name: string) =>
    new RegExp(`var\\(${name}\\b(?!-)`).test(css) ? declaration : '',
  );
  return read === css ? css : withoutUnread(read);
}

const FACE = /@font-face\s*\{[^}]*\}/g;
/** The elements that browsers set in italics. */
const ITALIC = new Set(['em', 'i', 'cite', 'dfn', 'var', 'address']);

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
  const names = { elements: new Set<string>(), classes: new Set<string>(), ids: new Set<string>() };
  visit(page, 'element', ({ tagName, properties }) => {
    names.elements.add(tagName);
    names.ids.add(String(properties['id']));
    for (const name of [properties['className'] ?? []].flat()) names.classes.add(String(name));
  });
  return names;
}

type Names = Record<'elements' | 'classes' | 'ids', Set<string>>;

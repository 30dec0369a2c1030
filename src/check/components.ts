import { componentsOf, type Article } from '../article/article.ts';
import { COMPONENTS } from '../article/components.ts';
import { nearest } from '../article/nearest.ts';
import { attribute, bareComponents, isCode } from '../article/places.ts';
import { FIGURES, isLanguage, LANGUAGE } from '../article/schema.ts';
import { didYouMean, plainText, quoted } from '../article/text.ts';
import { valueAt } from '../article/yaml.ts';
import type { ArticleRules } from './project.ts';
import { isDropped } from './structure.ts';

/** The components of an article: those there are, with what they need, where they may be. */
export const components: ArticleRules = {
  *'unknown-component'(article) {
    for (const { node } of componentsOf(article)) {
      if (!node.name || isElement(node.name) || COMPONENTS.has(node.name)) continue;
      const near = nearest(node.name, COMPONENTS.keys());
      const instead = `${near ? `did you mean “<${near}>”?` : 'take it out;'} the components are ${ALL}`;
      yield [node, `there is no component ${quoted(`<${node.name}>`)}`, instead];
    }
  },

  // HTML would escape every other rule.
  *'forbidden-element'(article) {
    for (const { node } of componentsOf(article)) {
      const name = node.name ?? '';
      if (!isElement(name)) continue;
      const meant = [...COMPONENTS.keys()].find((each) => each.toLowerCase() === name);
      const markdown = INSTEAD.find(([form]) => form.test(name))?.[1];
      const instead = meant ? `write <${meant}>` : (markdown ?? `take it out, or write one of ${ALL}`);
      yield [node, `the HTML element ${quoted(`<${name}>`)} is not allowed in an article`, instead];
    }
  },

  *'forbidden-attribute'(article) {
    for (const { node, name, needs, may, alone } of known(article)) {
      const all = [...needs, ...may, ...alone];
      const seen = new Set<string>();
      for (const each of node.attributes) {
        if (each.type !== 'mdxJsxAttribute') continue;
        const where = each.position ? each : node;
        const instead = didYouMean(nearest(each.name, all), `take it out; <${name}> has ${all.join(', ')}`);
        if (!all.includes(each.name)) yield [where, `<${name}> has no attribute “${each.name}”`, instead];
        else if (seen.has(each.name))
          yield [where, `<${name}> has “${each.name}” twice`, 'keep one of the two'];
        else if (may.includes(each.name) && !each.value)
          yield [where, `<${name}> has an empty “${each.name}”`, 'take it out'];
        else if (alone.includes(each.name) && typeof each.value === 'string')
          yield [where, `<${name}> has a value for “${each.name}”`, `write ${each.name} alone`];
        seen.add(each.name);
      }
    }
  },

  *'missing-attribute'(article) {
    for (const { node, name, needs } of known(article))
      // Code may hold what is missing.
      for (const need of node.attributes.some(isCode) ? [] : needs)
        if (!attribute(node, need)?.text.trim())
          yield [node, `<${name}> has no “${need}”`, `write <${name} ${need}="…">`];
  },

  *'component-children'(article) {
    for (const { node, name, wraps = false } of known(article)) {
      const isEmpty = node.children.length === 0;
      if (wraps !== isEmpty) continue;
      const what = `the words ${quoted(plainText(node))} in <${name}> would not be shown`;
      if (wraps) yield [node, `<${name}> is empty`, `write its words between <${name} …> and </${name}>`];
      else yield [node, what, `write them beside it and end it at once: <${name} … />`];
    }
  },

  *'component-place'(article) {
    for (const { node, name, within, place } of known(article)) {
      const [parent, above] = within;
      const around = parent && bareComponents(parent) ? above : parent;
      const instead = 'put it between blank lines, on lines of its own';
      if (place && around?.type !== 'root') yield [node, `<${name}> is inside another block`, instead];
    }
  },

  *'label-place'(article) {
    const placed = new Set<unknown>(article.places.map(({ block }) => block.label));
    for (const { node, within } of componentsOf(article)) {
      // Another rule finds a paragraph all in components.
      if (node.name !== 'Label' || placed.has(node) || (within[0] && isDropped(within[0]))) continue;
      const what = `the label ${quoted(attribute(node, 'is')?.text ?? '')} is not at the start of a paragraph`;
      yield [node, what, 'write it before the first word of its paragraph'];
    }
  },

  *'unknown-label'(article, { data }) {
    const all = data.labels.entries.flatMap((entry) => String(valueAt(entry, 'id') ?? []));
    for (const is of data.labels.isList ? valuesOf(article, 'Label', 'is') : []) {
      const instead = didYouMean(nearest(is.text, all), `the labels are ${all.join(', ')}`);
      if (!all.includes(is.text)) yield [is, `there is no label ${quoted(is.text)}`, instead];
    }
  },

  *'unknown-figure'(article, { figures }) {
    const all = figures.map(({ file }) => file.stem ?? '');
    for (const data of valuesOf(article, 'Lanes', 'data')) {
      const instead = didYouMean(nearest(data.text, all), `write it into ${FIGURES}/<name>.yaml`);
      if (!all.includes(data.text)) yield [data, `there is no figure ${quoted(data.text)}`, instead];
    }
  },

  *'language-tag'(article) {
    for (const is of valuesOf(article, 'Lang', 'is'))
      if (!isLanguage(is.text)) yield [is, `${quoted(is.text)} is no language tag`, `write ${LANGUAGE}`];
  },
};

/** The components of an article that there are, with what is known of them. */
function* known(article: Article) {
  for (const found of componentsOf(article)) {
    const name = found.node.name ?? '';
    const shape = COMPONENTS.get(name);
    if (shape) yield { may: [], alone: [], ...shape, ...found, name };
  }
}

/** The values of an attribute of a component. */
function* valuesOf(article: Article, component: string, name: string) {
  for (const { node } of componentsOf(article)) {
    const found = node.name === component ? attribute(node, name) : undefined;
    if (found?.text.trim()) yield found;
  }
}

/** An element of HTML has a name in lower case; a fragment, <>, has none. */
const isElement = (name: string): boolean => !/[A-Z.]/.test(name);

const ALL = [...COMPONENTS.keys()].map((name) => `<${name}>`).join(', ');
const INSTEAD: [form: RegExp, instead: string][] = [
  [/^(b|strong)$/, 'write **words**'],
  [/^(i|em)$/, 'write *words*'],
  [/^(a|iframe)$/, 'write a link as [words](address)'],
  [/^img$/, 'write ![description](address)'],
  [/^(br|p)$/, 'begin a paragraph after a blank line'],
  [/^span$/, 'take it out; a foreign language is <Lang is="de">'],
];

import { components, start } from './reading/tree.ts';
import { COMPONENT_LIST, COMPONENTS } from './reading/vocabulary.ts';
import { finding, quoted, rule } from './rule.ts';

/** An article holds no HTML: it would escape every other rule. */
export const forbiddenElement = rule('forbidden-element', function* (project) {
  for (const { article, node } of components(project)) {
    const name = node.name ?? '';
    if (/[A-Z.]/.test(name)) continue;
    const meant = [...COMPONENTS.keys()].find((component) => component.toLowerCase() === name);
    const fix = meant
      ? `write <${meant}>`
      : (INSTEAD.get(name) ?? `write Markdown, or one of ${COMPONENT_LIST}`);
    yield finding(
      article,
      start(node),
      `the HTML element ${quoted(`<${name}>`)} is not allowed in an article`,
      fix,
    );
  }
});

const INSTEAD = new Map([
  ['a', 'write [words](address)'],
  ['b', 'write **words**'],
  ['br', 'begin a new paragraph'],
  ['em', 'write *words*'],
  ['i', 'write *words*'],
  ['iframe', 'link to the page: [words](address)'],
  ['img', 'write ![description](address)'],
  ['p', 'part paragraphs by a blank line'],
  ['script', 'take it out'],
  ['span', 'take it out; a foreign language is <Lang is="de">'],
  ['strong', 'write **words**'],
  ['style', 'take it out'],
]);

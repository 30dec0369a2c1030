import { nearestPassage } from '../article/nearest.ts';
import { normalise } from '../lib/places.ts';
import type { Project } from './project.ts';
import type { Article } from './reading/article.ts';
import { soleComponent } from './reading/marked-places.ts';
import { components, plainText, start } from './reading/tree.ts';
import { under } from './reading/yaml-value.ts';
import { finding, quoted, rule } from './rule.ts';

/** A pull quote stands word for word in its article's text or in the register of quotations. */
export const pullQuote = rule('pull-quote', function* (project) {
  if (!project.quotations.readable) return;
  const register = registered(project);
  for (const { article, node } of components(project)) {
    const words = plainText(node);
    if (node.name !== 'PullQuote' || !words || !article.whole || register.includes(words)) continue;
    const passages = passagesOf(article);
    if (passages.some((passage) => holds(passage, words))) continue;
    const near = nearestPassage(words, [...register, ...passages]);
    const fix = near
      ? `the nearest passage is ${quoted(near, 200)}`
      : 'quote a passage, or enter the words in content/quotations.yaml';
    yield finding(
      article,
      start(node),
      `the pull quote ${quoted(words)} stands word for word neither in the text nor in content/quotations.yaml`,
      fix,
    );
  }
});

const registered = (project: Project): string[] =>
  project.quotations.entries.map((entry) => normalise(under(entry, 'words')?.text ?? ''));

function passagesOf(article: Article): string[] {
  return article.nodes
    .filter(
      ({ node, within }) =>
        node.type === 'paragraph' &&
        !soleComponent(node) &&
        !within.some((each) => 'name' in each && each.name === 'PullQuote'),
    )
    .map(({ node }) => plainText(node));
}

/** True where a passage holds the words, not beginning or ending inside one of its own. */
function holds(passage: string, words: string): boolean {
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1)) {
    const edges = [passage.slice(0, at), passage.slice(at + words.length)] as const;
    if (!/[\p{L}\p{N}]$/u.test(edges[0]) && !/^[\p{L}\p{N}]/u.test(edges[1])) return true;
  }
  return false;
}

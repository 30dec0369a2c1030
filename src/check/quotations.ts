import { componentsOf } from '../article/article.ts';
import { nearestPassage } from '../article/nearest.ts';
import { normalise, plainText, quoted } from '../article/text.ts';
import { valueAt } from '../article/yaml.ts';
import type { ArticleRules } from './project.ts';

/** Words in quotation marks were said so. */
export const quotations: ArticleRules = {
  /** A pull quote is found word for word in its article's text or in the register of quotations. */
  *'pull-quote'(article, { data }) {
    if (!data.quotations.isList || !article.isWhole) return;
    const register = data.quotations.entries.map((entry) => normalise(String(valueAt(entry, 'words') ?? '')));
    const passages = article.places.flatMap(({ kind, text }) => (kind === 'paragraph' ? text : []));
    for (const { node } of componentsOf(article)) {
      const words = plainText(node);
      if (node.name !== 'PullQuote' || !words || register.includes(words)) continue;
      if (passages.some((passage) => holds(passage, words))) continue;
      const near = nearestPassage(words, [...register, ...passages]);
      const what = `the pull quote ${quoted(words)} is word for word neither in the text nor in content/quotations.yaml`;
      const write = 'quote a passage, or enter the words in content/quotations.yaml';
      yield [node, what, near ? `the nearest passage is ${quoted(near, 200)}` : write];
    }
  },
};

/** True where a passage holds the words, not beginning or ending inside one of its own. */
function holds(passage: string, words: string): boolean {
  for (let at = passage.indexOf(words); at >= 0; at = passage.indexOf(words, at + 1)) {
    const [before, after] = [passage.slice(0, at), passage.slice(at + words.length)];
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

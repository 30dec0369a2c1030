import { createHash } from 'node:crypto';
import { type Article, edited, reconcile, type Reconciled } from '../../src/lib/anchors.ts';
import { type Ledger, ledgerText } from '../../src/lib/ledger.ts';
import { problemLines } from '../../src/lib/problem.ts';
import { readArticle } from '../../src/markdown/read-article.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An article's source: frontmatter and blocks, set off by empty lines. */
export function source(...blocks: string[]): string {
  return `---\nheadline: Test\npublished: "2020-01-07"\n---\n\n${blocks.join('\n\n')}\n`;
}

/** What `npm run anchors` makes of a source and a ledger: the new texts, the problems and the changes as lines. */
export function anchored(text: string, ledger?: Ledger): Anchored {
  const { article, problems } = readArticle('test', text, ledger && ledgerText(ledger));
  const result = reconcile(article, sha256);
  return {
    article,
    ledger: result.ledger,
    changes: result.changes,
    text: edited(text, result.edits),
    problems: problemLines([...problems, ...result.problems]),
    done: result.changes.map(({ done }) => done),
  };
}

/** The ledger of a source whose places are all in order; throws when they are not. */
export function published(text: string): { text: string; ledger: Ledger } {
  const result = anchored(text);
  if (result.problems.length > 0) throw new Error(result.problems.join('\n'));
  return result;
}

export type Anchored = {
  article: Article;
  ledger: Ledger;
  text: string;
  changes: Reconciled['changes'];
  problems: string[];
  done: string[];
};

import { VFile } from 'vfile';
import { readArticle, type Article } from '../../src/article/article.ts';
import { problemLines, say } from '../../src/article/problem.ts';
import { withIds } from '../../src/commands/anchors.ts';
import { emptyLedger, ledgerPath, ledgerText, readLedger, type Ledger } from '../../src/links/ledger.ts';
import { reconcile, type Change } from '../../src/links/reconcile.ts';

/** An article's source: frontmatter of nine lines and blocks, set off by empty lines, so that the blocks are on lines 10, 12 … */
export function source(...blocks: string[]): string {
  return `---
headline: Test
deck: A test.
kicker: Analysis
topic: Tests
eventDate: 2019-12-23
published: 2020-01-07
---

${blocks.join('\n\n')}
`;
}

/** What `npm run anchors` makes of a source and a ledger: the new texts, the problems as lines, and what it says it did. */
export function anchored(text: string, before?: Ledger): Anchored {
  const article = readArticle('content/articles/test.mdx', Buffer.from(text));
  const ledger = before
    ? readLedger(new VFile({ path: ledgerPath('test') }), ledgerText(before))
    : emptyLedger('test');
  const result = reconcile(article, ledger);
  for (const [path, where, what, instead, rule] of result.problems)
    say(path === ledger.file.path ? ledger.file : article.file, where, what, instead, rule);
  return {
    article,
    ledger: result.ledger,
    changes: result.changes,
    text: withIds(article, text, result.changes),
    problems: problemLines([article.file, ledger.file]),
    done: result.changes.map(({ done }) => done),
  };
}

/** The ledger of a source whose places are all in order; throws when they are not. */
export function published(text: string): Anchored {
  const result = anchored(text);
  if (result.problems.length > 0) throw new Error(result.problems.join('\n'));
  return result;
}

export interface Anchored {
  article: Article;
  ledger: Ledger;
  text: string;
  changes: Change[];
  problems: string[];
  done: string[];
}

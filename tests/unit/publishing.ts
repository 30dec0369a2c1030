import { VFile } from 'vfile';
import { readArticle, type Article } from '../../src/article/article.ts';
import type { PlaceInTree } from '../../src/article/places.ts';
import { problemLines, say } from '../../src/article/problem.ts';
import { withIds } from '../../src/commands/anchors.ts';
import {
  emptyLedger,
  ledgerPath,
  ledgerText,
  readLedger,
  type Ledger,
  type Problem,
} from '../../src/links/ledger.ts';
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
  const ledger = before ? readLedger(ledgerPath('test'), ledgerText(before)) : emptyLedger('test');
  const result = reconcile(article, ledger, { day: DAY, published: new Map(before?.ids) });
  return {
    article,
    ledger: result.ledger,
    changes: result.changes,
    text: withIds(article, text, result.changes),
    problems: [...problemLines([article.file]), ...linesOf(result.problems)],
    done: result.changes.map(({ done }) => done),
  };
}

/** Problems as an author reads them, a line each. */
export function linesOf(problems: Iterable<Problem>): string[] {
  const files = Array.from(problems, ([path, ...found]) => {
    const file = new VFile({ path });
    say(file, ...found);
    return file;
  });
  return problemLines(files);
}

/** The day on which what a test does is recorded. */
export const DAY = '2020-01-07';

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
  changes: Change<PlaceInTree>[];
  problems: string[];
  done: string[];
}

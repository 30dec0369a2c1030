import type { Article } from '../lib/anchors.ts';
import { emptyLedger, parseLedger } from '../lib/ledger.ts';
import type { Problem } from '../lib/problem.ts';
import { placesOf } from './read-places.ts';

/** The folders of articles and of their ledgers, from the project's own. */
export const ARTICLES = 'content/articles';
export const LEDGERS = 'content/permalinks';

/**
 * An article and its ledger from the texts of their files; what could not be read is among the problems. A draft is read
 * without its ledger, and it is a problem when it has one: its links were published.
 */
export function readArticle(slug: string, source: string, ledgerFile: string | undefined): ReadArticle {
  const path = `${ARTICLES}/${slug}.mdx`;
  const ledgerPath = `${LEDGERS}/${slug}.json`;
  const { isMdx, places, problems, frontmatter } = placesOf(source, path);
  const read =
    ledgerFile === undefined
      ? { ledger: emptyLedger(slug), problems: [] }
      : parseLedger(ledgerFile, ledgerPath);
  const isDraft = field(frontmatter, 'draft', 'true') !== undefined;
  const date = field(frontmatter, 'updated', DAY) ?? field(frontmatter, 'published', DAY);
  const report = (what: string, remedy: string) => problems.push({ path, line: 1, column: 1, what, remedy });
  if (isDraft && read.ledger.ids.size > 0) {
    report(
      `the article was published and is a draft again, so that ${read.ledger.ids.size} links to it break`,
      'take out draft: true',
    );
  }
  if (!date && !isDraft && isMdx)
    report('the article has no day of publication', 'write published: "YYYY-MM-DD" in its frontmatter');
  const article = { slug, path, ledgerPath, date: date ?? '', places, ledger: read.ledger };
  return {
    article,
    isDraft,
    isReadable: isMdx && read.problems.length === 0,
    problems: [...problems, ...read.problems],
  };
}

const DAY = '\\d{4}-\\d{2}-\\d{2}';

/** A field of YAML frontmatter that stands at the start of a line and has a value of this form. */
function field(frontmatter: string, name: string, form: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]+(["']?)(${form})\\1[ \\t]*(?:#.*)?\\r?$`, 'm').exec(frontmatter)?.[2];
}

export interface ReadArticle {
  article: Article;
  isDraft: boolean;
  /** False where text or ledger could not be read whole, so that comparing them would tell nothing. */
  isReadable: boolean;
  problems: Problem[];
}

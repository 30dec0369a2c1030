import { ARTICLES, type Article } from '../article/article.ts';
import type { Finding } from '../article/problem.ts';
import { TOP } from '../article/text.ts';
import { lostSince, type Published } from './history.ts';
import { emptyLedger, ledgerPath, type LedgerFile } from './ledger.ts';
import { markAt, reconcile, type LinkProblem } from './reconcile.ts';

/** What must be right about the ids of every article, drafts too: an id names one place, and can be part of an address. */
export const ID_RULES = { 'unique-id': idRule('unique-id'), 'usable-id': idRule('usable-id') };

/** What keeps links into a project's articles from being published. */
export function* linkProblems(project: Linked, published: Published): Generator<LinkProblem> {
  yield* strayLedgers(project);
  for (const article of project.articles) {
    const ledger = project.ledgers.get(article.slug) ?? emptyLedger(article.slug);
    if (article.isDraft || !article.isWhole || !ledger.isWhole) continue;
    const { problems, changes } = reconcile(article, ledger);
    yield* problems;
    for (const { place, what } of changes)
      if (what) yield [article.file.path, markAt(place), what, 'run npm run anchors', 'permalink'];
  }
  for (const [slug, versions] of published === 'no git' ? [] : published) {
    const ledger = project.ledgers.get(slug);
    const path = ledgerPath(slug);
    if (!ledger)
      yield [path, TOP, 'the ledger was published and is missing', 'restore it from git', 'permalink'];
    else if (ledger.isWhole)
      for (const version of versions)
        for (const found of lostSince(version, ledger)) yield [path, ...found, 'permalink'];
  }
}

/** Ledgers whose article is missing or a draft again. */
export function* strayLedgers({ articles, ledgers }: Linked): Generator<LinkProblem> {
  for (const [slug, { file, ids }] of ledgers) {
    const article = articles.find((each) => each.slug === slug);
    if (!article) {
      const what = `${ARTICLES}/${slug}.mdx, whose links are here, is missing`;
      yield [file.path, TOP, what, 'put the article back under this name', 'permalink'];
    } else if (article.isDraft && ids.size > 0) {
      const what = `the article was published and is a draft again, so that ${ids.size} links to it break`;
      yield [file.path, TOP, what, 'remove draft: true from its frontmatter', 'permalink'];
    }
  }
}

function idRule(id: string) {
  return function* (article: Article, { ledgers }: Pick<Linked, 'ledgers'>): Generator<Finding> {
    const { problems } = reconcile(article, ledgers.get(article.slug) ?? emptyLedger(article.slug));
    for (const [, where, what, instead, rule] of problems) if (rule === id) yield [where, what, instead];
  };
}

/** The articles of a project, and their ledgers by slug. */
type Linked = { articles: readonly Article[]; ledgers: ReadonlyMap<string, LedgerFile> };

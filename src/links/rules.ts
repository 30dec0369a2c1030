import { ARTICLES, type Article } from '../article/article.ts';
import type { Finding } from '../article/problem.ts';
import { TOP } from '../article/text.ts';
import { lostSince, type Published } from './history.ts';
import { idFault } from './ids.ts';
import { emptyLedger, ledgerPath, type LedgerFile } from './ledger.ts';
import { anotherId, markAt, reconcile, sourceOf, type Reconciled, type Source } from './reconcile.ts';

/** What must be right about the ids of every article, drafts too, by the rule that says so. */
export const ID_RULES = {
  /** An id names one place of its article. */
  *'unique-id'(article: Article, { ledgers }: Ledgers): Generator<Finding> {
    const source = sourceIn(article, ledgers);
    for (const place of article.places) {
      const holder = source.holders.get(place.id ?? '');
      if (!holder || holder === place) continue;
      const what = `the id #${place.id} is already used on line ${holder.line}`;
      yield [markAt(place), what, anotherId(place, source)];
    }
  },

  /** An id can be part of an address for good. */
  *'usable-anchor'(article: Article, { ledgers }: Ledgers): Generator<Finding> {
    const source = sourceIn(article, ledgers);
    for (const place of article.places) {
      const fault = place.id && idFault(place.id, place.kind);
      if (!fault) continue;
      yield [markAt(place), `the id #${place.id} cannot be used, since ${fault}`, anotherId(place, source)];
    }
  },
};

/** What keeps links into a project's articles from being published: each the path of a file, and what is wrong in it. */
export function* linkProblems(project: Articles & Ledgers, published: Published): Generator<LinkProblem> {
  const { articles, ledgers } = project;
  for (const article of articles)
    yield* articleProblems(article, ledgers.get(article.slug) ?? emptyLedger(article.slug));
  const slugs = new Set(articles.map(({ slug }) => slug));
  for (const [slug, { file }] of ledgers) {
    const what = `${ARTICLES}/${slug}.mdx, whose links are here, is missing`;
    if (!slugs.has(slug)) yield [file.path, TOP, what, 'put the article back under this name'];
  }
  if (published === 'no git') return;
  for (const [slug, versions] of published) {
    const ledger = ledgers.get(slug);
    if (!ledger)
      yield [ledgerPath(slug), TOP, 'the ledger was published and is missing', 'take it as it is in git'];
    else if (ledger.isWhole)
      for (const version of versions)
        for (const found of lostSince(version, ledger)) yield [ledger.file.path, ...found];
  }
}

function* articleProblems(article: Article, ledger: LedgerFile): Generator<LinkProblem> {
  if (article.isDraft) return yield* linkFaults(article, ledger);
  if (!article.isWhole || !ledger.isWhole) return;
  const result = reconcile(article, ledger);
  yield* linkFaults(article, ledger, result);
  for (const { place, found } of result.changes)
    if (found) yield [article.file.path, markAt(place), found, 'run npm run anchors'];
}

/** What only the author of an article can put right; of a draft, that it was published. */
export function* linkFaults(
  { file: { path }, isDraft }: Article,
  ledger: LedgerFile,
  result?: Reconciled,
): Generator<LinkProblem> {
  if (isDraft && ledger.ids.size > 0) {
    const what = `the article was published and is a draft again, so that ${ledger.ids.size} links to it break`;
    yield [ledger.file.path, TOP, what, 'take out draft: true in its frontmatter'];
  }
  for (const { at, what, instead } of result?.faults ?? [])
    yield typeof at === 'string'
      ? [ledger.file.path, ledger.at(at), what, instead]
      : [path, markAt(at), what, instead];
}

function sourceIn({ slug, places }: Article, ledgers: Ledgers['ledgers']): Source {
  return sourceOf(places, ledgers.get(slug) ?? emptyLedger(slug));
}

interface Articles {
  articles: readonly Article[];
}
interface Ledgers {
  /** By slug. */
  ledgers: ReadonlyMap<string, LedgerFile>;
}
export type LinkProblem = [path: string, ...Finding];

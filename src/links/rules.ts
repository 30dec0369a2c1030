import { addressProblems, renamedTo } from './addresses.ts';
import { isLive } from './entry.ts';
import { emptyLedger, TOP, type LedgerFile, type Problem } from './ledger.ts';
import type { History } from './history.ts';
import { lostFrom, withAllPublished, type Published, type Recording } from './published.ts';
import { reconcile, type Article } from './reconcile.ts';

/** What keeps links into a project's articles from being published. */
export function* linkProblems(project: Linked, history: History, day: string): Generator<Problem> {
  const { articles } = project;
  const { ledgers, published } = withAllPublished(project, history);
  yield* addressProblems({ articles, ledgers }, history);
  for (const [slug, { end, path }] of ledgers)
    if (!project.ledgers.has(slug) && (end || articles.some((each) => each.slug === slug)))
      yield [path, TOP, 'the ledger was published and is missing', FROM_GIT, 'permalink'];
  for (const [slug, ids] of published) {
    const ledger = project.ledgers.get(slug);
    const written = articles.find((each) => each.slug === slug)?.places.map(({ id }) => id);
    // Of one that is gone from the text too, what became of it is asked below.
    const lines = [...ids].filter(
      ([id, entry]) => ledger?.end || ledger?.ids.has(id) || !isLive(entry) || written?.includes(id),
    );
    if (ledger?.isWhole) yield* lostFrom(ledger, new Map(lines));
  }
  for (const { end, ids, path } of project.ledgers.values())
    if (end && 'moved' in end && ids.size > 0)
      yield [path, TOP, `it holds links of an article that is at ${end.moved} now`, CARRY, 'permalink'];
  for (const { article, ledger, recording } of linked({ articles, ledgers }, published, history, day)) {
    const { problems, changes } = reconcile(article, ledger, recording);
    yield* problems;
    for (const { place, what } of changes)
      yield [article.path, place.idAt, what, 'run npm run anchors', 'permalink'];
  }
}

/**
 * Each article that has links, its ledger, and what is needed to reconcile the two. Drafts are left out, articles that cannot be
 * read whole, and those that were renamed without a word: all links to them have one remedy.
 */
export function linked<One extends Linked['articles'][number]>(
  { articles, ledgers }: Linked<One>,
  published: Published,
  { lacks }: History,
  day: string,
): Pair<One>[] {
  const orphans = [...ledgers.values()].filter(
    ({ article, end }) => !end && !articles.some(({ slug }) => slug === article),
  );
  const renamed = orphans.map(({ article, ids }) => renamedTo(article, ids, articles)?.slug);
  return articles.flatMap((article) => {
    const { slug, isDraft, isWhole } = article;
    const ledger = ledgers.get(slug) ?? emptyLedger(slug);
    const isRenamed = !ledgers.has(slug) && renamed.includes(slug);
    if (isDraft || !isWhole || !ledger.isWhole || ledger.end || isRenamed) return [];
    const known = published.get(slug) ?? new Map();
    return [{ article, ledger, recording: { day, published: lacks ? undefined : known } }];
  });
}

/** What must be right about the ids of every article, drafts too: an id names one place, and can be part of an address. */
export const ID_RULES = ['unique-id', 'usable-id'] as const;

/** What is wrong with the ids of an article by one of these rules. */
export function* idProblems(
  rule: (typeof ID_RULES)[number],
  article: Article,
  ledger: LedgerFile | undefined,
) {
  const { problems } = reconcile(article, ledger ?? emptyLedger(article.slug), { day: '' });
  for (const problem of problems) if (problem[4] === rule) yield problem;
}

const FROM_GIT = 'run npm run anchors, which takes it back from git';
const CARRY = 'run npm run anchors, which carries them there';

/** The articles of a project, and their ledgers by slug. */
export interface Linked<One = Article & { isDraft: boolean; isWhole: boolean }> {
  articles: readonly One[];
  ledgers: ReadonlyMap<string, LedgerFile>;
}
export type Pair<One> = { article: One; ledger: LedgerFile; recording: Recording };

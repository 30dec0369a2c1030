import { addressProblems, heirOf } from './addresses.ts';
import { isLive } from './entry.ts';
import { emptyLedger, ledgerPath, TOP, type LedgerFile, type Problem } from './ledger.ts';
import type { History } from './history.ts';
import { lostFrom, mended, publishedIds, type Recording } from './published.ts';
import { reconcile, type Article } from './reconcile.ts';

/** What keeps links into a project's articles from being published. */
export function* linkProblems(project: Linked, history: History, day: string): Generator<Problem> {
  const { ledgers } = mended(project.ledgers, history);
  yield* addressProblems({ ...project, ledgers }, history);
  for (const slug of new Set(history.ledgers.map(({ article }) => article))) {
    const isMissing = ledgers.get(slug)?.end || project.articles.some((each) => each.slug === slug);
    if (!project.ledgers.has(slug) && isMissing)
      yield [ledgerPath(slug), TOP, 'the ledger was published and is missing', FROM_GIT, 'permalink'];
  }
  for (const [slug, ids] of publishedIds(history.ledgers, ledgers)) {
    const ledger = project.ledgers.get(slug);
    const written = project.articles.find((each) => each.slug === slug)?.places.map(({ id }) => id);
    // Of one that is gone from the text too, what became of it is asked below.
    const lines = [...ids].filter(
      ([id, entry]) => ledger?.ids.has(id) || !isLive(entry) || written?.includes(id),
    );
    if (ledger?.isWhole) yield* lostFrom(ledger, new Map(lines));
  }
  for (const { end, ids, path } of project.ledgers.values())
    if (end && 'moved' in end && ids.size > 0)
      yield [path, TOP, `it holds links of an article that is at ${end.moved} now`, CARRY, 'permalink'];
  for (const { article, ledger, recording } of linked({ ...project, ledgers }, history, day)) {
    const { problems, changes } = reconcile(article, ledger, recording);
    yield* problems;
    for (const { place, what } of changes)
      if (what) yield [article.path, place.idAt, what, 'run npm run anchors', 'permalink'];
  }
}

/**
 * Each article that has links, its ledger, and what is needed to reconcile the two. Drafts are left out, articles that cannot be
 * read whole, and those that were renamed without a word: all links to them have one remedy.
 */
export function linked<One extends Linked['articles'][number]>(
  project: Linked<One>,
  history: History,
  day: string,
): Pair<One>[] {
  const { articles, ledgers } = project;
  const published = publishedIds(history.ledgers, ledgers);
  const orphans = [...ledgers.values()].filter(
    ({ article, end }) => !end && !articles.some(({ slug }) => slug === article),
  );
  const heirs = orphans.map(({ article, ids }) => heirOf(article, ids, project)?.slug);
  return articles.flatMap((article) => {
    const { slug, isDraft, isWhole } = article;
    const ledger = ledgers.get(slug) ?? emptyLedger(slug);
    if (isDraft || !isWhole || !ledger.isWhole || ledger.end || heirs.includes(slug)) return [];
    const known = published.get(slug) ?? new Map();
    return [{ article, ledger, recording: { day, published: history.isWhole ? known : undefined } }];
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

/** The day on which a published article last changed, and what changed, as its ledger has it; undefined before any change. */
export function lastChange({ ids }: Pick<LedgerFile, 'ids'>): { day: string; id: string } | undefined {
  const days = [...ids].map(([id, entry]) => {
    const said = entry.texts.at(-1)?.[0] ?? entry.since;
    return { id, day: 'until' in entry ? entry.until : said, since: entry.since };
  });
  const first = days.map(({ since }) => since).toSorted()[0] ?? '';
  const last = days.toSorted((a, b) => b.day.localeCompare(a.day))[0];
  return last && last.day > first ? last : undefined;
}

const FROM_GIT = 'run npm run anchors, which takes it back from git';
const CARRY = 'run npm run anchors, which carries them there';

/** The articles of a project, and their ledgers by slug. */
export interface Linked<One = Article & { isDraft: boolean; isWhole: boolean }> {
  articles: readonly One[];
  ledgers: ReadonlyMap<string, LedgerFile>;
}
export type Pair<One> = { article: One; ledger: LedgerFile; recording: Recording };

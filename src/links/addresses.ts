import { joined, type Entry } from './entry.ts';
import { emptyLedger, finalSlug, ledgerPath, TOP, type LedgerFile, type Problem } from './ledger.ts';
import type { History } from './history.ts';
import { says } from './wording.ts';

/**
 * The ledgers after an article got another address, where it may be already, with links of its own. Throws when it was never
 * published, or the other address is taken.
 */
export function renamed(ledgers: Ledgers, articles: Articles, old: string, slug: string, day: string) {
  const ledger = published(ledgers, old, `give ${old}.mdx the name ${slug}.mdx`);
  const other = ledgers.get(slug);
  // Back to a former address of its own is always possible.
  const isOwn = other && finalSlug(ledgers, slug) === old;
  if (other && !isOwn && renamedTo(old, ledger.ids, articles)?.slug !== slug)
    throw new Error(`links lead to “${slug}” already; choose another name`);
  const ids = new Map(ledger.ids);
  for (const [id, entry] of other?.ids ?? []) ids.set(id, joined(ids.get(id) ?? entry, entry));
  return new Map(ledgers)
    .set(old, { ...emptyLedger(old), end: { moved: slug, until: day } })
    .set(slug, { ...ledger, article: slug, path: ledgerPath(slug), ids });
}

/** The ledgers after an article was withdrawn. Throws when it was never published, or no reason is given. */
export function withdrawn(ledgers: Ledgers, slug: string, note: string, headline: string, day: string) {
  const ledger = published(ledgers, slug, 'delete it, or set draft: true');
  if (!note)
    throw new Error(
      'nobody who follows a link to it would learn why; give the reason in a sentence after --note',
    );
  return new Map(ledgers).set(slug, { ...ledger, end: { withdrawn: note, headline, until: day } });
}

/** Addresses that were published and have no article, or have one that must not be there; in ledgers that lack nothing. */
export function* addressProblems(
  { articles, ledgers }: { articles: Articles; ledgers: Ledgers },
  history: History,
): Iterable<Problem> {
  const published = new Set(history.ledgers.map(({ article }) => article));
  for (const [slug, { ids, end, path, isWhole }] of ledgers) {
    const now = finalSlug(ledgers, slug);
    const final = ledgers.get(now);
    const isNowhere = !final || (final.end && 'moved' in final.end);
    if (!isWhole || final?.isWhole === false || (!end && ids.size === 0)) continue;
    const article = articles.find((each) => each.slug === slug);
    const isNew = !history.lacks && !published.has(slug);
    const say = (what: string, instead: string): Problem => [path, TOP, what, instead, 'permalink'];
    const elsewhere = renamedTo(slug, ids, articles)?.slug ?? 'NEW';
    const ways = isNew
      ? `delete ${path}, since it was never published`
      : `run npm run anchors -- --rename ${slug} ${elsewhere} if it has another address now, ` +
        `or run npm run anchors -- --withdraw ${slug} --note "WHY"`;
    if (end && article) {
      const why = 'moved' in end ? `the article is at /${now}/` : 'the article was withdrawn';
      const instead = `give that file another name, or, if it is the same article, restore ${path} from git as it was before`;
      yield say(`${why} since ${end.until}, and there is a file ${slug}.mdx again`, instead);
    } else if (end && isNowhere) {
      const instead = isNew ? ways : `restore ${path} from git`;
      yield say(`links to ${slug} lead to ${now}, which is no article`, instead);
    } else if (!end && !article) {
      yield say(`${slug}.mdx is missing, whose links are recorded`, `put it back, or ${ways}`);
    } else if (!end && article?.isDraft) {
      const what = `the article is recorded and is a draft again, so that ${ids.size} links to it break`;
      yield say(what, `remove draft: true from its frontmatter, or ${ways}`);
    }
  }
}

/** The article that has most of the places of one whose file is missing. */
export function renamedTo<One extends Articles[number]>(
  slug: string,
  ids: ReadonlyMap<string, Entry>,
  articles: readonly One[],
) {
  const shared = ({ places }: One): number =>
    places.filter(({ id = '', text }) => ids.has(id) && saidIn(ids.get(id), text)).length;
  const [best] = articles.filter((each) => each.slug !== slug).toSorted((a, b) => shared(b) - shared(a));
  return best && shared(best) > ids.size / 3 ? best : undefined;
}

const saidIn = (entry: Entry | undefined, text: string): boolean =>
  entry?.texts.some(([, said]) => says(text, said)) ?? false;

function published(ledgers: Ledgers, slug: string, instead: string): LedgerFile {
  const ledger = ledgers.get(slug);
  if (ledger && !ledger.end) return ledger;
  const what = ledger
    ? `${slug} is no article’s address any more`
    : `${slug} was never published, so no link leads to it`;
  throw new Error(`${what}; ${ledger ? 'name the one that it has now' : instead}`);
}

type Ledgers = ReadonlyMap<string, LedgerFile>;
type Articles = readonly {
  slug: string;
  isDraft: boolean;
  places: readonly { id?: string | undefined; text: string }[];
}[];

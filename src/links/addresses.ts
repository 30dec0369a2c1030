import type { Entry } from './entry.ts';
import { emptyLedger, finalSlug, ledgerPath, TOP, type LedgerFile, type Problem } from './ledger.ts';
import type { History } from './history.ts';
import { says } from './wording.ts';

/** The ledgers after an article got another address. Throws when it was never published, or the other address is taken. */
export function renamed(ledgers: Ledgers, old: string, slug: string, day: string): Map<string, LedgerFile> {
  const ledger = published(ledgers, old, `give ${old}.mdx the name ${slug}.mdx`);
  const other = ledgers.get(slug);
  // Back to a former address of its own is always possible.
  if (other && finalSlug(ledgers, slug) !== old)
    throw new Error(`links lead to “${slug}” already; choose another name`);
  const { ids, isWhole, problems, at } = ledger;
  const now = { article: slug, path: ledgerPath(slug), ids, isWhole, problems, at };
  const left = { ...emptyLedger(old), end: { moved: slug, until: day } };
  return new Map(ledgers).set(old, left).set(slug, now);
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
export function* addressProblems({ articles, ledgers }: Addressed, history: History): Iterable<Problem> {
  const published = new Set(history.ledgers.map(({ article }) => article));
  for (const [slug, { ids, end, path, isWhole }] of ledgers) {
    const now = finalSlug(ledgers, slug);
    const final = ledgers.get(now);
    if (!isWhole || final?.isWhole === false || (!end && ids.size === 0)) continue;
    const article = articles.find((each) => each.slug === slug);
    const isNew = history.isWhole && !published.has(slug);
    const say = (what: string, instead: string): Problem => [path, TOP, what, instead, 'permalink'];
    const heir = heirOf(slug, ids, { articles, ledgers })?.slug ?? 'NEW';
    const ways = isNew
      ? `delete ${path}, since it was never published`
      : `run npm run anchors -- --rename ${slug} ${heir} if it has another address now, ` +
        `or run npm run anchors -- --withdraw ${slug} --note "WHY"`;
    if (end && article) {
      const why = 'moved' in end ? `the article is at /${end.moved}/` : 'the article was withdrawn';
      const instead = `give that file another name, or, if it is the same article, restore ${path} from git as it was before`;
      yield say(`${why} since ${end.until}, and there is a file ${slug}.mdx again`, instead);
    } else if (end && !final) {
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

/** The article that has most of the places of one whose file is missing, under a name of its own. */
export function heirOf(slug: string, ids: ReadonlyMap<string, Entry>, { articles, ledgers }: Addressed) {
  const shared = ({ places }: Addressed['articles'][number]): number =>
    places.filter(({ id = '', text }) => ids.has(id) && saidIn(ids.get(id), text)).length;
  const free = articles.filter((each) => each.slug !== slug && !ledgers.has(each.slug));
  const best = free.toSorted((a, b) => shared(b) - shared(a))[0];
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
/** Articles, and ledgers by their slugs. */
export interface Addressed {
  articles: readonly {
    slug: string;
    path: string;
    isDraft: boolean;
    places: readonly { id?: string | undefined; text: string }[];
  }[];
  ledgers: Ledgers;
}

import { isLive, isRevival, joined, joinedTexts, lastText, type Entry, type Wording } from './entry.ts';
import { emptyLedger, finalSlug, type Ledger, type LedgerFile, type Problem } from './ledger.ts';
import type { History } from './history.ts';
import { short } from './wording.ts';

/** What ledgers held, the oldest first, by the article's address today: each id as it was last, with all of its wordings. */
export function publishedIds(ledgers: readonly LedgerFile[], now: ReadonlyMap<string, Ledger>): Published {
  const published = new Map<string, Map<string, Entry>>();
  const last = new Map<string, Entry>();
  for (const { article, ids, isOld } of ledgers) {
    const slug = finalSlug(now, article);
    const known = published.get(slug) ?? new Map<string, Entry>();
    published.set(slug, known);
    for (const [id, entry] of ids) {
      if (last.get(`${slug}#${id}`) === entry) continue;
      last.set(`${slug}#${id}`, entry);
      known.set(id, followed(known.get(id), entry, isOld));
    }
  }
  return published;
}

/** What a ledger lost of what was published of its article: a link that anyone may have shared would change, or words be forgotten. */
export function* lostFrom(ledger: LedgerFile, published: ReadonlyMap<string, Entry>): Iterable<Problem> {
  const unsaid: string[] = [];
  for (const [id, before] of published) {
    const after = ledger.ids.get(id);
    const what = lostBy(id, before, after);
    if (what) yield [ledger.path, ledger.at(id), what, FROM_GIT, 'permalink'];
    else if (forgets(before, after)) unsaid.push(id);
  }
  const [first, ...more] = unsaid;
  const others = more.length > 0 ? `, and of ${more.length} more,` : '';
  const what = `the former words of ${first}${others} are not those that were published`;
  if (first) yield [ledger.path, ledger.at(first), what, FROM_GIT, 'permalink'];
}

/** The ledger with all of that taken back, and what was taken, in words. */
function takenBack(ledger: LedgerFile, published: ReadonlyMap<string, Entry>) {
  const ids = new Map(ledger.ids);
  const done: string[] = [];
  let unsaid = 0;
  for (const [id, before] of published) {
    const after = ids.get(id);
    const isLost = lostBy(id, before, after) !== undefined;
    if (isLost) done.push(`took ${id} back from git`);
    else if (forgets(before, after)) unsaid += 1;
    else continue;
    const words = after ?? before;
    const texts = ledger.isOld ? beside(before, words) : joinedTexts(before.texts, words.texts);
    ids.set(id, { ...(isLost || !after ? before : after), texts });
  }
  if (unsaid > 0) done.push(`took the former words of ${unsaid} ${unsaid === 1 ? 'id' : 'ids'} from git`);
  return { ledger: done.length > 0 ? { ...ledger, ids } : ledger, done };
}

/** All ledgers with everything that was published and is lost taken back, what was published, and what was taken, a line each. */
export function withAllPublished(
  { ledgers, articles }: { ledgers: Ledgers; articles: readonly { slug: string }[] },
  history: Pick<History, 'ledgers'>,
) {
  const all = new Map(ledgers);
  // Of an address that was given up only its last ledger says where it leads, unless an article is there again.
  const last = new Map(history.ledgers.map((ledger) => [ledger.article, ledger]));
  const isUsed = (slug: string): boolean => ledgers.has(slug) || articles.some((each) => each.slug === slug);
  const left = [...last.values()].filter(({ article, end }) => end && !isUsed(article));
  for (const ledger of left) all.set(ledger.article, ledger);
  const taken = left.map(({ path }) => `${path}  was taken back from git`);
  const whole = carried(all);
  const published = publishedIds(history.ledgers, whole);
  for (const [slug, ids] of published) {
    const { ledger, done } = takenBack(whole.get(slug) ?? emptyLedger(slug), ids);
    if (!ledger.isWhole || done.length === 0) continue;
    const what = whole.has(slug) ? done : [`was taken back from git, with ${ids.size} links`];
    taken.push(...what.map((each) => `${ledger.path}  ${each}`));
    whole.set(slug, ledger);
  }
  return { ledgers: whole, published, taken };
}

/** The ledgers with what branches had added to one whose article was renamed meanwhile carried to where that is now. */
function carried(ledgers: Ledgers): Map<string, LedgerFile> {
  const all = new Map(ledgers);
  for (const [slug, ledger] of ledgers) {
    const target = all.get(finalSlug(ledgers, slug));
    if (ledger.ids.size === 0 || !target || target.article === slug) continue;
    const ids = new Map(target.ids);
    for (const [id, entry] of ledger.ids) ids.set(id, joined(ids.get(id) ?? entry, entry));
    all.set(slug, { ...ledger, ids: new Map() }).set(target.article, { ...target, ids });
  }
  return all;
}

/**
 * The wordings of an id that stay, whatever it says now. What no commit holds was never published: where git knows the id, all
 * after the last that one holds, else the last alone, and where git knows nothing, the last if it is of the same day.
 */
export function settled(id: string, texts: readonly Wording[], { published, day }: Recording): Wording[] {
  const known = published?.get(id)?.texts ?? [];
  const isKnown = ([, text]: Wording): boolean => text === '' || known.some((each) => each[1] === text);
  if (known.length > 0) return texts.slice(0, texts.findLastIndex(isKnown) + 1);
  return published || texts.at(-1)?.[0] === day ? texts.slice(0, -1) : [...texts];
}

/** What became of a published id that must not; undefined where nothing did. */
function lostBy(id: string, before: Entry, after: Entry | undefined): string | undefined {
  if (!after) return `${id}, published on ${before.since}, is no longer in the ledger`;
  if (before.since !== after.since)
    return `${id} was published with "since":"${before.since}" and has "${after.since}" now`;
  if ('gone' in before && 'alias' in after) return `${id} was removed and leads to another place now`;
  const became = 'alias' in before ? 'merged' : 'removed';
  if (!isLive(before) && isLive(after) && !isRevival(before, lastText(after)))
    return `${id} was ${became}, said ${short(lastText(before))} and now says ${short(lastText(after))}`;
  return undefined;
}

/** An entry after the next commit that had its id: its words are added to what was known. */
function followed(before: Entry | undefined, next: Entry, isOld?: boolean): Entry {
  if (!before) return next;
  const known = isOld ? beside(before, next) : before.texts;
  const isSaid = !isOld || (isLive(next) && lastText(next) !== '');
  return { ...next, since: before.since, texts: isSaid ? joinedTexts(known, next.texts) : known };
}

/** Whether the words of an entry, with their days, are not those that were published, or those that were redacted are back. */
function forgets(before: Entry, after: Entry | undefined): boolean {
  const left = [...(after?.texts ?? [])];
  const take = (day: string, text: string): boolean => {
    const at = left.findIndex((each) => each[0] === day && each[1] === text);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  return before.texts
    .filter(([day, text]) => !take(day, text))
    .some(([day, text]) => !text || !take(day, ''));
}

/** What is left of words beside an entry of version 1, which held the last, none of what was merged, and none once redacted. */
function beside({ texts }: Entry, after: Entry): Wording[] {
  const isRedacted = !('alias' in after) && lastText(after) === '';
  return isRedacted ? texts.map(([day]) => [day, '']) : texts;
}

const FROM_GIT = 'run npm run anchors, which takes back from git what was published';

type Ledgers = ReadonlyMap<string, LedgerFile>;
/** By the article's slug. */
export type Published = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

/** The day on which something is recorded, and what was published before, where all of that is known. */
export interface Recording {
  day: string;
  published?: ReadonlyMap<string, Entry> | undefined;
}

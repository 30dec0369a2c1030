import { type Ledger, ledgerText } from '../lib/ledger.ts';
import { keep, redact, restore, retire } from '../lib/retire.ts';
import { LEDGERS, type ReadArticle } from '../markdown/read-article.ts';

/**
 * Does what the flags ask for in the ledger of the one article that has the id, and says so; the ledgers' files that this
 * changes. Throws when a flag asks for what cannot be done.
 */
export function askedFor(read: ReadArticle[], options: Options, print: (line: string) => void): Output[] {
  const changed = new Set<ReadArticle>();
  for (const flag of ['retire', 'keep', 'redact', 'restore'] as const) {
    for (const id of options[flag] ?? []) {
      const found = read.filter(
        ({ article, isDraft }) =>
          !isDraft && article.ledger.ids.has(id) && (options.article ?? article.slug) === article.slug,
      );
      const [one] = found;
      if (!one) throw new Error(`--${flag} ${id}  no ledger in ${LEDGERS} has ${id}; look the id up there`);
      if (found.length > 1)
        throw new Error(
          `--${flag} ${id}  more than one article has ${id}; add --article ${found.map(({ article }) => article.slug).join(' or --article ')}`,
        );
      one.article.ledger = operations[flag](one, id, options);
      changed.add(one);
      print(`${one.article.ledgerPath}  ${DONE[flag](id, one.article.date)}`);
    }
  }
  return [...changed].map(({ article }) => [article.ledgerPath, ledgerText(article.ledger)]);
}

const DONE = {
  retire: (id: string, date: string) =>
    `${id} is retired as of ${date}, the article’s last date; its link shows the note`,
  keep: (id: string) => `${id} is kept with its new words`,
  redact: (id: string) => `the words of ${id} are taken out; its link still leads there`,
  restore: (id: string) => `${id} is back in use`,
};

const operations: Record<keyof typeof DONE, (read: ReadArticle, id: string, options: Options) => Ledger> = {
  retire: ({ article }, id, { near = '', note = '' }) => {
    const place = article.places.find((each) => each.id === id || each.aliases.includes(id));
    if (place)
      throw new Error(
        `${article.path}:${place.line}:${place.column}  ${id} still stands in the text; delete it there first`,
      );
    return retire(article.ledger, id, { near, note, date: article.date });
  },
  keep: (read, id) => keep(read.article.ledger, id, standing(read, id).text),
  redact: ({ article }, id) => redact(article.ledger, id),
  restore: (read, id) => restore(read.article.ledger, id, standing(read, id)),
};

function standing({ article }: ReadArticle, id: string) {
  const place = article.places.find((each) => each.id === id || each.aliases.includes(id));
  if (!place)
    throw new Error(`${article.path}  ${id} does not stand in the text; put it at the end of its text first`);
  return place;
}

export interface Options {
  retire?: string[];
  keep?: string[];
  redact?: string[];
  restore?: string[];
  near?: string;
  note?: string;
  article?: string;
  drafts?: boolean;
}

export type Output = [path: string, text: string];

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { VFile } from 'vfile';
import { readArticle, type Article } from '../article/article.ts';
import { writeAt, type PlaceInTree } from '../article/places.ts';
import { counted, hasProblems, pointOf, problemLines, say } from '../article/problem.ts';
import { dateUpdated } from '../check/data.ts';
import { readProject, recordedDay, type Project } from '../check/project.ts';
import { addressProblems } from '../links/addresses.ts';
import { everPublished, type History } from '../links/history.ts';
import { isGenerated } from '../links/ids.ts';
import { emptyLedger, LEDGERS, ledgerText, type LedgerFile } from '../links/ledger.ts';
import { publishedIds, withAllPublished } from '../links/published.ts';
import { mark, reconcile, type Change } from '../links/reconcile.ts';
import { keep, merge, redact, restore, retire } from '../links/operations.ts';
import { linked, type Pair } from '../links/rules.ts';
import { atNewAddress, type Asked } from './addresses.ts';

/**
 * Gives every place of the articles under `root` its id, records it in the article's ledger as of a day and prints each change.
 * Where the author must act first it writes nothing, except what a flag asked for, prints all problems and returns false.
 */
export function writeAnchors(
  root: string,
  options: Options,
  print: (line: string) => void,
  day: string,
): boolean {
  const read = readProject(root);
  const history = everPublished(root);
  const { ledgers: whole, taken } = withAllPublished(read, history);
  const isReadable = !hasProblems(filesOf(read, options));
  const asked = isReadable
    ? askedFor(atNewAddress(root, { ...read, ledgers: whole }, options, day), history, options, day)
    : { project: read, ledgers: whole, done: [] };
  const { project, ledgers } = asked;
  const results = resultsOf(asked, history, options, day);
  const found = [
    ...addressProblems({ ...project, ledgers }, history),
    ...results.flatMap((each) => each.problems),
  ];
  for (const [path, ...problem] of found) say(project.fileAt(path), ...problem);
  const problems = problemLines([...filesOf(read, options), ...filesOf({ ...project, ledgers }, options)]);
  const isDone = problems.length === 0;
  const files = new Map(project.files);
  for (const [slug, ledger] of ledgers)
    if (isDone || ledger !== whole.get(slug)) put(files, recordOf(ledger));
  for (const result of isDone ? results : [])
    for (const output of outputsOf(result, project)) put(files, output);
  const isWritten = replaceFiles(root, read.files, files);
  const drafts = project.articles.filter(({ isDraft }) => isDraft && !options.drafts);
  const left = drafts.map(({ path }) => `${path}  is a draft and was left alone`);
  const changes = [...taken, ...left, ...results.flatMap(changeLines), ...reminders(project, results)];
  const first = [...unknownLedgers(results, ledgers, history), ...asked.done];
  for (const line of [...first, ...(isDone ? changes : problems)]) print(line);
  if (!isDone)
    print(`${counted(problems.length, 'problem')}; nothing ${isWritten ? 'else ' : ''}was written`);
  else if (!isWritten) print('Every place has its id, and every id is in its ledger: nothing to do');
  return isDone;
}

/** What each article and its ledger need to agree; drafts only where they are asked for. */
function resultsOf(
  { project, ledgers }: Asked,
  history: History,
  { drafts }: Options,
  day: string,
): Result[] {
  const pairs = linked({ ...project, ledgers }, publishedIds(history.ledgers, ledgers), history, day);
  const toDo = project.articles.filter(({ isDraft, isWhole }) => drafts && isDraft && isWhole);
  return [...pairs, ...toDo.map((article) => inDraft(article, day))].map((pair) => ({
    ...pair,
    ...reconcile(pair.article, pair.ledger, pair.recording),
  }));
}

/** What the command reads, besides git; a draft may be as it is. */
function filesOf({ articles, ledgers, fileAt }: Project, { drafts }: Options): VFile[] {
  const texts = articles.filter(({ isDraft }) => drafts || !isDraft).map(({ file }) => file);
  return [...texts, ...Array.from(ledgers.values(), ({ path }) => fileAt(path))];
}

const OPERATIONS = {
  merge: [merge, 'is merged; its link leads to where its text is now'],
  retire: [retire, 'is retired; its link shows the note'],
  keep: [keep, 'is kept with its new words'],
  redact: [
    redact,
    'has lost its former words in the ledger, though not in the history of git; its link still leads there',
  ],
  restore: [restore, 'is back in use'],
} as const;

/** The project with what the flags ask for done. Throws when a flag asks for what cannot be done. */
function askedFor({ project, ledgers, done }: Asked, history: History, options: Options, day: string): Asked {
  const published = publishedIds(history.ledgers, ledgers);
  const pairs = linked({ ...project, ledgers }, published, history, day);
  for (const [flag, [operation, end]] of Object.entries(OPERATIONS))
    for (const id of options[flag as keyof typeof OPERATIONS] ?? []) {
      const ledger = ledgerWith(id, flag, { ...project, ledgers }, options);
      const { article, recording = { day } } =
        pairs.find((each) => each.article.slug === ledger.article) ?? {};
      const placeOf = (each: string | undefined) => article?.places.find((place) => place.id === each);
      const asked = { ...options, ...recording, place: placeOf(id) };
      const target = placeOf(flag === 'merge' ? options.into : options.near)?.id ?? '';
      // A place that was written since the last run may be named too.
      const entry = article && reconcile(article, ledger, recording).ledger.ids.get(target);
      const known = entry ? { ...ledger, ids: new Map(ledger.ids).set(target, entry) } : ledger;
      ledgers.set(ledger.article, { ...ledger, ids: operation(known, id, asked).ids });
      done.push(`${ledger.path}  ${id} ${end}`);
    }
  return { project, ledgers, done };
}

/** The ledger that has an id. A draft has none. */
function ledgerWith(
  id: string,
  flag: string,
  { articles, ledgers }: Project,
  { article }: Options,
): LedgerFile {
  const found = [...ledgers.values()].filter(
    ({ article: slug, ids }) =>
      ids.has(id) &&
      (article ?? slug) === slug &&
      !articles.some((each) => each.slug === slug && each.isDraft),
  );
  const [one, other] = found;
  const add = `add --article ${found.map((each) => each.article).join(' or --article ')}`;
  if (!one) throw new Error(`--${flag} ${id}  no ledger in ${LEDGERS} has ${id}; look the id up there`);
  if (other) throw new Error(`--${flag} ${id}  more than one article has ${id}; ${add}`);
  return one;
}

/** A draft gets ids, and is not recorded. */
function inDraft(article: Article, day: string) {
  return { article, ledger: emptyLedger(article.slug), recording: { day } };
}

/** What is to be written so that an article and its ledger agree. */
function outputsOf({ article, ledger, changes, recording }: Result, { files }: Project): Output[] {
  const { path } = article;
  const text = withIds(article, decoded(files.get(path)), changes);
  const left = reconcile(readArticle(path, Buffer.from(text)), ledger, recording);
  if (left.problems.length > 0 || left.changes.length > 0)
    throw new Error(`${path}  what was to be written does not read back as it should`);
  return [[path, text], ...(article.isDraft ? [] : [recordOf(ledger)])];
}

function changeLines({ article: { path, isDraft }, changes }: Result): string[] {
  const shown = changes.filter(({ place }) => !isDraft || !place.id);
  return shown.map(({ place, done }) => `${path}:${place.line}:${place.column}  ${done}`);
}

/** What the author has to do next: the build asks for it. */
function reminders(project: Project, results: readonly Result[]): string[] {
  const ledgers = new Map(results.map(({ ledger }) => [ledger.article, ledger]));
  return results.flatMap(({ article }) =>
    [...dateUpdated(article, { ...project, ledgers })].map(([where, what, instead]) => {
      const { line, column } = pointOf(where);
      return `${article.path}:${line}:${column}  ${what}; ${instead}`;
    }),
  );
}

/** The ledgers that are not there, and that git cannot give back, of articles that may have been published. */
function unknownLedgers(pairs: readonly Pair<Article>[], ledgers: Asked['ledgers'], { lacks }: History) {
  return pairs
    .filter(({ article }) => lacks && !article.isDraft && !ledgers.has(article.slug))
    .filter(({ article }) => article.places.some(({ id = '' }) => isGenerated(id)))
    .map(
      ({ ledger }) =>
        `${ledger.path}  is missing, and git does not have it: if the article was published, put it back, or links to what was merged or removed break`,
    );
}

/** A source with the new ids put in; everything else stays as it was, byte for byte. A byte order mark is before the frontmatter. */
export function withIds(article: Article, source: string, changes: readonly Change<PlaceInTree>[]): string {
  const lines = source.split(/(?<=\n|\r(?!\n))/);
  for (const { place, id } of changes.toReversed()) {
    if (place.id) continue;
    const { line, column } = writeAt(place, article);
    const text = lines[line - 1] ?? '';
    lines[line - 1] = `${text.slice(0, column - 1)} ${mark(place.kind, id)}${text.slice(column - 1)}`;
  }
  return lines.join('');
}

/** Makes the files of a folder those given: all are written beside first, so a full disk or an error changes none. Returns whether any changed. */
function replaceFiles(root: string, before: Files, after: Files): boolean {
  const writing = [...after].filter(([path, bytes]) => bytes !== before.get(path));
  const removing = [...before.keys()].filter((path) => !after.has(path));
  const beside = (path: string): string => join(root, `${path}.next`);
  if (writing.length > 0) mkdirSync(join(root, LEDGERS), { recursive: true });
  try {
    for (const [path, bytes] of writing) writeFileSync(beside(path), bytes);
  } catch (error) {
    for (const [path] of writing) rmSync(beside(path), { force: true });
    throw error;
  }
  for (const [path] of writing) renameSync(beside(path), join(root, path));
  for (const path of removing) rmSync(join(root, path));
  return writing.length + removing.length > 0;
}

const recordOf = (ledger: LedgerFile): Output => [ledger.path, ledgerText(ledger)];
const decoded = (bytes?: Uint8Array): string =>
  bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '';

function put(files: Map<string, Uint8Array>, [path, text]: Output): void {
  // Git may have given a file the line ends of another system.
  const isSame = text.replaceAll('\r\n', '\n') === decoded(files.get(path)).replaceAll('\r\n', '\n');
  if (!isSame) files.set(path, Buffer.from(text));
}

const many = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const FLAGS = {
  ...{ merge: many, retire: many, keep: many, redact: many, restore: many },
  ...{ into: one, near: one, note: one, article: one, rename: one, withdraw: one },
  drafts: { type: 'boolean' },
} as const;

/** `to` is the address that an article is renamed to. */
export type Options = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'] & {
  to?: string | undefined;
};
type Files = ReadonlyMap<string, Uint8Array>;
type Output = [path: string, text: string];
type Result = Pair<Article> & ReturnType<typeof reconcile<PlaceInTree>>;

if (import.meta.main) {
  try {
    const { values, positionals } = parseArgs({ options: FLAGS, allowPositionals: true });
    const [to, ...more] = positionals;
    const surplus = values.rename === undefined ? to : more[0];
    if (surplus !== undefined) throw new Error(`“${surplus}” belongs to no flag; put quotes around a note`);
    const day = recordedDay(process.env, new Date());
    process.exitCode = writeAnchors('.', { ...values, to }, console.log, day) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticle, type Article } from '../article/article.ts';
import { writeAt } from '../article/places.ts';
import { counted, hasProblems, problemLines, say } from '../article/problem.ts';
import { readProject, type Project } from '../check/project.ts';
import { emptyLedger, LEDGERS, ledgerText, type LedgerFile } from '../links/ledger.ts';
import { lastDay, mark, reconcile, type Change, type Reconciled } from '../links/reconcile.ts';
import { keep, merge, redact, restore, retire } from '../links/operations.ts';
import { strayLedgers } from '../links/rules.ts';

/**
 * Gives every place of the articles under `root` its id, records it in the article's ledger and prints each change. Where the
 * author must act first it writes nothing, except what a flag asked for, prints all problems and returns false.
 */
export function writeAnchors(root: string, options: Options, print: (line: string) => void): boolean {
  const project = readProject(root);
  const left = project.articles.filter(({ isDraft }) => isDraft && !options.drafts);
  const articles = project.articles.filter((each) => !left.includes(each));
  const files = [...articles, ...project.ledgers.values()].map(({ file }) => file);
  const { ledgers, done } = hasProblems(files) ? { ...project, done: [] } : askedFor(project, options);
  const results = articles.flatMap((article): Result[] => {
    const ledger = ledgers.get(article.slug) ?? emptyLedger(article.slug);
    return article.isWhole && ledger.isWhole ? [{ article, ...reconcile(article, ledger) }] : [];
  });
  const found = [...strayLedgers({ ...project, ledgers }), ...results.flatMap((each) => each.problems)];
  for (const [path, where, what, instead, rule] of found)
    say(project.fileAt(path), where, what, instead, rule);
  const problems = problemLines(files);
  const isSettled = problems.length === 0;
  const asked = [...ledgers.values()].filter((each) => each !== project.ledgers.get(each.article));
  const outputs = isSettled ? results.flatMap((each) => outputsOf(each, project)) : asked.map(recordOf);
  const writing = new Map(outputs.filter(([path, text]) => !isSame(text, project.files.get(path))));
  replaceFiles(root, writing);
  const alone = left.map(({ file }) => `${file.path}  is a draft and was left alone`);
  const said = isSettled ? [...alone, ...results.flatMap(changeLines)] : problems;
  for (const line of [...done, ...said]) print(line);
  if (!isSettled)
    print(`${counted(problems.length, 'problem')}; nothing ${writing.size > 0 ? 'else ' : ''}was written`);
  else if (writing.size === 0) print('Every place has its id, and every id is in its ledger: nothing to do');
  return isSettled;
}

const OPERATIONS = {
  merge: [merge, 'is merged; its link leads to where its text is now'],
  retire: [retire, 'is retired; its link shows the note'],
  keep: [keep, 'is kept with its new words'],
  redact: [redact, 'no longer has words in the ledger; its link still leads there'],
  restore: [restore, 'is back in use'],
} as const;

/** The ledgers with what the flags ask for done. Throws when a flag asks for what cannot be done. */
function askedFor(project: Project, options: Options): { ledgers: Project['ledgers']; done: string[] } {
  const ledgers = new Map(project.ledgers);
  const done: string[] = [];
  for (const [flag, [operation, end]] of Object.entries(OPERATIONS))
    for (const id of options[flag as keyof typeof OPERATIONS] ?? []) {
      const article = articleWith(id, flag, project, options);
      const ledger = ledgers.get(article.slug) ?? emptyLedger(article.slug);
      const placeOf = (each: string | undefined) => article.places.find((place) => place.id === each);
      const asked = { ...options, place: placeOf(id), day: lastDay(article) };
      const target = placeOf(flag === 'merge' ? options.into : options.near)?.id ?? '';
      // What leads to a place may be no older than the place.
      const entry = reconcile(article, ledger).ledger.ids.get(target);
      const known = entry ? { ...ledger, ids: new Map(ledger.ids).set(target, entry) } : ledger;
      ledgers.set(article.slug, { ...ledger, ids: operation(known, id, asked).ids });
      done.push(`${ledger.file.path}  ${id} ${end}`);
    }
  return { ledgers, done };
}

function articleWith(id: string, flag: string, project: Project, { article }: Options): Article {
  const found = project.articles.filter(
    ({ slug, isDraft }) => !isDraft && project.ledgers.get(slug)?.ids.has(id) && (article ?? slug) === slug,
  );
  const [one, other] = found;
  const add = `add --article ${found.map(({ slug }) => slug).join(' or --article ')}`;
  if (!one) throw new Error(`--${flag} ${id}  no ledger in ${LEDGERS} has ${id}; look the id up there`);
  if (other) throw new Error(`--${flag} ${id}  more than one article has ${id}; ${add}`);
  return one;
}

/** What is to be written so that an article and its ledger agree. */
function outputsOf({ article, ledger, changes }: Result, { files }: Project): Output[] {
  const { path } = article.file;
  const text = withIds(article, decoded(files.get(path)), changes);
  const left = reconcile(readArticle(path, Buffer.from(text)), ledger);
  if (left.problems.length > 0 || left.changes.length > 0)
    throw new Error(`${path}  what was to be written does not read back as it should`);
  return [[path, text], ...(article.isDraft ? [] : [recordOf(ledger)])];
}

function changeLines({ article: { file, isDraft }, changes }: Result): string[] {
  const shown = changes.filter(({ place }) => !isDraft || !place.id);
  return shown.map(({ place, done }) => `${file.path}:${place.line}:${place.column}  ${done}`);
}

/** A source with the new ids put in; everything else stays as it was, byte for byte. A byte order mark is before the frontmatter. */
export function withIds(article: Article, source: string, changes: readonly Change[]): string {
  const lines = source.split(/(?<=\n|\r(?!\n))/);
  for (const { place, id } of changes.toReversed()) {
    if (place.id) continue;
    const { line, column } = writeAt(place, article);
    const text = lines[line - 1] ?? '';
    lines[line - 1] = `${text.slice(0, column - 1)} ${mark(place.kind, id)}${text.slice(column - 1)}`;
  }
  return lines.join('');
}

/** Replaces files of a folder: all are written beside first, so a full disk or an error changes none. */
function replaceFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const beside = (path: string): string => join(folder, `${path}.next`);
  if (files.size > 0) mkdirSync(join(folder, LEDGERS), { recursive: true });
  try {
    for (const [path, text] of files) writeFileSync(beside(path), text);
  } catch (error) {
    for (const path of files.keys()) rmSync(beside(path), { force: true });
    throw error;
  }
  for (const path of files.keys()) renameSync(beside(path), join(folder, path));
}

const recordOf = (ledger: LedgerFile): Output => [ledger.file.path, ledgerText(ledger)];
const decoded = (bytes?: Uint8Array): string =>
  bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '';
// Git may have given a file the line ends of another system.
const isSame = (text: string, bytes?: Uint8Array): boolean =>
  text.replaceAll('\r\n', '\n') === decoded(bytes).replaceAll('\r\n', '\n');

const many = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const FLAGS = {
  ...{ merge: many, retire: many, keep: many, redact: many, restore: many },
  ...{ into: one, near: one, note: one, article: one },
  drafts: { type: 'boolean' },
} as const;

export type Options = ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];
type Output = [path: string, text: string];
type Result = Reconciled & { article: Article };

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options: FLAGS });
    process.exitCode = writeAnchors('.', values, console.log) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

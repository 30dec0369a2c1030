import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticle, type Article } from '../article/article.ts';
import { writeAt } from '../article/places.ts';
import { counted, isRefused, problemLines, say } from '../article/problem.ts';
import { readProject, type Project } from '../check/project.ts';
import { emptyLedger, LEDGERS, ledgerText, type Ledger, type LedgerFile } from '../links/ledger.ts';
import { lastDay, mark, reconcile, type Reconciled } from '../links/reconcile.ts';
import { keep, merge, redact, restore, retire } from '../links/retire.ts';
import { ID_RULES, linkFaults } from '../links/rules.ts';

/**
 * Gives every place of the articles under `root` its id, records it in the article's ledger and prints each change. Where the
 * author must act first it writes nothing, except what a flag asked for, prints all problems and returns false.
 */
export function writeAnchors(root: string, options: Options, print: (line: string) => void): boolean {
  const project = readProject(root);
  const articles = project.articles.filter(({ isDraft }) => !isDraft || options.drafts);
  const files = [...articles, ...project.ledgers.values()].map(({ file }) => file);
  const { ledgers, outputs, done } = isRefused(files)
    ? { ...project, outputs: [], done: [] }
    : askedFor(project, options);
  const now = { ...project, ledgers };
  const settled = project.articles.map((article) => settle(article, now, options));
  const problems = problemLines(files);
  const writing = new Map(problems.length > 0 ? outputs : settled.flatMap((each) => each.outputs));
  replaceFiles(root, writing);
  done.forEach(print);
  if (problems.length === 0) settled.flatMap((each) => each.done).forEach(print);
  problems.forEach(print);
  if (problems.length > 0)
    print(`${counted(problems.length, 'problem')}; nothing ${writing.size > 0 ? 'else ' : ''}was written`);
  else if (writing.size === 0) print('Every place has its id, and every id is in its ledger: nothing to do');
  return problems.length === 0;
}

const OPERATIONS = { merge, retire, keep, redact, restore };
const DONE = {
  merge: 'is merged; its link leads to where its text is now',
  retire: 'is retired; its link shows the note',
  keep: 'is kept with its new words',
  redact: 'has no words in the ledger any more; its link still leads there',
  restore: 'is back in use',
};

/** The ledgers with what the flags ask for done. Throws when a flag asks for what cannot be done. */
function askedFor(project: Project, options: Options): Asked {
  const ledgers = new Map(project.ledgers);
  const outputs = new Map<string, string>();
  const done: string[] = [];
  for (const flag of Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])
    for (const id of options[flag] ?? []) {
      const article = articleWith(id, flag, project, options);
      const before = ledgerOf(article, { ledgers });
      const placeOf = (each: string | undefined) => article.places.find((place) => place.id === each);
      const asked = { ...options, place: placeOf(id), day: lastDay(article) };
      const target = placeOf(flag === 'merge' ? options.into : options.near)?.id;
      const known = target ? withPlace(article, before, target) : before;
      const ledger = { ...before, ids: OPERATIONS[flag](known, id, asked).ids };
      ledgers.set(article.slug, ledger);
      outputs.set(ledger.file.path, ledgerText(ledger));
      done.push(`${ledger.file.path}  ${id} ${DONE[flag]}`);
    }
  return { ledgers, outputs: [...outputs], done };
}

/** A ledger that knows a place of the text as it will be recorded: what leads there may be no older. */
function withPlace(article: Article, ledger: LedgerFile, id: string): Ledger {
  const entry = reconcile(article, ledger).ledger.ids.get(id);
  return entry ? { ...ledger, ids: new Map(ledger.ids).set(id, entry) } : ledger;
}

function articleWith(id: string, flag: string, project: Project, { article }: Options): Article {
  const found = project.articles.filter(
    ({ slug, isDraft }) => !isDraft && project.ledgers.get(slug)?.ids.has(id) && (article ?? slug) === slug,
  );
  const [one] = found;
  if (!one) throw new Error(`--${flag} ${id}  no ledger in ${LEDGERS} has ${id}; look the id up there`);
  const names = found.map(({ slug }) => slug).join(' or --article ');
  if (found.length > 1)
    throw new Error(`--${flag} ${id}  more than one article has ${id}; add --article ${names}`);
  return one;
}

/** What is to be written so that an article and its ledger agree; where its author must act first, that is said. */
function settle(article: Article, project: Project, { drafts }: Options): Pick<Asked, 'outputs' | 'done'> {
  const { file, isDraft } = article;
  const ledger = ledgerOf(article, project);
  const isLeft = isDraft && !drafts;
  const canRead = article.isWhole && ledger.isWhole && !isLeft;
  const result = canRead ? reconcile(article, isDraft ? emptyLedger(article.slug) : ledger) : undefined;
  for (const [path, where, what, instead] of linkFaults(article, ledger, result))
    say(project.fileAt(path), where, what, instead, 'permalink');
  if (isLeft) return { outputs: [], done: [`${file.path}  is a draft and was left alone`] };
  for (const [id, rule] of Object.entries(ID_RULES))
    for (const [where, what, instead] of rule(article, project)) say(file, where, what, instead, id);
  if (!result || isRefused([file, ledger.file])) return { outputs: [], done: [] };
  const changes = result.changes.filter(({ isNew }) => isNew || !isDraft);
  const done = changes.map(({ place, done }) => `${file.path}:${place.line}:${place.column}  ${done}`);
  return { outputs: outputsOf(article, ledger, result, project), done };
}

function outputsOf(article: Article, ledger: LedgerFile, result: Reconciled, { files }: Project): Output[] {
  const { path } = article.file;
  const source = decoded(files.get(path));
  const text = withIds(article, source, result);
  const left = reconcile(readArticle(path, Buffer.from(text)), result.ledger);
  if (left.faults.length > 0 || left.changes.length > 0)
    throw new Error(`${path}  what was to be written does not read back as it should`);
  const record: Output = [ledger.file.path, ledgerText(result.ledger)];
  // Git may have given the ledger the line ends of another system.
  const isRecorded = article.isDraft || decoded(files.get(record[0])).replaceAll('\r\n', '\n') === record[1];
  return [...(text === source ? [] : [[path, text] as Output]), ...(isRecorded ? [] : [record])];
}

/** A source with the new ids put in; everything else stays as it was, byte for byte. A byte order mark is before the frontmatter. */
export function withIds(article: Article, source: string, { changes }: Reconciled): string {
  const lines = source.split(/(?<=\n|\r(?!\n))/);
  for (const { place, id, isNew } of changes.toReversed()) {
    if (!isNew) continue;
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

const ledgerOf = ({ slug }: Article, { ledgers }: Pick<Project, 'ledgers'>): LedgerFile =>
  ledgers.get(slug) ?? emptyLedger(slug);
const decoded = (bytes?: Uint8Array): string =>
  bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : '';

type Many = Partial<Record<keyof typeof OPERATIONS, string[]>>;
type One = Partial<Record<'into' | 'near' | 'note' | 'article', string>>;
export type Options = Many & One & { drafts?: boolean };
type Output = [path: string, text: string];
type Asked = { ledgers: ReadonlyMap<string, LedgerFile>; outputs: Output[]; done: string[] };

if (import.meta.main) {
  const many = { type: 'string', multiple: true } as const;
  const one = { type: 'string' } as const;
  const options = {
    ...{ merge: many, retire: many, keep: many, redact: many, restore: many },
    ...{ into: one, near: one, note: one, article: one },
    drafts: { type: 'boolean' },
  } as const;
  try {
    process.exitCode = writeAnchors('.', parseArgs({ options }).values, console.log) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

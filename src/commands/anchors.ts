import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ArticleFiles, articleFiles } from '../integrations/article-files.ts';
import { replaceFiles } from '../integrations/built-folder.ts';
import { edited, reconcile } from '../lib/anchors.ts';
import { ledgerText } from '../lib/ledger.ts';
import { type Problem, problemLines } from '../lib/problem.ts';
import { LEDGERS, readArticle, type ReadArticle } from '../markdown/read-article.ts';
import { askedFor, type Options, type Output } from './anchor-flags.ts';

/**
 * Gives every place of the articles under `root` its id, records it in the article's ledger and prints each change. Where the
 * author must act first it writes nothing, except what a flag asked for, prints all problems and returns false.
 */
export function writeAnchors(root: string, options: Options, print: (line: string) => void): boolean {
  const files = new Map(articleFiles(root).map((each) => [each.slug, each]));
  const read = [...files.values()].map(({ slug, source, ledger }) => readArticle(slug, source, ledger));
  const asked = read.every(({ isReadable }) => isReadable) ? askedFor(read, options, print) : [];
  const drafts = read.filter(({ isDraft }) => isDraft && !options.drafts);
  const results = read
    .filter((each) => !drafts.includes(each))
    .map((each) => settled(each, files.get(each.article.slug)!));
  const problems = [...results.flatMap((each) => each.problems), ...drafts.flatMap((each) => each.problems)];
  const outputs = problems.length > 0 ? asked : [...asked, ...results.flatMap((each) => each.outputs)];
  write(root, new Map(outputs));
  for (const { article } of drafts) print(`${article.path}  is a draft and was left alone`);
  if (problems.length > 0) {
    const lines = problemLines(problems);
    const count = `${lines.length} ${lines.length > 1 ? 'problems' : 'problem'}`;
    for (const line of lines) print(line);
    print(`${count}; ${asked.length > 0 ? 'nothing else' : 'nothing'} was written`);
    return false;
  }
  for (const line of results.flatMap((each) => each.done)) print(line);
  if (outputs.length === 0) print('Every place has its id, and every id is in its ledger: nothing to do');
  return true;
}

function settled(
  { article, isDraft, isReadable, problems }: ReadArticle,
  { source, ledger }: ArticleFiles,
): Settled {
  if (!isReadable) return { problems, outputs: [], done: [] };
  const result = reconcile(article, sha256);
  const found = [...problems, ...result.problems];
  const after = edited(source, result.edits);
  if (found.length > 0) return { problems: found, outputs: [], done: [] };
  const text = ledgerText(result.ledger);
  const again = readArticle(article.slug, after, isDraft ? undefined : text);
  const rest = [...again.problems, ...problemsLeft(reconcile(again.article, sha256), isDraft)];
  if (rest.length > 0)
    throw new Error(
      `${article.path}  what was to be written does not read back as it should: ${problemLines(rest).join('\n')}`,
    );
  const outputs: Output[] = [];
  if (after !== source) outputs.push([article.path, after]);
  // Git may have given the ledger the line ends of another system.
  if (!isDraft && text !== ledger?.replaceAll('\r\n', '\n')) outputs.push([article.ledgerPath, text]);
  const changes = isDraft ? result.changes.filter(({ done }) => done.startsWith('gave ')) : result.changes;
  return {
    problems: [],
    outputs,
    done: changes.map(({ path, line, column, done }) => `${path}:${line}:${column}  ${done}`),
  };
}

function problemsLeft({ problems, changes }: ReturnType<typeof reconcile>, isDraft: boolean): Problem[] {
  const left = isDraft
    ? []
    : changes.map(({ path, line, column, done }) => ({
        path,
        line,
        column,
        what: done,
        remedy: 'report this',
      }));
  return [...problems, ...left];
}

function write(root: string, files: ReadonlyMap<string, string>): void {
  if (files.size > 0) mkdirSync(join(root, LEDGERS), { recursive: true });
  replaceFiles(root, files);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Settled = { problems: Problem[]; outputs: Output[]; done: string[] };

if (import.meta.main) {
  const many = { type: 'string', multiple: true } as const;
  const one = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        retire: many,
        keep: many,
        redact: many,
        restore: many,
        near: one,
        note: one,
        article: one,
        drafts: { type: 'boolean' },
      },
    });
    process.exitCode = writeAnchors('.', values, console.log) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

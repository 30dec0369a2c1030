import { annotations, counted, isRefused, report, say } from '../article/problem.ts';
import { plainText } from '../article/text.ts';
import { readProject, type Project } from '../check/project.ts';
import { referenceDay } from '../check/reference-day.ts';
import { checkProject } from '../check/rules.ts';
import { sourceProblems } from '../integrations/permalinks.ts';
import { publishedLedgers } from '../integrations/published-ledgers.ts';
import { wordCount } from '../lib/words.ts';

/** Tells everything that is wrong with content/ and public/ of the folder it is run in, or of the one it is given. */
const root = process.argv[2] ?? '.';
const project = readProject(root, referenceDay(process.env, new Date()));
checkProject(project);
sayLinks(project);
const files = project.checked().filter(({ messages }) => messages.length > 0);
if (files.length > 0) console.log(report(files));
if (process.env['GITHUB_ACTIONS'] === 'true') annotations(files).forEach((line) => console.log(line));
if (isRefused(files)) process.exitCode = 1;
else console.log(overview(project));

/** Links that would break are told where nothing else is wrong. */
function sayLinks({ fileAt }: Project): void {
  const links = sourceProblems(root, publishedLedgers(root) ?? []);
  for (const { path, what, remedy, ...where } of links) {
    const isTold = fileAt(path).messages.some(
      ({ line, column }) => line === where.line && column === where.column,
    );
    if (!isTold) say(fileAt(path), where, what, remedy, 'permalink');
  }
}

/** What was looked at and found good, in a line. */
function overview({ articles, data, files }: Project): string {
  const words = articles.flatMap(({ tree }) =>
    tree.children
      .filter(({ type }) => type !== 'yaml' && type !== 'footnoteDefinition')
      .map((node) => wordCount(plainText(node))),
  );
  const held = [
    counted(sum(words), 'word'),
    counted(sum(articles.map(({ places }) => places.length)), 'place'),
  ];
  const published = [...files.keys()].filter((path) => path.startsWith('public/')).length;
  return `no problems in ${counted(articles.length, 'article')} (${held.join(', ')}), ${counted(data.sources.entries.length, 'source')}, ${counted(published, 'file')} of public/`;
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

import { wordCount } from '../article/words.ts';
import { problemText, stops, type Problem } from './problem.ts';
import type { Project } from './project.ts';
import { plainText } from './reading/tree.ts';

/** All problems as an author reads them, a line each, and how many there are. */
export function report(problems: Problem[]): string {
  const errors = problems.filter(stops).length;
  const counts = [
    count(errors, 'problem'),
    ...(problems.length > errors ? [count(problems.length - errors, 'warning')] : []),
  ];
  return [...problems.map(problemText), '', counts.join(', ')].join('\n');
}

/** What was looked at and found good, in a line. */
export function overview(project: Project): string {
  const { articles, sources, files } = project;
  const words = articles.reduce(
    (sum, { tree }) => sum + wordCount(tree.children.filter(isBody).map(plainText).join(' ')),
    0,
  );
  const places = articles.reduce((sum, article) => sum + article.places.length, 0);
  const published = [...files.keys()].filter((path) => path.startsWith('public/')).length;
  const held = `${count(words, 'word')}, ${count(places, 'place')}`;
  return `no problems in ${count(articles.length, 'article')} (${held}), ${count(sources.entries.length, 'source')}, ${count(published, 'file')} of public/`;
}

const isBody = ({ type }: { type: string }): boolean => type !== 'yaml' && type !== 'footnoteDefinition';

const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

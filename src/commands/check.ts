import { counted, report } from '../article/problem.ts';
import { plainText } from '../article/text.ts';
import { checkContent } from '../check/rules.ts';
import { referenceDay, type Project } from '../check/project.ts';
import { wordCount } from '../article/words.ts';

/** Reports everything that is wrong with content/ and public/ of the folder it is run in, or of the one it is given. */
const { project, history, files } = checkContent(
  process.argv[2] ?? '.',
  referenceDay(process.env, new Date()),
);
if (history.lacks) console.warn(history.lacks);
console.log(files.length > 0 ? report(files) : overview(project));
process.exitCode = files.length > 0 ? 1 : 0;

/** What was looked at and found good, in a line. */
function overview({ articles, data, files: read }: Project): string {
  const texts = articles.flatMap(({ tree }) =>
    tree.children.filter(({ type }) => type !== 'footnoteDefinition'),
  );
  const words = wordCount(texts.map(plainText).join(' '));
  const places = articles.reduce((all, article) => all + article.places.length, 0);
  const published = [...read.keys()].filter((path) => path.startsWith('public/')).length;
  return (
    `no problems in ${counted(articles.length, 'article')} (${counted(words, 'word')}, ${counted(places, 'place')}), ` +
    `${counted(data.sources.entries.length, 'source')}, ${counted(published, 'file')} of public/`
  );
}

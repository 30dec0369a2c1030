import { nearest } from '../article/nearest.ts';
import { DATA, type Project } from './project.ts';
import { didYouMean, finding, rule } from './rule.ts';

/** Whatever lies in content/ is published; a file that nothing reads was misnamed. */
export const strayFile = rule('stray-file', function* (project) {
  for (const path of project.files.keys()) {
    if (!path.startsWith('content/') || READ.test(path)) continue;
    const fix = didYouMean(
      nearest(path, known(project, path)),
      'name an article content/articles/<slug>.mdx, or move the file out of content/',
    );
    yield finding({ path }, { line: 1, column: 1 }, 'nothing reads this file', fix);
  }
});

const READ = new RegExp(
  `^content/(articles/[^/]+\\.mdx|articles/.+\\.(png|jpe?g|webp|avif|gif|svg)|permalinks/[^/]+\\.json|(${Object.keys(DATA).join('|')})\\.yaml|README\\.md)$`,
);

function known(project: Project, path: string): string[] {
  const article = path.replace(/\.[^./]*$/, '.mdx');
  const wanted = [
    ...Object.keys(DATA).map((name) => `content/${name}.yaml`),
    ...(READ.test(article) ? [article] : []),
  ];
  return wanted.filter((name) => !project.files.has(name));
}

import type { VFile } from 'vfile';
import { say } from '../article/problem.ts';
import { everPublished } from '../links/history.ts';
import { ID_RULES, linkProblems } from '../links/rules.ts';
import { characters } from './characters.ts';
import { components } from './components.ts';
import { data, dataFiles } from './data.ts';
import { links, linksWithin } from './links.ts';
import { notes } from './notes.ts';
import { pictures, publicFiles } from './pictures.ts';
import { readProject, type ArticleRules, type Project, type ProjectRules } from './project.ts';
import { quotations } from './quotations.ts';
import { structure } from './structure.ts';

/** What each article must not get wrong, a theme a file. */
export const ARTICLE_RULES: ArticleRules = {
  ...structure,
  ...components,
  ...notes,
  ...links,
  ...quotations,
  ...pictures,
  ...data,
  ...ID_RULES,
};

/** What the project as a whole must not: its data, its files, and what is between articles. */
export const PROJECT_RULES: ProjectRules = {
  ...dataFiles,
  ...linksWithin,
  ...characters,
  ...publicFiles,
};

/** The content under `root`, its ledgers as published, and the files in which something is wrong, lost links included. */
export function checkContent(root: string, today: string) {
  const project = readProject(root, today);
  const published = everPublished(root);
  for (const [path, where, what, instead, rule] of linkProblems(project, published))
    say(project.fileAt(path), where, what, instead, rule);
  return { project, published, files: checkProject(project) };
}

/** All files of a project in which something is wrong, with all that is. */
export function checkProject(project: Project): VFile[] {
  for (const [id, rule] of Object.entries(ARTICLE_RULES))
    for (const article of project.articles)
      for (const [where, what, instead] of rule(article, project))
        say(article.file, where, what, instead, id);
  for (const [id, rule] of Object.entries(PROJECT_RULES))
    for (const [path, where, what, instead] of rule(project))
      say(project.fileAt(path), where, what, instead, id);
  return project.checked().filter(({ messages }) => messages.length > 0);
}

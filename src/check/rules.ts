import type { VFile } from 'vfile';
import type { Article, Page } from '../article/article.ts';
import { say, type Finding } from '../article/problem.ts';
import { everPublished } from '../links/history.ts';
import { ID_RULES, idProblems, linkProblems } from '../links/rules.ts';
import { characters } from './characters.ts';
import { components } from './components.ts';
import { data, dataFiles } from './data.ts';
import { links, linksWithin } from './links.ts';
import { notes } from './notes.ts';
import { pictures, publicFiles } from './pictures.ts';
import {
  readProject,
  type ArticleRules,
  type PageRules,
  type Project,
  type ProjectRules,
} from './project.ts';
import { quotations } from './quotations.ts';
import { pages } from './pages.ts';
import { markdown, structure } from './structure.ts';

/** What each article must not get wrong, a theme a file. */
export const ARTICLE_RULES: ArticleRules = {
  ...structure,
  ...markdown,
  ...components,
  ...notes,
  ...links,
  ...quotations,
  ...pictures,
  ...data,
  ...Object.fromEntries(ID_RULES.map((id) => [id, idRule(id)])),
};

/** What each page beside the articles must not: what both may have is under the same rules. */
export const PAGE_RULES: PageRules = { ...markdown, ...links, ...pictures, ...pages };

/** What the project as a whole must not: its data, its files, and what is between articles. */
export const PROJECT_RULES: ProjectRules = {
  ...dataFiles,
  ...linksWithin,
  ...characters,
  ...publicFiles,
};

/** The content under `root`, the history of its ledgers, and the files in which something is wrong, lost links included. */
export function checkContent(root: string, today: string) {
  const project = readProject(root, today);
  const history = everPublished(root);
  for (const [path, ...found] of linkProblems(project, history, today)) say(project.fileAt(path), ...found);
  return { project, history, files: checkProject(project) };
}

/** All files of a project in which something is wrong, with all that is. */
export function checkProject(project: Project): VFile[] {
  for (const article of project.articles) sayOf(article, ARTICLE_RULES, project);
  for (const page of project.pages) sayOf(page, PAGE_RULES, project);
  for (const [id, rule] of Object.entries(PROJECT_RULES))
    for (const [path, where, what, instead] of rule(project))
      say(project.fileAt(path), where, what, instead, id);
  return project.checked().filter(({ messages }) => messages.length > 0);
}

function sayOf<Text extends Page>(text: Text, rules: Rules<Text>, project: Project): void {
  for (const [id, rule] of Object.entries(rules))
    for (const [where, what, instead] of rule(text, project)) say(text.file, where, what, instead, id);
}

function idRule(id: (typeof ID_RULES)[number]) {
  return function* (article: Article, { ledgers }: Project): Generator<Finding> {
    for (const [, where, what, instead] of idProblems(id, article, ledgers.get(article.slug)))
      yield [where, what, instead];
  };
}

type Rules<Text> = Record<string, (text: Text, project: Project) => Iterable<Finding>>;

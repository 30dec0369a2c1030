import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLES, readArticle } from '../article/article.ts';
import { isSlug } from '../article/text.ts';
import { projectFrom, type Project } from '../check/project.ts';
import { PAGES } from '../check/structure.ts';
import { renamed, withdrawn } from '../links/addresses.ts';
import { committedFile } from '../links/history.ts';
import type { LedgerFile } from '../links/ledger.ts';

/**
 * The project under `root` after the flags --rename and --withdraw, in which its files are as they are to be. Throws when one
 * asks for what cannot be done.
 */
export function atNewAddress(root: string, project: Project, options: Options, day: string): Asked {
  const { rename, to = '', withdraw } = options;
  if (rename !== undefined && withdraw !== undefined)
    throw new Error('an article is renamed or withdrawn; take one of the flags out');
  const page = rename !== undefined && pageAt(root, to);
  if (page) throw new Error(`/${to}/ is the address of ${page}; choose another name`);
  if (rename !== undefined) return afterRename(project, rename, to, day);
  if (options.withdraw !== undefined)
    return afterWithdrawal(root, project, options.withdraw, options.note, day);
  return { project, ledgers: new Map(project.ledgers), done: [] };
}

/** What has an address besides articles, or undefined. */
export function pageAt(root: string, slug: string): string | undefined {
  const paths = [`src/pages/${slug}.astro`, `src/pages/${slug}`, `public/${slug}`];
  const found = slug ? paths.find((each) => existsSync(join(root, each))) : undefined;
  return found ?? (PAGES.includes(slug) ? 'a page of the site' : undefined);
}

function afterRename(project: Project, old: string, slug: string, day: string): Asked {
  const [path, next] = [pathOf(old), pathOf(slug)];
  const [article, other] = [project.files.get(path), project.files.get(next)];
  if (!isSlug(slug))
    throw new Error(
      `“${slug}” cannot be an address; write lower-case ASCII words with hyphens after --rename ${old}`,
    );
  if (article && other) throw new Error(`${next} is another article; choose another name`);
  if (!article && !other)
    throw new Error(`there is neither ${path} nor ${next}; look the article’s name up in ${ARTICLES}`);
  const ledgers = renamed(project.ledgers, project.articles, old, slug, day);
  const files = new Map(project.files);
  files.delete(path);
  if (article) files.set(next, article);
  const done = `${next}  is the article’s name now; links to its former address lead there`;
  return { project: projectFrom(files, project.today), ledgers, done: [done] };
}

function afterWithdrawal(root: string, project: Project, slug: string, note = '', day: string): Asked {
  const path = pathOf(slug);
  // Whoever deleted the file first still has it in git.
  const bytes = project.files.get(path) ?? committedFile(root, path);
  const front = bytes && readArticle(path, bytes).front?.value;
  if (!front)
    throw new Error(
      `${path} ${bytes ? 'has no frontmatter in order' : 'is missing'}, whose headline is shown to those who follow a link; put it ${bytes ? 'in order' : 'back'} first`,
    );
  const ledgers = withdrawn(project.ledgers, slug, note.trim(), front.headline, day);
  const files = new Map(project.files);
  files.delete(path);
  const done = `${path}  is withdrawn; links to it show the note`;
  return { project: projectFrom(files, project.today), ledgers, done: [done] };
}

interface Options {
  rename?: string | undefined;
  to?: string | undefined;
  withdraw?: string | undefined;
  note?: string | undefined;
}
/** What is there once it is done, and what was, a line each. */
export type Asked = { project: Project; ledgers: Map<string, LedgerFile>; done: string[] };

const pathOf = (slug: string): string => `${ARTICLES}/${slug}.mdx`;

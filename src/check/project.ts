import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { VFile } from 'vfile';
import { readArticle, readPage, type Article, type Page } from '../article/article.ts';
import { say, type Finding } from '../article/problem.ts';
import { DATA, FIGURES, figureSchema, listOf } from '../article/schema.ts';
import { isSlug, readText, TOP, type TextFile } from '../article/text.ts';
import { readYaml, type Yaml } from '../article/yaml.ts';
import { aliasesOf, ledgerPath, LEDGERS, readLedger, type LedgerFile } from '../links/ledger.ts';

/** The pages beside the articles whose words are in content/. */
export const PAGE_FILES = ['content/pages/colophon.md'];

/** Reads content/ and public/ under a folder; `today` is the day after which a date lies in the future. */
export function readProject(root: string, today?: string): Project {
  const files = new Map<string, Uint8Array>();
  for (const folder of ['content', 'public'])
    for (const path of filesUnder(root, folder)) files.set(path, readFileSync(join(root, path)));
  return projectFrom(files, today);
}

/** The same from files that were read already, by their paths from the root. */
export function projectFrom(files: ReadonlyMap<string, Uint8Array>, today?: string): Project {
  const paths = [...files.keys()].sort();
  const articles = paths
    .filter((path) => /^content\/articles\/[^/]+\.mdx$/.test(path))
    .map((path) => readArticle(path, files.get(path) ?? NOTHING));
  const pages = PAGE_FILES.filter((path) => files.has(path)).map((path) =>
    readPage(path, files.get(path) ?? NOTHING),
  );
  const data = Object.fromEntries(
    Object.keys(DATA).map((name) => [name, dataFile(name as DataName, files)]),
  ) as Record<DataName, DataFile>;
  const figures = paths
    .filter(isFigure)
    .map((path) => yamlFile(path, files.get(path) ?? NOTHING, figureSchema));
  const read = [...articles, ...pages, ...Object.values(data), ...figures];
  const said = new Map(read.map(({ file }) => [file.path, file]));
  const fileAt = (path: string): VFile => {
    const file = said.get(path) ?? new VFile({ path });
    said.set(path, file);
    return file;
  };
  const instead = 'write it in Markdown, below its title, deck and description between two lines ---';
  for (const path of PAGE_FILES)
    if (!files.has(path)) say(fileAt(path), TOP, 'the file is missing', instead, 'missing-file');
  const ledgers = paths
    .filter((path) => path.startsWith(`${LEDGERS}/`) && path.endsWith('.json'))
    .map((path) => readLedger(path, new TextDecoder().decode(files.get(path))));
  for (const [path, ...found] of ledgers.flatMap(({ problems }) => problems)) say(fileAt(path), ...found);
  return {
    articles,
    pages,
    data,
    figures,
    ledgers: new Map(ledgers.map((ledger) => [ledger.article, ledger])),
    files,
    today,
    fileAt,
    checked: () => [...said.values()],
  };
}

/**
 * The day after which a date lies in the future: that of SOURCE_DATE_EPOCH where it is set, else today where it is latest on
 * earth, so that nobody's own date is refused.
 */
export function referenceDay({ SOURCE_DATE_EPOCH: epoch = '' }: NodeJS.ProcessEnv, now: Date): string {
  const latest = now.getTime() + 14 * 60 * 60 * 1000;
  return new Date(/^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : latest).toISOString().slice(0, 10);
}

/** The ids that lead to each live place of an article under `root`, by its slug, as its ledger has them now. */
export function aliasesUnder(root: string): (slug: string) => ReadonlyMap<string, readonly string[]> {
  return (slug) => {
    const path = join(root, ledgerPath(slug));
    return existsSync(path) ? aliasesOf(readLedger(path, readFileSync(path, 'utf8'))) : new Map();
  };
}

/** The day on which something is recorded: that of SOURCE_DATE_EPOCH where it is set, else today as the author's clock has it. */
export function recordedDay(environment: NodeJS.ProcessEnv, now: Date): string {
  if (environment.SOURCE_DATE_EPOCH) return referenceDay(environment, now);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The ids in an article that a link may lead to: its places, and what its ledger keeps of places merged and removed. */
export function placeIds({ ledgers }: Project, article: Article): string[] {
  return [...article.places.flatMap(({ id }) => id ?? []), ...(ledgers.get(article.slug)?.ids.keys() ?? [])];
}

/** Whether a file holds the data of a figure, by its path. */
export function isFigure(path: string): boolean {
  const [folder, name = ''] = path.split(/\/(?=[^/]*$)/);
  return folder === FIGURES && name.endsWith('.yaml') && isSlug(name.slice(0, -5));
}

const NOTHING = new Uint8Array();

function dataFile(name: DataName, files: ReadonlyMap<string, Uint8Array>): DataFile {
  const path = `content/${name}.yaml`;
  const bytes = files.get(path);
  if (!bytes) {
    const source = readText(new VFile({ path }), NOTHING);
    say(source.file, TOP, 'the file is missing', 'write it, with [] in it for an empty list', 'missing-file');
    return { ...source, name, yaml: undefined, entries: [], isList: false };
  }
  const read = yamlFile(path, bytes, listOf(DATA[name]));
  const isList = Array.isArray(read.yaml?.raw);
  return { ...read, name, entries: isList ? (read.yaml?.raw as unknown[]) : [], isList };
}

function yamlFile(path: string, bytes: Uint8Array, schema: z.ZodType): YamlFile {
  const source = readText(new VFile({ path }), bytes);
  return { ...source, yaml: readYaml(source, source.readable, schema) };
}

function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    const entry = name.startsWith('.') ? undefined : statSync(join(root, path), { throwIfNoEntry: false });
    if (entry?.isDirectory()) return filesUnder(root, path);
    return entry?.isFile() ? [path] : [];
  });
}

export type DataName = keyof typeof DATA;

/** Everything that a build publishes, read once. */
export interface Project {
  articles: Article[];
  /** The pages beside them. */
  pages: Page[];
  data: Record<DataName, DataFile>;
  /** Their names are those of the files. */
  figures: YamlFile[];
  /** By slug. */
  ledgers: ReadonlyMap<string, LedgerFile>;
  /** Everything in content/ and public/ that is not hidden, by its path from the root. */
  files: ReadonlyMap<string, Uint8Array>;
  today: string | undefined;
  /** What is said of a file, by its path. */
  fileAt: (path: string) => VFile;
  /** All files of which something was or may be said. */
  checked: () => VFile[];
}

interface YamlFile extends TextFile {
  /** Undefined where it cannot be read at all. */
  yaml: Yaml<unknown> | undefined;
}

export interface DataFile extends YamlFile {
  name: DataName;
  /** As they are written, right or wrong. */
  entries: unknown[];
  /** False where entries may be missing. */
  isList: boolean;
}

/** Rules by their ids; each finds what is wrong in one article. */
export type ArticleRules = Record<string, (article: Article, project: Project) => Iterable<Finding>>;
/** The same of what articles and the pages beside them have in common. */
export type PageRules = Record<string, (page: Page, project: Project) => Iterable<Finding>>;
/** Rules by their ids; each finds what is wrong in files of a project, by their paths. */
export type ProjectRules = Record<string, (project: Project) => Iterable<[path: string, ...Finding]>>;

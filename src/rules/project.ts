import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { articleFrom, type Article } from './reading/article.ts';
import { sourceText, type SourceText } from './reading/source-text.ts';
import { yamlValue, type Value, type YamlFault } from './reading/yaml-value.ts';

/** The data files of a project, and what one of their entries is called. */
export const DATA = {
  sources: 'source',
  timeline: 'event',
  people: 'person',
  quotations: 'quotation',
} as const;

/** Reads content/ and public/ under a folder; `today` is the day after which a date lies in the future. */
export function readProject(root: string, today?: string): Project {
  const files = new Map<string, Uint8Array>();
  for (const folder of ['content', 'public']) {
    for (const path of filesUnder(root, folder)) files.set(path, readFileSync(join(root, path)));
  }
  return projectFrom(files, today);
}

/** The same from files that were read already, by their paths from the root. */
export function projectFrom(files: Map<string, Uint8Array>, today?: string): Project {
  const paths = [...files.keys()].sort();
  const articles = paths
    .filter((path) => /^content\/articles\/[^/]+\.mdx$/.test(path))
    .map((path) => articleFrom(path, files.get(path) ?? NOTHING));
  const data = (name: DataName): DataFile => dataFile(name, files);
  return {
    articles,
    sources: data('sources'),
    timeline: data('timeline'),
    people: data('people'),
    quotations: data('quotations'),
    retired: new Map(
      articles.map(({ slug }) => [slug, ledgerIds(files.get(`content/permalinks/${slug}.json`))]),
    ),
    files,
    ...(today !== undefined && { today }),
  };
}

/** The four data files of a project. */
export function dataFiles(project: Project): DataFile[] {
  return (Object.keys(DATA) as DataName[]).map((name) => project[name]);
}

const NOTHING = new Uint8Array();

function dataFile(name: DataName, files: Map<string, Uint8Array>): DataFile {
  const path = `content/${name}.yaml`;
  const bytes = files.get(path);
  const source = sourceText(path, bytes ?? NOTHING);
  const { value, faults } = yamlValue(source.text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F]/g, ' '));
  const isList = value?.kind === 'list';
  const entries = isList ? value.items : [];
  return {
    ...source,
    name,
    exists: bytes !== undefined,
    readable: isList,
    value,
    entries,
    yamlFaults: faults,
  };
}

/** The ids of an article's ledger of links: all of them still lead somewhere. */
function ledgerIds(bytes: Uint8Array | undefined): string[] {
  try {
    const ledger = JSON.parse(new TextDecoder().decode(bytes)) as { ids?: object } | null;
    return Object.keys(ledger?.ids ?? {});
  } catch {
    // Without a ledger nothing was retired; a broken one is reported where links are kept.
    return [];
  }
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

export interface Project {
  articles: Article[];
  sources: DataFile;
  timeline: DataFile;
  people: DataFile;
  quotations: DataFile;
  /** By slug, the ids in its ledger. */
  retired: Map<string, string[]>;
  /** Everything in content/ and public/ that is not hidden, by its path from the root. */
  files: Map<string, Uint8Array>;
  today?: string;
}

export interface DataFile extends SourceText {
  name: DataName;
  exists: boolean;
  /** False where entries may be missing. */
  readable: boolean;
  value: Value | undefined;
  entries: Value[];
  yamlFaults: YamlFault[];
}

import { ARTICLES, citesIn, type Article } from '../article/article.ts';
import { nearest } from '../article/nearest.ts';
import type { Finding } from '../article/problem.ts';
import { DATA, FIGURES } from '../article/schema.ts';
import { didYouMean, quoted, TOP } from '../article/text.ts';
import { called, fieldsHolding, valueAt } from '../article/yaml.ts';
import { lastChange, livePlace } from '../links/ledger.ts';
import {
  isFigure,
  PAGE_FILES,
  placeIds,
  type ArticleRules,
  type DataFile,
  type Project,
  type ProjectRules,
} from './project.ts';

/** What holds between the frontmatter of an article and its text. */
export const data: ArticleRules = {
  'date-updated': dateUpdated,

  *'unknown-place'(article, project) {
    const { front, isWhole, isDraft, places, slug } = article;
    if (!front || !isWhole || isDraft) return;
    const published = project.ledgers.get(slug)?.ids ?? new Map();
    const live = places.flatMap(({ id }) => id ?? []);
    const lanes = places.flatMap(({ id, data }) => (data && id) || []);
    const pathsIn = (key: string) =>
      Object.keys(valueAt(front.raw, key) ?? {}).map((index) => [key, index, 'place']);
    const passage = ['place', 'write the id of a passage, as in its {/* #id */}'] as const;
    // A key point shows the number of its place; a correction may lead to one that is merged or removed.
    const named = [
      [live, pathsIn('keyPoints'), ...passage],
      [placeIds(project, article), pathsIn('corrections'), ...passage],
      [lanes, [['figure']], '<Lanes>', 'write the id of one, as in <Lanes id="…">'],
    ] as const;
    for (const [ids, paths, what, otherwise] of named)
      for (const path of paths) {
        const id = valueAt(front.raw, ...path);
        if (typeof id !== 'string' || !id || ids.includes(id)) continue;
        const near = [livePlace(published, id), nearest(id, ids)].find((each) => each && ids.includes(each));
        yield [front.at(path), `the article has no ${what} “${id}”`, didYouMean(near, otherwise)];
      }
  },
};

/** What changed in a published article after the day on which readers are told that it last did. */
export function* dateUpdated(
  { front, isDraft, slug }: Article,
  { ledgers }: Pick<Project, 'ledgers'>,
): Iterable<Finding> {
  const { published, updated } = front?.value ?? {};
  const ledger = ledgers.get(slug);
  const change = ledger && lastChange(ledger);
  const told = updated ?? published;
  if (!front || !told || isDraft || !change || change.day <= told) return;
  const field = updated ? 'updated' : 'published';
  const what = `“${field}” is ${told}, and ${change.id} was changed on ${change.day}`;
  yield [front.at([field]), what, `${updated ? 'write' : 'write below it'} updated: "${change.day}"`];
}

/** What holds within and between the data files, and between them and the articles. */
export const dataFiles: ProjectRules = {
  /** Without a day of reference nothing lies in the future. */
  *'date-future'(project) {
    const { today } = project;
    for (const { path, where, name, text, isDraft } of fieldsIn(project, 'date')) {
      if (!today || isDraft || !isBefore(today, text)) continue;
      const draft = path.endsWith('.mdx') ? ', or set draft: true' : '';
      const what = `“${name}” ${text} is after today, ${today}`;
      yield [path, where, what, `write a date that has come${draft}`];
    }
  },

  *'date-order'(project) {
    for (const { path, where, name, field, text, beside } of fieldsIn(project, 'date')) {
      const earlier = EARLIER[field] ?? '';
      const what = `“${name}” ${text} is before “${earlier}” ${beside(earlier)}`;
      if (isBefore(text, beside(earlier))) yield [path, where, what, 'correct the one that is wrong'];
    }
  },

  /** An id names one entry of its file: the later would replace the earlier without a word. */
  *'duplicate-entry'({ data }) {
    for (const each of Object.values(data)) {
      const lines = new Map<string, number>();
      for (const { path, where, id, name } of idsOf(each)) {
        const what = `the ${name} is already on line ${lines.get(id)}`;
        if (lines.has(id)) yield [path, where, what, 'give one of the two another id, or take it out'];
        else lines.set(id, where.line);
      }
    }
  },

  *'unknown-source'(project) {
    const { sources } = project.data;
    const known = new Set(idsOf(sources).map(({ id }) => id));
    for (const { path, where, text } of sources.isList ? cited(project) : []) {
      if (!text.trim() || known.has(text)) continue;
      const instead = didYouMean(nearest(text, known), 'enter it in content/sources.yaml');
      yield [path, where, `there is no source ${quoted(text)}`, instead];
    }
  },

  *'unused-source'(project) {
    const { data, figures, articles } = project;
    const isRead = Object.values(data).every(({ isList }) => isList) && figures.every(({ yaml }) => yaml);
    if (!isRead || !articles.every(({ isWhole, front }) => isWhole && front)) return;
    const used = new Set(Array.from(cited(project), ({ text }) => text));
    for (const { path, where, id } of idsOf(data.sources)) {
      const instead = `cite it in a note with <Cite id="${id}" />, or take it out`;
      if (!used.has(id)) yield [path, where, `nothing cites the source ${quoted(id)}`, instead];
    }
  },

  /** Whatever lies in content/ is published; a file that nothing reads was misnamed. */
  *'stray-file'({ files }) {
    for (const path of files.keys()) {
      if (!path.startsWith('content/') || isRead(path)) continue;
      const meant = ['.mdx', '.md'].map((ending) => path.replace(/\.[^./]*$/, ending));
      const near = meant.find((each) => isRead(each) && !files.has(each));
      const otherwise = `name an article ${ARTICLES}/<slug>.mdx, a figure ${FIGURES}/<slug>.yaml, or move the file out of content/`;
      yield [path, TOP, 'nothing reads this file', didYouMean(near, otherwise)];
    }
  },
};

const DATE = /^\d{4}(-\d\d){0,2}$/;

/** The field whose date the date of a field must not be before. */
const EARLIER: Record<string, string> = {
  published: 'eventDate',
  updated: 'published',
  // Before publication or long after it.
  sourcesChecked: 'eventDate',
  'corrections.date': 'published',
  'sinceThen.asOf': 'eventDate',
  'sinceThen.events.date': 'eventDate',
  to: 'from',
  'lanes.marks.until': 'date',
  accessed: 'issued',
  'archived.date': 'issued',
};

const READ = new RegExp(
  `^content/(articles/[^/]+\\.mdx|articles/.+\\.(png|jpe?g|webp|avif|gif|svg)|permalinks/[^/]+\\.json|(${Object.keys(DATA).join('|')})\\.yaml|README\\.md)$`,
);

const isRead = (path: string): boolean => READ.test(path) || isFigure(path) || PAGE_FILES.includes(path);

/** Compares as much as both dates tell. */
function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return DATE.test(date) && DATE.test(other) && date.slice(0, length) < other.slice(0, length);
}

/** The ids of a data file's entries. */
function idsOf({ file: { path }, yaml, entries }: DataFile) {
  return entries.flatMap((entry, index) => {
    const id = valueAt(entry, 'id');
    if (!yaml || typeof id !== 'string') return [];
    return { path, where: yaml.at([index, 'id']), id, name: called(yaml, [index]) };
  });
}

/** The ids of sources in the text of articles, in their frontmatter and in data. */
function* cited(project: Project) {
  for (const { file, nodes } of project.articles)
    for (const where of citesIn(nodes)) yield { path: file.path, where, text: where.text };
  yield* fieldsIn(project, 'source');
}

/** The fields of a kind in the frontmatter of each article and in each file of data. */
function* fieldsIn({ articles, data, figures }: Project, kind: 'date' | 'source') {
  const fronts = articles.map(({ file, front, isDraft }) => ({ file, yaml: front, isDraft }));
  const others = [...Object.values(data), ...figures].map(({ file, yaml }) => ({
    file,
    yaml,
    isDraft: false,
  }));
  for (const { file, yaml, isDraft } of [...fronts, ...others]) {
    if (!yaml) continue;
    for (const { path, text } of fieldsHolding(yaml, kind)) {
      /** The field of another name in the same group of keys, else in the nearest around it. */
      const beside = (name: string): string =>
        String(path.map((_, depth) => valueAt(yaml.raw, ...path.slice(0, depth), name)).findLast(Boolean));
      const [name, field] = [String(path.at(-1)), path.filter((step) => typeof step === 'string').join('.')];
      yield { path: file.path, where: yaml.at(path), name, field, text, beside, isDraft };
    }
  }
}

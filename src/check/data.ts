import { citesIn } from '../article/article.ts';
import { nearest } from '../article/nearest.ts';
import type { Where } from '../article/problem.ts';
import { DATA } from '../article/schema.ts';
import { didYouMean, LARGEST, quoted, TOP } from '../article/text.ts';
import { called, fieldsHolding, under, type Yaml } from '../article/yaml.ts';
import { placeIds, type Project } from './project.ts';
import type { ArticleRules, ProjectRules } from './project.ts';

/** What holds between the frontmatter of an article and its text. */
export const data: ArticleRules = {
  *'article-size'({ size }) {
    if (size <= LARGE) return;
    const what = `the article has ${Math.round(size / 1024)} KB`;
    const instead = 'make several articles of it';
    yield size > LARGEST ? [TOP, what, instead] : [TOP, what, instead, true];
  },

  *'key-point-place'(article, project) {
    const { front, isWhole, isDraft } = article;
    if (!front || !isWhole || isDraft) return;
    const ids = placeIds(project, article);
    for (const key of ['keyPoints', 'corrections'])
      for (const index of itemsOf(under(front.raw, key)).keys()) {
        const path = [key, index, 'place'];
        const place = under(front.raw, ...path);
        if (typeof place !== 'string' || place === '' || ids.includes(place)) continue;
        const otherwise = 'write the id of a passage, as it stands in its {/* #id */}';
        const instead = didYouMean(nearest(place, ids), otherwise);
        yield [front.at(path), `the article has no place “${place}”`, instead];
      }
  },
};

/** What holds within and between the data files, and between them and the articles. */
export const dataFiles: ProjectRules = {
  /** Without a day of reference nothing lies in the future. */
  *'date-future'(project) {
    const { today } = project;
    if (today === undefined) return;
    for (const { path, yaml, isDraft } of yamls(project))
      for (const { path: at, text } of isDraft ? [] : fieldsHolding(yaml, 'date')) {
        if (!DATE.test(text) || text <= today.slice(0, text.length)) continue;
        const what = `“${at.at(-1)}” ${text} lies after today, ${today}`;
        const draft = path.endsWith('.mdx') ? ', or set draft: true' : '';
        yield [path, yaml.at(at), what, `write a date that has come${draft}`];
      }
  },

  /** What comes later has the later date. */
  *'date-order'(project) {
    for (const { path, yaml } of yamls(project))
      for (const { path: at, text } of fieldsHolding(yaml, 'date')) {
        const isCorrection = at[0] === 'corrections';
        const earlier = isCorrection ? 'published' : (EARLIER[String(at.at(-1))] ?? '');
        const begin = String(under(yaml.raw, ...(isCorrection ? [] : at.slice(0, -1)), earlier));
        if (!isBefore(text, begin)) continue;
        const later = isCorrection ? `the correction of ${text}` : `“${at.at(-1)}” ${text}`;
        const what = `${later} lies before “${earlier}” ${begin}`;
        yield [path, yaml.at(at), what, 'mend the one that is wrong'];
      }
  },

  /** An id names one entry of its file: the later would replace the earlier without a word. */
  *'duplicate-entry'({ data }) {
    for (const { file, yaml, entries } of Object.values(data)) {
      const lines = new Map<string, number>();
      for (const [index, entry] of entries.entries()) {
        const id = under(entry, 'id');
        if (!yaml || typeof id !== 'string') continue;
        const where = yaml.at([index, 'id']);
        const first = lines.get(id);
        const what = `the ${called(yaml, [index])} already stands on line ${first}`;
        if (first) yield [file.path, where, what, 'give one of the two another id, or take it out'];
        else lines.set(id, where.line);
      }
    }
  },

  /** Whoever cites a source names one of content/sources.yaml. */
  *'unknown-source'(project) {
    const { entries, isList } = project.data.sources;
    if (!isList) return;
    const known = new Set(entries.map((entry) => String(under(entry, 'id'))));
    for (const { path, where, id } of cited(project)) {
      if (!id.trim() || known.has(id)) continue;
      const instead = didYouMean(nearest(id, known), 'enter it in content/sources.yaml');
      yield [path, where, `there is no source ${quoted(id)}`, instead];
    }
  },

  /** Every source is used: by a note, an event, a person or a quotation. */
  *'unused-source'(project) {
    const { data, articles } = project;
    const isRead = Object.values(data).every(({ isList }) => isList);
    if (!isRead || !articles.every(({ isWhole, front }) => isWhole && front)) return;
    const used = new Set(cited(project).map(({ id }) => id));
    const { file, yaml, entries } = data.sources;
    for (const [index, entry] of entries.entries()) {
      const id = under(entry, 'id');
      if (!yaml || typeof id !== 'string' || used.has(id)) continue;
      const instead = `cite it in a note with <Cite id="${id}" />, or take it out`;
      yield [file.path, yaml.at([index, 'id']), `nothing cites the source ${quoted(id)}`, instead];
    }
  },

  /** Whatever lies in content/ is published; a file that nothing reads was misnamed. */
  *'stray-file'({ files }) {
    for (const path of files.keys()) {
      if (!path.startsWith('content/') || READ.test(path)) continue;
      const article = path.replace(/\.[^./]*$/, '.mdx');
      const names = [
        ...Object.keys(DATA).map((name) => `content/${name}.yaml`),
        ...(READ.test(article) ? [article] : []),
      ].filter((name) => !files.has(name));
      const otherwise = 'name an article content/articles/<slug>.mdx, or move the file out of content/';
      yield [path, TOP, 'nothing reads this file', didYouMean(nearest(path, names), otherwise)];
    }
  },
};

/** Above this an article is longer than most would read in one go. */
const LARGE = 200 * 1024;

const DATE = /^\d{4}(-\d\d){0,2}$/;

/** The field whose date a date must not lie before. */
const EARLIER: Record<string, string> = {
  published: 'eventDate',
  updated: 'published',
  until: 'date',
  accessed: 'issued',
};

const READ = new RegExp(
  `^content/(articles/[^/]+\\.mdx|articles/.+\\.(png|jpe?g|webp|avif|gif|svg)|permalinks/[^/]+\\.json|(${Object.keys(DATA).join('|')})\\.yaml|README\\.md)$`,
);

/** Compares as much as both dates tell. */
function isBefore(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return DATE.test(date) && DATE.test(other) && date.slice(0, length) < other.slice(0, length);
}

/** Everything that cites a source: notes and other text of articles, frontmatter, and entries of data. */
function cited(project: Project): { path: string; where: Where; id: string }[] {
  return [
    ...project.articles.flatMap(({ file: { path }, nodes }) =>
      citesIn(nodes).map((where) => ({ path, where, id: where.text })),
    ),
    ...yamls(project).flatMap(({ path, yaml }) =>
      [...fieldsHolding(yaml, 'source')].map(({ path: at, text }) => ({
        path,
        where: yaml.at(at),
        id: text,
      })),
    ),
  ];
}

/** The frontmatter of each article and each data file, as far as YAML can read them. */
function yamls({ articles, data }: Project): { path: string; yaml: Yaml<unknown>; isDraft: boolean }[] {
  return [
    ...articles.map(({ file, front, isDraft }) => ({ path: file.path, yaml: front, isDraft })),
    ...Object.values(data).map(({ file, yaml }) => ({ path: file.path, yaml, isDraft: false })),
  ].flatMap(({ yaml, ...rest }) => (yaml ? [{ ...rest, yaml }] : []));
}

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
